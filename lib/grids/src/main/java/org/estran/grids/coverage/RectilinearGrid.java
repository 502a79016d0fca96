package org.estran.grids.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.estran.grids.Dimension;
import org.estran.grids.cf.GridMapping;
import org.estran.terms.BoundingBox;

/**
 * Longitudes along one dimension, latitudes along another: evenly spaced, Gaussian or neither; from 0 to 360 or from −180
 * to 180; northwards or southwards.
 */
public record RectilinearGrid(GridAxis longitudes, GridAxis latitudes, GridMapping mapping) implements HorizontalGrid {

    @Override
    public Dimension rows() {
        return latitudes.dimension().orElseThrow();
    }

    @Override
    public Dimension columns() {
        return longitudes.dimension().orElseThrow();
    }

    public boolean isRegular() {
        return longitudes.isRegular() && latitudes.isRegular();
    }

    /** Whether the last column's eastern neighbour is the first. */
    public boolean goesAround() {
        double span = longitudes.size() * longitudes.spacing();
        return longitudes.size() > 1 && Math.abs(span - 360) <= longitudes.spacing() * 0.6 + 1e-3;
    }

    @Override
    public double[] position(long row, long column) {
        return new double[] {Longitude.wrapped(longitudes.value((int) column)), latitudes.value((int) row)};
    }

    @Override
    public Optional<long[]> nearest(double longitude, double latitude) {
        OptionalInt row = withinHalfACell(latitudes, latitude);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (double turn = -720; turn <= 720; turn += 360) {
            OptionalInt column = withinHalfACell(longitudes, longitude + turn);
            if (column.isPresent()) {
                double distance = Math.abs(longitudes.value(column.getAsInt()) - longitude - turn);
                if (distance < least) {
                    least = distance;
                    best = column.getAsInt();
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new long[] {row.getAsInt(), best});
    }

    static OptionalInt withinHalfACell(GridAxis axis, double value) {
        OptionalInt index = axis.nearest(value);
        if (index.isEmpty() || axis.size() < 2) {
            return index;
        }
        int i = index.getAsInt();
        int neighbour = i == 0 ? 1 : i - 1;
        double half = Math.abs(axis.value(i) - axis.value(neighbour)) / 2;
        boolean atEnd = i == 0 || i == axis.size() - 1;
        return atEnd && Math.abs(axis.value(i) - value) > half * (1 + 1e-6) ? OptionalInt.empty() : index;
    }

    @Override
    public List<Window> within(BoundingBox box) {
        Optional<IndexRange> rows = latitudes.between(box.south(), box.north());
        if (rows.isEmpty()) {
            return List.of();
        }
        double width = box.east() - box.west() + (box.east() < box.west() ? 360 : 0);
        List<Window> windows = new ArrayList<>();
        for (double turn = -720; turn <= 720; turn += 360) {
            longitudes
                    .between(box.west() + turn, box.west() + turn + width)
                    .ifPresent(columns -> add(windows, rows.get(), columns));
        }
        return windows.size() > 1 && windows.getFirst().columns().first() == 0 && runsEast()
                ? windows.reversed()
                : windows;
    }

    private boolean runsEast() {
        return longitudes.order() > 0;
    }

    /** A box of 360 degrees meets the first column twice: once is enough. */
    private static void add(List<Window> windows, IndexRange rows, IndexRange columns) {
        long first = columns.first();
        long last = columns.last();
        for (Window known : windows) {
            if (known.columns().first() <= last && known.columns().last() >= first) {
                if (first < known.columns().first()) {
                    last = known.columns().first() - 1;
                } else {
                    first = known.columns().last() + 1;
                }
            }
        }
        if (first <= last) {
            windows.add(new Window(rows, IndexRange.of(first, last - first + 1)));
        }
    }

    @Override
    public Optional<BoundingBox> extent() {
        double[] x = longitudes.values();
        Longitude.Extent extent = new Longitude.Extent();
        for (double longitude : x) {
            extent.add(longitude);
        }
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (double latitude : latitudes.values()) {
            south = Math.min(south, latitude);
            north = Math.max(north, latitude);
        }
        return extent.box(goesAround(), south, north);
    }
}
