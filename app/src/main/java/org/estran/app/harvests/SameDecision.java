package org.estran.app.harvests;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/**
 * What somebody decided of an item and a record; it stands whatever a harvest finds later.
 *
 * @param key what the item is known by, be its harvester made anew
 * @param item what it is called, for people
 * @param by the name of who decided
 */
public record SameDecision(String key, String recordId, Verdict verdict, String item, String by, Instant at) {

    /** What an item is to a record. */
    public enum Verdict {
        /** Never the same. */
        APART,
        /** The same, whatever it says. */
        SAME,
        /** The same, and its document leads, whatever the rule. */
        LEADS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Verdict of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
