package org.estran.app.catalogue;

import org.estran.terms.LocalizedText;

/**
 * One reason why a record stands where it does among what was found.
 *
 * @param what the word that was typed, the term it names, or how many hundredths place and period agree
 */
public record RankReason(Ground ground, LocalizedText what) {

    /** The grounds, the weightiest first. */
    public enum Ground {
        /** It has the identifier that was typed. */
        IDENTIFIER,
        /** A word stands in its title. */
        TITLE,
        /** It is about the term that a word names. */
        ABOUT,
        /** It is about a narrower term. */
        NARROWER,
        /** A word stands in its other texts. */
        TEXT,
        /** Its other texts mention the term that a word names. */
        MENTIONED,
        /** A word of it begins as what was typed last. */
        BEGINNING,
        /** Place and period are those asked for, more or less. */
        OVERLAP
    }
}
