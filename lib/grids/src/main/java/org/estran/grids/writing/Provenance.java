package org.estran.grids.writing;

import java.time.Instant;
import java.util.Map;

/**
 * Where a part comes from.
 *
 * @param request the address that gives it again
 * @param source what it was taken from, in words: a version of a record
 * @param moment when it was made
 * @param attributes what else the file shall say of itself: {@code id}, {@code license}, {@code doi}…
 */
public record Provenance(String request, String source, Instant moment, Map<String, String> attributes) {

    public Provenance {
        attributes = Map.copyOf(attributes);
    }
}
