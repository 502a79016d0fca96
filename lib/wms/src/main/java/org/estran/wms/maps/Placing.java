package org.estran.wms.maps;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.estran.grids.coverage.CurvilinearGrid;
import org.estran.grids.coverage.HorizontalGrid;
import org.estran.grids.coverage.MeshGrid;
import org.estran.grids.coverage.ProjectedGrid;
import org.estran.grids.coverage.RectilinearGrid;

/** Finds the cells of a grid under the pixels of a map. */
final class Placing {

    /** Between points so many pixels apart, coordinates of grids along axes are taken to run straight. */
    private static final int APART = 8;

    private final HorizontalGrid grid;
    private final MapFrame frame;

    private Placing(HorizontalGrid grid, MapFrame frame) {
        this.grid = grid;
        this.frame = frame;
    }

    static Cells of(HorizontalGrid grid, MapFrame frame) throws IOException {
        Placing placing = new Placing(grid, frame);
        return switch (grid) {
            case RectilinearGrid r when frame.crs().isCylindrical() -> placing.alongBoth(r);
            case RectilinearGrid r -> placing.byPlaces(r);
            case ProjectedGrid p -> placing.byProjection(p);
            case CurvilinearGrid c -> placing.byNearest((int) c.columns().length());
            case MeshGrid m -> placing.byNearest(1);
        };
    }

    private Cells alongBoth(RectilinearGrid r) {
        AxisLookup longitudes = AxisLookup.ofLongitudes(r.longitudes(), r.goesAround());
        AxisLookup latitudes = AxisLookup.of(r.latitudes());
        float[] columns = new float[frame.width()];
        float[] rows = new float[frame.height()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = (float) longitudes.at(frame.place(x + 0.5, 0)[0]);
        }
        for (int y = 0; y < rows.length; y++) {
            rows[y] = (float) latitudes.at(frame.place(0, y + 0.5)[1]);
        }
        return cells(columns, rows, r.latitudes().size(), r.longitudes().size(), r.goesAround());
    }

    /** Longitudes leap at the antimeridian and at the poles, so that what runs straight between points is a place in space. */
    private Cells byPlaces(RectilinearGrid r) {
        AxisLookup longitudes = AxisLookup.ofLongitudes(r.longitudes(), r.goesAround());
        AxisLookup latitudes = AxisLookup.of(r.latitudes());
        float[] columns = empty();
        float[] rows = empty();
        Lattice lattice = Lattice.of(frame, APART, place -> Lattice.inSpace(place[0], place[1]), 3);
        double[] space = new double[3];
        for (int y = 0, i = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++, i++) {
                lattice.at(x, y, space);
                double latitude = Math.toDegrees(Math.atan2(space[2], Math.hypot(space[0], space[1])));
                rows[i] = (float) latitudes.at(latitude);
                columns[i] = (float) longitudes.at(Math.toDegrees(Math.atan2(space[1], space[0])));
            }
        }
        return cells(columns, rows, r.latitudes().size(), r.longitudes().size(), r.goesAround());
    }

    private Cells byProjection(ProjectedGrid p) {
        boolean degrees = p.mapping().name().equals("rotated_latitude_longitude");
        boolean around = degrees && Math.abs(p.x().size() * p.x().spacing() - 360) <= p.x().spacing() * 0.6;
        AxisLookup xs = degrees ? AxisLookup.ofLongitudes(p.x(), around) : AxisLookup.of(p.x());
        AxisLookup ys = AxisLookup.of(p.y());
        float[] columns = empty();
        float[] rows = empty();
        // Rotated longitudes leap too; there the way in space is straight as well.
        Lattice lattice = Lattice.of(
                frame,
                APART,
                place -> {
                    double[] at = p.mapping().fromGeographic(place[0], place[1]);
                    return degrees ? Lattice.inSpace(at[0], at[1]) : at;
                },
                degrees ? 3 : 2);
        double[] at = new double[degrees ? 3 : 2];
        for (int y = 0, i = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++, i++) {
                lattice.at(x, y, at);
                double gx = degrees ? Math.toDegrees(Math.atan2(at[1], at[0])) : at[0];
                double gy = degrees ? Math.toDegrees(Math.atan2(at[2], Math.hypot(at[0], at[1]))) : at[1];
                columns[i] = (float) xs.at(gx / p.xFactor());
                rows[i] = (float) ys.at(gy / p.yFactor());
            }
        }
        return cells(columns, rows, p.y().size(), p.x().size(), around);
    }

    private Cells byNearest(int columnCount) throws IOException {
        float[] columns = empty();
        float[] rows = empty();
        for (int y = 0, i = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++, i++) {
                double[] place = frame.place(x + 0.5, y + 0.5);
                Optional<long[]> cell =
                        Double.isNaN(place[0] + place[1]) ? Optional.empty() : grid.nearest(place[0], place[1]);
                if (cell.isPresent()) {
                    rows[i] = cell.get()[0];
                    columns[i] = columnCount == 1 ? 0 : cell.get()[1];
                }
            }
        }
        return cells(columns, rows, (int) grid.rows().length(), columnCount, false);
    }

    private Cells cells(float[] columns, float[] rows, int rowCount, int columnCount, boolean around) {
        return new Cells(columns, rows, frame.width(), frame.height(), rowCount, columnCount, around);
    }

    private float[] empty() {
        float[] empty = new float[frame.width() * frame.height()];
        Arrays.fill(empty, Float.NaN);
        return empty;
    }
}
