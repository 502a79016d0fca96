package org.estran.cartography;

/**
 * The path of a series. A million points are not drawn but seen: of those that share a column of pixels only the
 * first, the lowest, the highest and the last are kept, which gives the same picture.
 */
final class Curve {

    private final Series series;
    private final Plot plot;
    private final boolean upright;
    private final StringBuilder path = new StringBuilder();
    private Shape run = new Shape();
    private final double longest;

    private int column;
    private int first = -1;
    private int last = -1;
    private int low = -1;
    private int high = -1;

    private Curve(Series series, Plot plot, boolean upright) {
        this.series = series;
        this.plot = plot;
        this.upright = upright;
        this.longest = longestStep(series);
    }

    /** Positions along x, values along y. */
    static String lying(Series series, Plot plot) {
        return new Curve(series, plot, false).path();
    }

    /** Positions along y (a depth), values along x. */
    static String upright(Series series, Plot plot) {
        return new Curve(series, plot, true).path();
    }

    private String path() {
        for (int i = 0; i < series.size(); i++) {
            if (series.isMissing(i)) {
                endRun();
            } else {
                if (last >= 0 && Math.abs(series.along(i) - series.along(last)) > longest) {
                    endRun();
                }
                take(i);
            }
        }
        endRun();
        return path.toString();
    }

    /**
     * A series that leaves out what is missing has no NaN to break at: where it is silent for fifty times its usual
     * step, a line would tell what nobody measured. Short series are drawn as they are.
     */
    private static double longestStep(Series series) {
        if (series.size() < 100) {
            return Double.POSITIVE_INFINITY;
        }
        double[] steps = java.util.stream.IntStream.range(1, 100)
                .map(i -> (int) ((long) i * (series.size() - 1) / 100))
                .mapToDouble(i -> Math.abs(series.along(i + 1) - series.along(i)))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double usual = steps.length == 0 ? 0 : steps[steps.length / 2];
        return usual > 0 ? 50 * usual : Double.POSITIVE_INFINITY;
    }

    private void take(int i) {
        int here = (int) Math.floor((upright ? plot.y : plot.x).at(series.along(i)));
        if (first < 0 || here != column) {
            endColumn();
            column = here;
            first = i;
            low = i;
            high = i;
        }
        last = i;
        low = series.value(i) < series.value(low) ? i : low;
        high = series.value(i) > series.value(high) ? i : high;
    }

    private void endColumn() {
        if (first < 0) {
            return;
        }
        int before = Math.min(low, high);
        int after = Math.max(low, high);
        add(first);
        if (before > first) {
            add(before);
        }
        if (after > before) {
            add(after);
        }
        if (last > after) {
            add(last);
        }
        first = -1;
    }

    private void add(int i) {
        double along = (upright ? plot.y : plot.x).at(series.along(i));
        double across = (upright ? plot.x : plot.y).at(series.value(i));
        run.add(upright ? across : along, upright ? along : across);
    }

    private void endRun() {
        endColumn();
        if (run.size() == 1) {
            // A value alone between two gaps: a line of no length, which its round ends make a dot.
            path.append('M')
                    .append(Svg.n(run.x(0)))
                    .append(' ')
                    .append(Svg.n(run.y(0)))
                    .append("h0");
        }
        run.write(path, false, 0);
        run = new Shape();
        last = -1;
    }
}
