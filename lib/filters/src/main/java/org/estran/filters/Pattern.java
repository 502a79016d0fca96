package org.estran.filters;

import java.util.List;

/**
 * A pattern, whatever its wildcards were in the language of the query.
 *
 * @param parts in order
 */
public record Pattern(List<Part> parts) {

    public Pattern {
        parts = List.copyOf(parts);
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
