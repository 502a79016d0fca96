package org.estran.observations.text;

import java.util.Arrays;
import java.util.Optional;
import org.estran.observations.Role;

/** What a column of a table is for. */
public enum ColumnUse {
    /** The moment of a row in one cell. */
    TIME("time"),
    /** The day of a row, whose time of day is another column's. */
    DATE("date"),
    /** The time of a row's day. */
    TIME_OF_DAY("time-of-day"),
    YEAR("year"),
    MONTH("month"),
    DAY("day"),
    /** 1 is the first of January. */
    DAY_OF_YEAR("day-of-year"),
    HOUR("hour"),
    MINUTE("minute"),
    SECOND("second"),
    LONGITUDE("longitude"),
    LATITUDE("latitude"),
    PRESSURE("pressure"),
    DEPTH("depth"),
    HEIGHT("height"),
    /** What carried the instrument. */
    PLATFORM("platform"),
    STATION("station"),
    PROFILE("profile"),
    /** An observed property with numbers. */
    NUMBER("number"),
    /** Another time than that of the row. */
    MOMENT("moment"),
    TEXT("text"),
    /** The flags of another column. */
    FLAG("flag"),
    IGNORED("ignored");

    private final String word;

    ColumnUse(String word) {
        this.word = word;
    }

    /** As the JSON of a mapping spells it. */
    public String word() {
        return word;
    }

    public static Optional<ColumnUse> of(String word) {
        return Arrays.stream(values()).filter(use -> use.word.equals(word)).findFirst();
    }

    /** Whether it tells the time of a row, alone or with others. */
    public boolean isOfTime() {
        return ordinal() <= SECOND.ordinal();
    }

    /** Whether it says to which feature a row belongs. */
    public boolean isName() {
        return this == PLATFORM || this == STATION || this == PROFILE;
    }

    /** Whether one column at most may be for it. */
    public boolean isOnlyOne() {
        return ordinal() <= PROFILE.ordinal();
    }

    /** Whether its cells are dates of a style. */
    public boolean hasDateStyle() {
        return this == TIME || this == DATE || this == MOMENT;
    }

    Role role() {
        return switch (this) {
            case LONGITUDE -> Role.LONGITUDE;
            case LATITUDE -> Role.LATITUDE;
            case PRESSURE -> Role.PRESSURE;
            case DEPTH -> Role.DEPTH;
            case HEIGHT -> Role.HEIGHT;
            case TIME, DATE, TIME_OF_DAY, YEAR, MONTH, DAY, DAY_OF_YEAR, HOUR, MINUTE, SECOND -> Role.TIME;
            case PLATFORM, STATION, PROFILE, NUMBER, MOMENT, TEXT, FLAG, IGNORED -> Role.OBSERVED;
        };
    }
}
