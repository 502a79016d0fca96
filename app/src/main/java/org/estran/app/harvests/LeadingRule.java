package org.estran.app.harvests;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which of several documents that describe the same thing its record follows. Equals stay as they are. */
public enum LeadingRule {
    /** The one whose source has the lower rank. */
    RANK,
    /** The one whose metadata were changed last, as they say themselves. */
    NEWEST,
    /** The one that fills most fields, a list counting once. */
    COMPLETE;

    public static final LeadingRule USUAL = RANK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LeadingRule> of(String word) {
        return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }
}
