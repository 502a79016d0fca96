package org.estran.grids.cf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * As {@code ncdump -t} says, but for the days the Gregorian reform left out; Julian dates are shown as Gregorian. Years before
 * Christ as cftime reads them. */
class TimeUnitTest {

    @ParameterizedTest
    @CsvSource({
        "days since 1950-01-01, '', 24000.5, 2015-09-17T12:00:00Z",
        "days since 1950-01-01T00:00:00Z, gregorian, 0, 1950-01-01T00:00:00Z",
        "seconds since 1970-01-01 00:00:00 UTC, standard, 1e9, 2001-09-09T01:46:40Z",
        "hours since 2000-01-01 06:00:00 +02:00, standard, 1, 2000-01-01T05:00:00Z",
        "minutes since 2000-1-1 0:0:0.5, standard, 1, 2000-01-01T00:01:00.500Z",
        "microseconds since 1970-01-01T00:00:00, '', 1.5147648e15, 2018-01-01T00:00:00Z",
        "days since 1582-10-04, standard, 1, 1582-10-15T00:00:00Z",
        "days since 1582-10-04, proleptic_gregorian, 1, 1582-10-05T00:00:00Z",
        "days since 1900-02-28, julian, 1, 1900-03-13T00:00:00Z",
        "days since 2000-02-28, noleap, 1, 2000-03-01T00:00:00Z",
        "days since 1999-02-28, all_leap, 2, 1999-03-01T00:00:00Z",
        "days since 2000-01-01, 360_day, 59, 2000-02-29T00:00:00Z",
        "days since 2000-01-01, 360_day, 60, 2000-03-01T00:00:00Z",
        "days since 1850-01-01, 365_day, 36500, 1950-01-01T00:00:00Z",
        "days since 0001-01-01, proleptic_gregorian, 730000, 1999-09-04T00:00:00Z",
        "days since 1858-11-17, standard, 57120, 2015-04-08T00:00:00Z",
        "days since -4713-01-01T00:00:00Z, julian, 2458850.25, 2020-01-01T06:00:00Z",
        "days since -4713-01-01T00:00:00Z, standard, 2458850.25, 2020-01-01T06:00:00Z",
        "days since -4713-01-01T00:00:00Z, proleptic_gregorian, 2458850.25, 2019-02-08T06:00:00Z",
        "days since 2000-03-01, standard, -1, 2000-02-29T00:00:00Z"
    })
    void countsInEveryCalendar(String units, String calendar, double value, String expected) {
        assertThat(TimeUnit.parse(units, calendar).orElseThrow().instant(value).orElseThrow())
                .hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "degrees_north",
                "days since REFERENCE_DATE_TIME",
                "parsecs since 2000-01-01",
                "days since 2000-13-01",
                "days since 2000-01-99",
                "time",
                ""
            })
    void otherUnitsAreNotOfTime(String units) {
        assertThat(TimeUnit.parse(units, "")).isEmpty();
    }

    @Test
    void anUnknownCalendarIsNotGuessed() {
        assertThat(TimeUnit.parse("days since 2000-01-01", "lunar")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, 1e300, -1e300, Double.POSITIVE_INFINITY, 9.96921e36, 1e8})
    void valuesBeyondAllTimesAreMissing(double value) {
        assertThat(TimeUnit.parse("days since 2000-01-01", "").orElseThrow().epochSeconds(value))
                .isNaN();
        assertThat(TimeUnit.parse("days since 2000-01-01", "360_day")
                        .orElseThrow()
                        .epochSeconds(value))
                .isNaN();
    }
}
