package org.estran.app.thredds.subsets;

import java.util.ArrayList;
import java.util.List;
import org.estran.grids.DataType;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.jspecify.annotations.Nullable;

/**
 * One variable in the cell that holds a point.
 *
 * @param times the indices wanted; null for a variable without time
 * @param levels likewise
 * @param values time by time, level by level within
 */
record PointSeries(
        GriddedVariable variable,
        double latitude,
        double longitude,
        @Nullable GridAxis time,
        @Nullable IndexRange times,
        @Nullable GridAxis vertical,
        @Nullable IndexRange levels,
        double[] values) {

    long timeCount() {
        return times == null ? 1 : times.count();
    }

    long levelCount() {
        return levels == null ? 1 : levels.count();
    }

    /** What variables share that stand in one table. */
    List<Object> shape() {
        List<Object> shape = new ArrayList<>();
        shape.add(time == null ? "" : time.name());
        shape.add(vertical == null ? "" : vertical.name());
        shape.add(latitude);
        shape.add(longitude);
        return shape;
    }

    String name() {
        return variable.variable().simpleName();
    }

    String units() {
        return variable.variable().attributes().text("units").orElse("");
    }

    /** A value as it was stored: single precision has no more digits. */
    String number(long t, long z) {
        double value = values[index(t, z)];
        return isSingle() ? Float.toString((float) value) : Double.toString(value);
    }

    private int index(long t, long z) {
        return (int) (t * levelCount() + z);
    }

    /** Whether the values of the grid are of single precision and not packed. */
    boolean isSingle() {
        return variable.variable().type() == DataType.FLOAT;
    }

    String moment(long t) {
        if (time == null || times == null) {
            return "";
        }
        int index = (int) (times.first() + t * times.stride());
        return time.instant(index).map(Object::toString).orElse(time.text(index));
    }

    String level(long z) {
        return vertical == null || levels == null
                ? ""
                : Double.toString(vertical.value((int) (levels.first() + z * levels.stride())));
    }
}
