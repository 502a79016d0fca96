package org.estran.app.description;

/** How a field is written and what its text means. */
public enum Input {
    /** One line. */
    TEXT,
    /** Several lines. */
    LONG_TEXT,
    /** One line in each language, side by side. */
    LOCALIZED,
    /** Several lines in each language, side by side. */
    LONG_LOCALIZED,
    /** One word of a list. */
    CHOICE,
    /** Yes, no, or not told. */
    YES_NO,
    /** Several words, one a line. */
    LINES,
    /** A decimal number; a comma is read as a point. */
    NUMBER,
    /** A whole number, not negative. */
    WHOLE_NUMBER,
    /** A year, a month, a day or an instant, kept as it is told. */
    DATE,
    /** The first instant of the day named; the hour of what stands there stays while the day does. */
    FIRST_DAY,
    /** The last instant of the day named; the hour of what stands there stays while the day does. */
    LAST_DAY,
    /** The first instant of a year, month, day or the instant named. */
    FIRST_INSTANT,
    /** The last instant of a year, month, day or the instant named. */
    LAST_INSTANT,
    /** An ORCID iD, bare or as an address. */
    ORCID,
    /** An identifier of the Research Organization Registry, bare or as an address. */
    ROR,
    /** The positions of a geometry, longitude and latitude, one a line; an empty line begins another ring. */
    POSITIONS;

    /** Whether there is one text in each language. */
    public boolean isLocalized() {
        return this == LOCALIZED || this == LONG_LOCALIZED;
    }

    /** Whether a line break is part of the text. */
    public boolean isLong() {
        return this == LONG_TEXT || this == LONG_LOCALIZED || this == LINES || this == POSITIONS;
    }
}
