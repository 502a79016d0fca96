package org.estran.grids.coverage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.estran.grids.Dimension;
import org.estran.grids.cf.GridMapping;
import org.estran.terms.BoundingBox;

/**
 * Rows and columns along the axes of a map projection, or along the longitudes and latitudes of a rotated pole.
 *
 * @param xFactor what turns x as written into what the mapping takes: metres, radians or degrees
 * @param yFactor the same for y
 */
public record ProjectedGrid(GridAxis x, GridAxis y, GridMapping mapping, double xFactor, double yFactor)
        implements HorizontalGrid {

    @Override
    public Dimension rows() {
        return y.dimension().orElseThrow();
    }

    @Override
    public Dimension columns() {
        return x.dimension().orElseThrow();
    }

    @Override
    public double[] position(long row, long column) {
        return mapping.toGeographic(x.value((int) column) * xFactor, y.value((int) row) * yFactor);
    }

    @Override
    public Optional<long[]> nearest(double longitude, double latitude) {
        double[] place = mapping.fromGeographic(longitude, latitude);
        OptionalInt row = RectilinearGrid.withinHalfACell(y, place[1] / yFactor);
        OptionalInt column = RectilinearGrid.withinHalfACell(x, place[0] / xFactor);
        for (int turn = -360; column.isEmpty() && isInDegrees() && turn <= 360; turn += 720) {
            column = RectilinearGrid.withinHalfACell(x, place[0] / xFactor + turn);
        }
        return row.isEmpty() || column.isEmpty()
                ? Optional.empty()
                : Optional.of(new long[] {row.getAsInt(), column.getAsInt()});
    }

    private boolean isInDegrees() {
        return mapping.name().equals("rotated_latitude_longitude");
    }

    @Override
    public List<Window> within(BoundingBox box) {
        return Cells.within(box, y.size(), x.size(), this::position);
    }

    @Override
    public Optional<BoundingBox> extent() {
        return Cells.extent(y.size(), x.size(), this::position);
    }
}
