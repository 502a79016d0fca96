package org.estran.filters;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern, whatever its wildcards were in the language of the query.
 *
 * @param parts in order; characters that follow characters are one part, and so is "any" that follows "any"
 */
public record Pattern(List<Part> parts) {

    public Pattern {
        parts = joined(parts);
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part former = joined.isEmpty() ? null : joined.getLast();
            if (part instanceof Part.Characters(String text) && former instanceof Part.Characters(String before)) {
                joined.set(joined.size() - 1, new Part.Characters(before + text));
            } else if (!(part instanceof Part.AnyCharacters) || !(former instanceof Part.AnyCharacters)) {
                joined.add(part);
            }
        }
        return List.copyOf(joined);
    }

    /** A part of a pattern. */
    public sealed interface Part {

        /** These characters. */
        record Characters(String text) implements Part {}

        /** Any characters, none included. */
        record AnyCharacters() implements Part {}

        /** One character. */
        record OneCharacter() implements Part {}
    }
}
