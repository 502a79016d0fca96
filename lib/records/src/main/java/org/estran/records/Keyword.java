package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A subject word.
 *
 * @param uri the concept's address in its vocabulary
 * @param thesaurus the vocabulary's name
 * @param type {@code MD_KeywordTypeCode}: {@code theme}, {@code place}, {@code temporal}, {@code platform}...
 * @param thesaurusUri the vocabulary's address
 */
public record Keyword(
        LocalizedText label,
        @Nullable String uri,
        @Nullable String thesaurus,
        @Nullable String type,
        @Nullable String thesaurusUri) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Keyword {
        label = label == null ? LocalizedText.NONE : label;
    }

    public Keyword(LocalizedText label, @Nullable String uri, @Nullable String thesaurus) {
        this(label, uri, thesaurus, null, null);
    }
}
