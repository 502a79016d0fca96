package org.estran.harvest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a harvest.
 *
 * @param next from where the next page follows, in the kind's own words; null where this is the last
 * @param promised how many records the source says the whole harvest has; null where it does not say
 * @param remarks what is odd about the page
 */
public record Page(
        List<Item> items, @Nullable String next, @Nullable Long promised, List<Remark> remarks) {

    /**
     * Something to be told.
     *
     * @param code kebab-case
     */
    public record Remark(String code, List<String> arguments) {
        public Remark {
            arguments = List.copyOf(arguments);
        }

        public static Remark of(String code, Object... arguments) {
            return new Remark(
                    code,
                    java.util.Arrays.stream(arguments).map(String::valueOf).toList());
        }
    }

    public Page {
        items = List.copyOf(items);
        remarks = List.copyOf(remarks);
    }

    public static Page of(List<Item> items, @Nullable String next, @Nullable Long promised) {
        return new Page(items, next, promised, List.of());
    }
}
