package org.estran.grids.views;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.Packing;
import org.estran.grids.cf.TimeUnit;
import org.estran.grids.views.FirstView.SeriesView;
import org.jspecify.annotations.Nullable;

/** Variables along time, or along a coordinate variable of another kind; long ones keep their peaks. */
final class SeriesViews {

    /** A series of more values is drawn by the least and greatest of each of half as many stretches. */
    private static final int VALUES = 4000;

    private static final int BLOCK = 1 << 18;
    private static final long LONGEST = 60_000_000;
    private static final int FEWEST = 2;
    private static final int PLACES = 20;

    private SeriesViews() {}

    static Optional<FirstView> of(Slice slice, @Nullable String title) throws IOException {
        int t = slice.along(slice.time());
        if (t >= 0) {
            Optional<TimeUnit> unit = slice.cf().timeUnit(slice.time().orElseThrow());
            if (unit.isPresent()) {
                return series(slice, title, slice.time().orElseThrow(), t, unit.get());
            }
        }
        if (Arrays.stream(slice.variable().shape()).filter(n -> n > 1).count() > 1) {
            return Optional.empty();
        }
        return otherAxis(slice).flatMap(axis -> {
            try {
                return series(
                        slice, title, axis, slice.indexOf(axis.dimensions().getFirst()), null);
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        });
    }

    /** A coordinate variable of one of the dimensions, be it of any kind. */
    private static Optional<DataVariable> otherAxis(Slice slice) {
        return slice.cf().file().variables().stream()
                .filter(v -> v != slice.variable()
                        && CfFile.isCoordinateVariable(v)
                        && v.type().isNumeric())
                .filter(v -> slice.indexOf(v.dimensions().getFirst()) >= 0 && v.size() > FEWEST)
                .max(Comparator.comparingLong(DataVariable::size));
    }

    /** The first place (station, level) that has values, so many tried. */
    private static Optional<FirstView> series(
            Slice slice, @Nullable String title, DataVariable axis, int along, @Nullable TimeUnit unit)
            throws IOException {
        long length = slice.variable().shape()[along];
        if (length < FEWEST || length > LONGEST) {
            return Optional.empty();
        }
        int free = IntStream.range(0, slice.variable().rank())
                .filter(d -> d != along)
                .findFirst()
                .orElse(-1);
        long places = free < 0 ? 1 : Math.min(PLACES, slice.variable().shape()[free]);
        for (long p = 0; p < places; p++) {
            long[] held = new long[slice.variable().rank()];
            if (free >= 0) {
                held[free] = p;
            }
            Decimation decimated = new Decimation(length, VALUES);
            read(slice, axis, along, unit, held, decimated);
            if (decimated.present() >= FEWEST && decimated.isSpread()) {
                double[][] pairs = unit == null ? decimated.pairs() : sorted(decimated.pairs());
                return Optional.of(new SeriesView(
                        title, Quantity.of(slice.variable()), Quantity.of(axis), unit != null, pairs[0], pairs[1]));
            }
        }
        return Optional.empty();
    }

    private static void read(
            Slice slice, DataVariable axis, int along, @Nullable TimeUnit unit, long[] held, Decimation into)
            throws IOException {
        long length = slice.variable().shape()[along];
        Packing values = Packing.of(slice.variable());
        Packing positions = Packing.of(axis);
        long[] shape = new long[held.length];
        Arrays.fill(shape, 1);
        for (long start = 0; start < length; start += BLOCK) {
            long[] offset = held.clone();
            offset[along] = start;
            shape[along] = Math.min(BLOCK, length - start);
            double[] block = values.values(slice.cf().file().read(slice.variable(), offset, shape));
            double[] at = positions.values(slice.cf().file().read(axis, new long[] {start}, new long[] {shape[along]}));
            for (int i = 0; i < block.length; i++) {
                into.add(unit == null ? at[i] : unit.epochSeconds(at[i]), block[i]);
            }
        }
    }

    private static double[][] sorted(double[][] pairs) {
        boolean inOrder = IntStream.range(1, pairs[0].length).noneMatch(i -> pairs[0][i] < pairs[0][i - 1]);
        if (inOrder) {
            return pairs;
        }
        int[] order = IntStream.range(0, pairs[0].length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pairs[0][i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new double[][] {
            Arrays.stream(order).mapToDouble(i -> pairs[0][i]).toArray(),
            Arrays.stream(order).mapToDouble(i -> pairs[1][i]).toArray()
        };
    }
}
