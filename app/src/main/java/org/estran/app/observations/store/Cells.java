package org.estran.app.observations.store;

import java.util.ArrayList;
import java.util.List;
import org.estran.terms.BoundingBox;

/**
 * The cells of ten degrees in which rows lie together, numbered from the south west row by row; rows without a place are in
 * {@link #NOWHERE}.
 */
final class Cells {

    static final int NOWHERE = -1;

    private static final double DEGREES = 10;
    private static final int AROUND = 36;

    private Cells() {}

    /** Degrees of WGS 84, longitudes from -180; NaN for no place. */
    static int of(double longitude, double latitude) {
        return Double.isNaN(longitude) || Double.isNaN(latitude) ? NOWHERE : row(latitude) * AROUND + column(longitude);
    }

    /** Those that have a part of a box, its edges included. */
    static List<Integer> of(BoundingBox box) {
        List<Integer> cells = new ArrayList<>();
        int last = column(box.east()) + (box.crossesAntimeridian() ? AROUND : 0);
        for (int row = row(box.south()); row <= row(box.north()); row++) {
            for (int column = column(box.west()); column <= last && column < column(box.west()) + AROUND; column++) {
                cells.add(row * AROUND + column % AROUND);
            }
        }
        return cells;
    }

    private static int row(double latitude) {
        return (int) Math.floor((Math.clamp(latitude, -90, 89.999) + 90) / DEGREES);
    }

    private static int column(double longitude) {
        return (int) Math.floor((Math.clamp(longitude, -180, 179.999) + 180) / DEGREES);
    }
}
