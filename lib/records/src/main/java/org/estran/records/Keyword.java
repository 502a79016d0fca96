package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A subject word.
 *
 * @param uri the concept's address in its vocabulary
 * @param thesaurus the vocabulary's name
 */
public record Keyword(
        LocalizedText label, @Nullable String uri, @Nullable String thesaurus) {}
