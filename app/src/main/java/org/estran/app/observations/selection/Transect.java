package org.estran.app.observations.selection;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.estran.cartography.Axis;
import org.estran.cartography.ColourScale;
import org.estran.cartography.Palette;
import org.estran.cartography.Side;
import org.estran.cartography.raster.Chart;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.Legend;
import org.estran.cartography.raster.Pixels;
import org.estran.observations.ObservedProperty;
import org.estran.terms.Language;

/** A property by depth, along the way of a ship, float or glider, or over time: its values as colours. */
final class Transect {

    private static final int WIDE = 616;
    private static final int LEGEND = 104;
    private static final int HIGH = 440;
    private static final int COLUMNS = 180;
    private static final int ROWS = 70;
    /** Cells without a value between two that have one: a thirtieth of the whole time. */
    private static final int MOST_BRIDGED = COLUMNS / 30;

    private static final double EARTH_KM = 6371.0;

    private final PlotPoints points;
    private final ObservedProperty property;
    private final String title;
    private final String name;
    private final Language language;

    /** @param name of the property, for people */
    Transect(PlotPoints points, String title, String name, Language language) {
        this.points = points;
        this.property = points.columns().getFirst().property();
        this.title = title;
        this.name = name;
        this.language = language;
    }

    /** Each value where it was measured: kilometres from the first place, by time. */
    Pixels section(String along, String depth) {
        double[] distances = distances(points.times(), points.latitudes(), points.longitudes());
        Side x = Side.over(along, distances, false, false, 0.01);
        Side y = Side.over(depth, points.depths(), false, true, 0.03);
        Colouring colouring = colouring(points.values(0));
        return framed(
                new Chart(WIDE, HIGH, title, x, y, language)
                        .coloured(distances, points.depths(), points.values(0), colouring),
                colouring);
    }

    /** The means in cells of time and depth. */
    Pixels hovmoller(String depth) {
        Side x = Side.over("", points.times(), true, false, 0.01);
        Side y = Side.over(depth, points.depths(), false, true, 0.03);
        double[] means = means(x, y);
        Colouring colouring = colouring(means);
        return framed(
                new Chart(WIDE, HIGH, title, x, y, language)
                        .field(middles(x, COLUMNS), middles(y, ROWS), means, colouring),
                colouring);
    }

    private Pixels framed(Pixels chart, Colouring colouring) {
        return chart.beside(
                Legend.upright(colouring, Axis.of(name, property.unit()).label(), LEGEND, HIGH, 0xFFFFFFFF, language));
    }

    private Colouring colouring(double[] values) {
        return new Colouring(
                ColourScale.robust(values, Palette.forStandardName(property.standardName())), false, 60, null, null);
    }

    private double[] means(Side x, Side y) {
        double[] sums = new double[COLUMNS * ROWS];
        int[] counts = new int[sums.length];
        for (int i = 0; i < points.count(); i++) {
            double value = points.values(0)[i];
            double across = x.part(points.times()[i]);
            double down = y.part(points.depths()[i]);
            if (Double.isFinite(value) && across >= 0 && across < 1 && down >= 0 && down < 1) {
                int cell = (int) (down * ROWS) * COLUMNS + (int) (across * COLUMNS);
                sums[cell] += value;
                counts[cell]++;
            }
        }
        for (int cell = 0; cell < sums.length; cell++) {
            sums[cell] = counts[cell] == 0 ? Double.NaN : sums[cell] / counts[cell];
        }
        for (int row = 0; row < ROWS; row++) {
            bridge(sums, row * COLUMNS, (row + 1) * COLUMNS);
        }
        return sums;
    }

    /** A profile stands for the time half-way to its neighbours, where these are near: each takes its part of the gap. */
    static void bridge(double[] cells, int from, int to) {
        int last = -1;
        for (int cell = from; cell < to; cell++) {
            if (!Double.isNaN(cells[cell])) {
                if (last >= 0 && cell - last - 1 <= MOST_BRIDGED) {
                    int middle = (last + cell + 1) / 2;
                    Arrays.fill(cells, last, middle, cells[last]);
                    Arrays.fill(cells, middle, cell, cells[cell]);
                }
                last = cell;
            }
        }
    }

    private static double[] middles(Side side, int cells) {
        return IntStream.range(0, cells)
                .mapToDouble(i -> side.from() + (i + 0.5) / cells * (side.to() - side.from()))
                .toArray();
    }

    /**
     * How far along the way each row is: the great circles from place to place, in the order of time.
     *
     * @return kilometres; NaN for a row without a time or a place
     */
    static double[] distances(double[] times, double[] latitudes, double[] longitudes) {
        int[] order = IntStream.range(0, times.length)
                .filter(i ->
                        Double.isFinite(times[i]) && Double.isFinite(latitudes[i]) && Double.isFinite(longitudes[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(times[a], times[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] distances = new double[times.length];
        Arrays.fill(distances, Double.NaN);
        double gone = 0;
        for (int i = 0; i < order.length; i++) {
            if (i > 0) {
                gone += kilometres(
                        latitudes[order[i - 1]], longitudes[order[i - 1]], latitudes[order[i]], longitudes[order[i]]);
            }
            distances[order[i]] = gone;
        }
        return distances;
    }

    private static double kilometres(double fromLat, double fromLon, double toLat, double toLon) {
        double north = Math.toRadians(toLat - fromLat) / 2;
        double east = Math.toRadians(toLon - fromLon) / 2;
        double part = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(fromLat)) * Math.cos(Math.toRadians(toLat)) * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(part)));
    }
}
