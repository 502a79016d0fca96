package org.estran.ows.csw;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of each record. */
public enum ElementSet {
    BRIEF,
    SUMMARY,
    FULL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ElementSet> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
