package org.estran.app.deposit;

import java.time.Instant;
import org.estran.observations.quality.QualityRule;
import org.jspecify.annotations.Nullable;

/**
 * What of a column of a file fails a rule of quality control, and what a person decided about the flags proposed for it.
 *
 * @param property the column
 * @param values how many fail
 * @param feature the id of the feature of the first of them
 * @param row from 0 in that feature
 * @param example the first of them, as a person reads it
 * @param isWhole whether all of the file was looked at
 * @param decidedBy an account's id; null while nobody has
 */
public record QualityFinding(
        String path,
        QualityRule rule,
        String property,
        long values,
        String feature,
        long row,
        String example,
        boolean isWhole,
        @Nullable Decision decision,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** What a person says of proposed flags. */
    public enum Decision {
        ACCEPTED("accepted"),
        REFUSED("refused");

        private final String word;

        Decision(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Null for any other word, and for none. */
        public static @Nullable Decision of(@Nullable String word) {
            for (Decision one : values()) {
                if (one.word.equals(word)) {
                    return one;
                }
            }
            return null;
        }
    }

    /** Its name among all of a deposit, as fields of forms have it. */
    public String key() {
        return key(rule.code(), property, path);
    }

    /** The name of what fails a rule in a column of a file. */
    public static String key(String rule, String property, String path) {
        return rule + "/" + property + "/" + path;
    }

    QualityFinding decided(@Nullable Decision by, String account, Instant at) {
        return new QualityFinding(
                path,
                rule,
                property,
                values,
                feature,
                row,
                example,
                isWhole,
                by,
                by == null ? null : account,
                by == null ? null : at);
    }
}
