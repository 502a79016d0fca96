package org.estran.app.harvests;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.app.description.FieldChange;
import org.jspecify.annotations.Nullable;

/**
 * One thing a report tells of one item.
 *
 * @param number its place in the report, from 1
 * @param identifier what the source knows the item by; empty for what is told of the run
 * @param place where it lies: an address, or page and position
 * @param code stable, kebab-case; the words are under {@code harvests.told.<code>} or {@code imports.told.<code>}
 * @param arguments what the words need
 * @param position in the document: {@code line:column} or an element; empty for the whole
 * @param changes how its record differs from what it said before
 */
public record HarvestLine(
        long number,
        Kind kind,
        String identifier,
        String place,
        String code,
        List<String> arguments,
        @Nullable String recordId,
        String position,
        List<FieldChange> changes) {

    /** What became of an item. */
    public enum Kind {
        FAILED,
        REMARK,
        COPY,
        KEPT,
        REPEATED,
        REMOVED,
        CHANGED,
        ADDED,
        /** Told from what is known, not from lines that were written. */
        UNCHANGED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }
    }

    public HarvestLine {
        arguments = List.copyOf(arguments);
        changes = List.copyOf(changes);
    }

    public static HarvestLine of(
            Kind kind, String identifier, String place, String code, @Nullable String recordId, String... arguments) {
        return new HarvestLine(0, kind, identifier, place, code, List.of(arguments), recordId, "", List.of());
    }

    public HarvestLine differing(List<FieldChange> differences) {
        return new HarvestLine(number, kind, identifier, place, code, arguments, recordId, position, differences);
    }
}
