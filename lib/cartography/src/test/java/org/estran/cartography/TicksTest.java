package org.estran.cartography;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    private static List<String> labels(String from, String to, Language language) {
        return TimeTicks.between(
                        Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli(), 7, language)
                .stream()
                .map(t -> t.label() + (t.context().isEmpty() ? "" : "|" + t.context()))
                .toList();
    }

    @Test
    void fallOnRoundNumbers() {
        assertThat(NumberTicks.between(-0.37, 1.12, 8).values()).containsExactly(-0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
        assertThat(NumberTicks.between(34.95, 35.07, 4).values()).containsExactly(34.95, 35.0, 35.05);
        assertThat(NumberTicks.between(0, 0, 5).values()).containsExactly(0.0);
    }

    @ParameterizedTest
    @CsvSource({
        "-1234567, 10000, FR, '−1\u202f234\u202f567'",
        "12.5, 0.5, FR, '12,5'",
        "12.5, 0.5, EN, 12.5",
        "3e9, 1e9, EN, 3·10⁹",
        "0.0000025, 5e-7, FR, '2,5·10⁻⁶'",
        "-0.0, 1, EN, 0"
    })
    void areWrittenAsTheReaderWritesNumbers(double value, double step, Language language, String expected) {
        assertThat(Numbers.tick(value, step, language)).isEqualTo(expected);
    }

    @Test
    void countHoursDaysMonthsAndYearsAsCalendarsDo() {
        assertThat(labels("2021-03-12T22:10:00Z", "2021-03-13T03:00:00Z", Language.FR))
                .containsExactly("23:00|12 mars 2021", "00:00|13 mars 2021", "01:00", "02:00", "03:00");
        assertThat(labels("2021-02-20T00:00:00Z", "2021-03-20T00:00:00Z", Language.FR))
                .containsExactly("21 févr.|2021", "26 févr.", "1er mars", "6 mars", "11 mars", "16 mars");
        assertThat(labels("2019-11-15T00:00:00Z", "2020-06-15T00:00:00Z", Language.EN))
                .containsExactly("Dec|2019", "Jan|2020", "Feb", "Mar", "Apr", "May", "Jun");
        assertThat(labels("1893-01-01T00:00:00Z", "2021-06-15T00:00:00Z", Language.EN))
                .containsExactly("1900", "1920", "1940", "1960", "1980", "2000", "2020");
    }

    @Test
    void neverLeaveTheAxis() {
        for (long span = 1_000; span < 40_000_000_000_000L; span *= 3) {
            long from = 1_234_567_890_123L;
            List<TimeTicks.Tick> ticks = TimeTicks.between(from, from + span, 7, Language.FR);
            long end = from + span;
            assertThat(ticks).allMatch(t -> t.at() >= from && t.at() <= end).hasSizeLessThanOrEqualTo(16);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "degree_Celsius, °C",
        "m s-1, m s⁻¹",
        "m**2 s**-2, m² s⁻²",
        "m s^-1, m s⁻¹",
        "umol kg-1, umol kg⁻¹",
        "1, ''",
        "1e-3, 10⁻³",
        "mg/m3, mg/m³",
        "furlongs, furlongs"
    })
    void unitsAreWrittenAsInPrint(String unit, String expected) {
        assertThat(UnitText.printed(unit)).isEqualTo(expected);
    }
}
