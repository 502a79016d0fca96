package org.estran.observations.text;

import java.util.Arrays;
import java.util.Optional;

/** How the cells of a column write dates. All are UTC unless a cell tells its zone. */
public enum DateStyle {
    /** {@code 2021-04-03}, {@code 2021/04/03 10:15}, {@code 2021-04-03T10:15:00+02:00}. */
    YEAR_FIRST("year-first"),
    /** {@code 03/04/2021} is 3 April; {@code 3-Apr-2021}. */
    DAY_FIRST("day-first"),
    /** {@code 03/04/2021} is 4 March. */
    MONTH_FIRST("month-first"),
    /** {@code 20210403}, {@code 20210403101500}. */
    COMPACT("compact"),
    /** {@code 2021.2534}: the part of a year of its own length. */
    DECIMAL_YEAR("decimal-year"),
    /** A number of the column's unit, such as {@code days since 1950-01-01}. */
    SINCE("since"),
    /** Nobody has said, and the values do not tell. */
    UNDECIDED("undecided");

    private final String word;

    DateStyle(String word) {
        this.word = word;
    }

    /** As the JSON of a mapping spells it. */
    public String word() {
        return word;
    }

    public static Optional<DateStyle> of(String word) {
        return Arrays.stream(values()).filter(style -> style.word.equals(word)).findFirst();
    }
}
