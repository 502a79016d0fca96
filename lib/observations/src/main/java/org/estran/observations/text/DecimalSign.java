package org.estran.observations.text;

import java.util.Arrays;
import java.util.Optional;

/** What stands before the fraction of a number. */
public enum DecimalSign {
    POINT("point"),
    COMMA("comma"),
    /** Nobody has said, and the values do not tell: {@code 1,234} is one or a thousand. */
    UNDECIDED("undecided");

    private final String word;

    DecimalSign(String word) {
        this.word = word;
    }

    /** As the JSON of a mapping spells it. */
    public String word() {
        return word;
    }

    public static Optional<DecimalSign> of(String word) {
        return Arrays.stream(values()).filter(sign -> sign.word.equals(word)).findFirst();
    }
}
