package org.estran.grids.coverage;

import java.util.List;
import java.util.Optional;
import org.estran.terms.BoundingBox;

/** Goes through the centres of a grid's cells. */
final class Cells {

    interface Positions {
        double[] at(long row, long column);
    }

    private Cells() {}

    static boolean holds(BoundingBox box, double[] place) {
        double longitude = place[0];
        boolean inside = box.west() <= box.east()
                ? longitude >= box.west() && longitude <= box.east()
                        || longitude + 360 <= box.east()
                        || longitude - 360 >= box.west()
                : longitude >= box.west() || longitude <= box.east();
        return inside && place[1] >= box.south() && place[1] <= box.north();
    }

    static List<Window> within(BoundingBox box, long rows, long columns, Positions positions) {
        long top = Long.MAX_VALUE;
        long bottom = -1;
        long left = Long.MAX_VALUE;
        long right = -1;
        for (long row = 0; row < rows; row++) {
            for (long column = 0; column < columns; column++) {
                if (holds(box, positions.at(row, column))) {
                    top = Math.min(top, row);
                    bottom = row;
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                }
            }
        }
        return bottom < 0
                ? List.of()
                : List.of(new Window(IndexRange.of(top, bottom - top + 1), IndexRange.of(left, right - left + 1)));
    }

    static Optional<BoundingBox> extent(long rows, long columns, Positions positions) {
        Longitude.Extent extent = new Longitude.Extent();
        double south = Double.POSITIVE_INFINITY;
        double north = Double.NEGATIVE_INFINITY;
        for (long row = 0; row < rows; row++) {
            for (long column = 0; column < columns; column++) {
                double[] place = positions.at(row, column);
                if (Math.abs(place[1]) <= 90) {
                    extent.add(place[0]);
                    south = Math.min(south, place[1]);
                    north = Math.max(north, place[1]);
                }
            }
        }
        return extent.box(false, south, north);
    }
}
