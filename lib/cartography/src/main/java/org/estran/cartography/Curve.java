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

    private int column;
    private int first = -1;
    private int last = -1;
    private int low = -1;
    private int high = -1;

    private Curve(Series series, Plot plot, boolean upright) {
        this.series = series;
        this.plot = plot;
        this.upright = upright;
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
                take(i);
            }
        }
        endRun();
        return path.toString();
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
    }
}
