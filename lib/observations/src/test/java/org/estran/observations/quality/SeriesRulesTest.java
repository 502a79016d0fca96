package org.estran.observations.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.estran.observations.Column;
import org.estran.observations.ObservedProperty;
import org.junit.jupiter.api.Test;

class SeriesRulesTest {

    private static final long HOUR = 3_600_000L;

    /** Every hour, three days of a tide of a degree. */
    private static double[] tide() {
        double[] values = new double[72];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round((14 + 0.5 * Math.sin(2 * Math.PI * i / 12.42)) * 1000) / 1000.0;
        }
        return values;
    }

    private static long[] hours(int count) {
        long[] times = new long[count];
        Arrays.setAll(times, i -> i * HOUR);
        return times;
    }

    private static List<String> failures(Quantity quantity, double[] values, long[] times) {
        List<String> told = new ArrayList<>();
        Checked column = new Checked(quantity, ObservedProperty.number("X"), values);
        SeriesRules.check(List.of(column), times, (rule, of, row) -> told.add(rule.code() + " " + row));
        return told;
    }

    private static List<String> failures(double[] values) {
        return failures(Quantity.TEMPERATURE, values, hours(values.length));
    }

    @Test
    void anOrdinarySeriesFailsNothing() {
        assertThat(failures(tide())).isEmpty();
    }

    @Test
    void aValueOutOfBothNeighboursIsASpikeAndTheWayBackIsNone() {
        double[] values = tide();
        values[40] += 4;
        assertThat(failures(values)).containsExactly("series-spike 40");
    }

    @Test
    void aStepThatStaysIsTooRapidOnce() {
        double[] values = tide();
        for (int i = 40; i < values.length; i++) {
            values[i] += 4;
        }
        assertThat(failures(values)).containsExactly("rate-of-change 40");
    }

    @Test
    void whatIsUsualInASeriesIsNotTold() {
        double[] values = tide();
        for (int i = 0; i < values.length; i++) {
            values[i] += i % 2 == 0 ? 3 : -3;
        }
        assertThat(failures(values)).isEmpty();
    }

    @Test
    void nothingIsSaidOfTheFirstValuesNorAcrossAGap() {
        double[] values = tide();
        values[5] += 4;
        assertThat(failures(values)).isEmpty();

        values = tide();
        values[40] += 4;
        long[] times = hours(values.length);
        for (int i = 40; i < times.length; i++) {
            times[i] += 4 * HOUR;
        }
        assertThat(failures(Quantity.TEMPERATURE, values, times)).containsExactly("rate-of-change 41");
    }

    @Test
    void equalValuesForTwelveHoursAreAFlatLine() {
        double[] values = tide();
        Arrays.fill(values, 30, 43, 14.123);
        assertThat(failures(values)).hasSize(13).startsWith("flat-line 30").endsWith("flat-line 42");
        values = tide();
        Arrays.fill(values, 30, 41, 14.123);
        assertThat(failures(values)).isEmpty();
    }

    @Test
    void whatIsWrittenInCoarseStepsMayStayTheSame() {
        double[] values = tide();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.round(values[i] / 2) * 2 + (i % 40 == 0 ? 1 : 0);
        }
        assertThat(failures(values)).isEmpty();
    }

    @Test
    void whatIsMissingIsPassedOver() {
        double[] values = tide();
        values[40] += 4;
        values[41] = Double.NaN;
        assertThat(failures(values)).containsExactly("series-spike 40");
        long[] times = hours(values.length);
        times[20] = Column.NO_INSTANT;
        assertThat(failures(Quantity.TEMPERATURE, values, times)).containsExactly("series-spike 40");
    }

    @Test
    void timesThatDoNotGrowAreNoSeries() {
        double[] values = tide();
        values[40] += 4;
        long[] times = hours(values.length);
        times[10] = times[9];
        assertThat(failures(Quantity.TEMPERATURE, values, times)).isEmpty();
    }

    @Test
    void quantitiesWithoutNumbersOfTheirOwnAreNotAsked() {
        double[] values = tide();
        values[40] += 400;
        assertThat(failures(Quantity.PRESSURE, values, hours(72))).isEmpty();
    }
}
