package org.estran.app.vocabularies;

import java.time.Instant;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary as it is held here.
 *
 * @param name as it stands in addresses
 * @param version as the vocabulary calls it
 * @param revision how often it was loaded here
 * @param builtIn comes with the program; a loaded one of that name takes its place
 * @param concepts how many, those that are gone aside
 */
public record Vocabulary(
        String name,
        @Nullable String uri,
        LocalizedText title,
        @Nullable String version,
        long revision,
        boolean builtIn,
        String fileName,
        String digest,
        Instant loadedAt,
        long concepts) {}
