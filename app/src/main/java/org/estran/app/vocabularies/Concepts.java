package org.estran.app.vocabularies;

import java.util.Optional;
import org.estran.terms.Language;
import org.jspecify.annotations.Nullable;

/**
 * Which concept a free word means: by the address, the label, another label or the code. What could mean several things
 * means none: a wrong link is worse than no link.
 */
public interface Concepts {

    /** The concept a word means, in whatever vocabulary; our own terms are asked before others. */
    default Optional<HeldConcept> match(String word, @Nullable Language language) {
        return match(word, null, language);
    }

    /**
     * The concept a word means.
     *
     * @param thesaurus the vocabulary the word is said to be of, by name, title or address, null for any; one that is
     *     not held here has no concepts here
     * @param language of the word, where it is known: some words mean different things in French and English
     */
    Optional<HeldConcept> match(String word, @Nullable String thesaurus, @Nullable Language language);
}
