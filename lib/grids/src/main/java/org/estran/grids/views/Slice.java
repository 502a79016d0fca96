package org.estran.grids.views;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.TimeUnit;

/** One variable with the coordinates that locate it, and reading along its dimensions. */
record Slice(
        CfFile cf,
        DataVariable variable,
        Optional<DataVariable> longitude,
        Optional<DataVariable> latitude,
        Optional<DataVariable> vertical,
        Optional<DataVariable> time) {

    static Slice of(CfFile cf, DataVariable variable) {
        return new Slice(
                cf,
                variable,
                cf.coordinate(variable, AxisKind.LONGITUDE),
                cf.coordinate(variable, AxisKind.LATITUDE),
                cf.coordinate(variable, AxisKind.VERTICAL),
                cf.coordinate(variable, AxisKind.TIME));
    }

    boolean isLocated() {
        return longitude.isPresent() || latitude.isPresent() || vertical.isPresent() || time.isPresent();
    }

    /** Where a dimension stands in the variable; −1 when it is not there. */
    int indexOf(Dimension dimension) {
        return variable.dimensions().indexOf(dimension);
    }

    /** The index in the variable of the only dimension of a coordinate; −1 when it has none or several. */
    int along(Optional<DataVariable> coordinate) {
        return coordinate
                .filter(c -> c.rank() == 1)
                .map(c -> indexOf(c.dimensions().getFirst()))
                .orElse(-1);
    }

    /** Evenly chosen indices of a length, at most so many, the first always among them. */
    static long[] indices(long length, int most) {
        long stride = Math.max(1, (length + most - 1) / most);
        long[] indices = new long[Math.toIntExact((length + stride - 1) / stride)];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i * stride;
        }
        return indices;
    }

    /** The values of a one-dimensional coordinate at some indices. */
    double[] at(DataVariable coordinate, long[] indices) throws IOException {
        return picked(coordinate, new long[1], 0, indices);
    }

    /**
     * The values at some indices of one dimension, the others held.
     *
     * @param held where all dimensions stand; the one along is ignored
     */
    double[] picked(DataVariable of, long[] held, int along, long[] indices) throws IOException {
        double[] picked = new double[indices.length];
        long stride = indices.length > 1 ? indices[1] - indices[0] : 1;
        // Close indices are read together, in blocks; far ones each for itself.
        int together = stride <= 64 ? (int) Math.max(1, (1 << 18) / stride) : 1;
        long[] offset = held.clone();
        long[] shape = new long[held.length];
        Arrays.fill(shape, 1);
        for (int i = 0; i < indices.length; i += together) {
            int last = Math.min(indices.length, i + together) - 1;
            offset[along] = indices[i];
            shape[along] = indices[last] - indices[i] + 1;
            double[] block = cf.read(of, offset, shape);
            for (int j = i; j <= last; j++) {
                picked[j] = block[(int) (indices[j] - indices[i])];
            }
        }
        return picked;
    }

    /** The moment of a slice, where the time coordinate is a scalar or of one held dimension. */
    Optional<Instant> moment(long[] held) throws IOException {
        if (time.isEmpty() || time.get().rank() > 1) {
            return Optional.empty();
        }
        Optional<TimeUnit> unit = cf.timeUnit(time.get());
        long[] offset = new long[time.get().rank()];
        long[] shape = new long[time.get().rank()];
        if (offset.length == 1) {
            offset[0] = held[along(time)];
            shape[0] = 1;
        }
        double value = cf.read(time.get(), offset, shape)[0];
        return unit.flatMap(u -> u.instant(value));
    }
}
