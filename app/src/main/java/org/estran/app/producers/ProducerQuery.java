package org.estran.app.producers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which producers are asked for, and in which order.
 *
 * @param name a part of the name, capitals and accents or not; empty for all
 * @param after {@link ProducerPage#next()} of the page before; null for the first page
 * @param limit 1 to 200
 */
public record ProducerQuery(
        String name, Sort sort, @Nullable String after, int limit) {

    public static final int MOST = 200;

    public ProducerQuery {
        limit = Math.clamp(limit, 1, MOST);
    }

    /** An order: by name from A on, by anything else the greatest first, by name where equal. */
    public enum Sort {
        NAME,
        RECORDS,
        QUALITY,
        DEAD_LINKS;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Sort> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }
}
