package org.estran.observations.quality;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.UnreadableFile;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.TimeUnit;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.observations.ObservedProperty;

/**
 * A climatology on a grid, as CF writes one (section 7.4): a time with {@code climatology} bounds, a variable for the means
 * and one of the same standard name for standard deviations, told apart by their {@code cell_methods}. The nearest cell
 * counts; depths between two levels are interpolated, and none is beyond them.
 */
public final class GridClimatology implements Climatology, Closeable {

    /** Columns of a place that are remembered: a profile asks for one. */
    private static final int MOST_KEPT = 2_000;

    private final GriddedDataset dataset;
    private final Map<Quantity, Pair> pairs = new EnumMap<>(Quantity.class);
    private final Map<Cell, Levels> kept = new HashMap<>();

    /**
     * What is known of a quantity.
     *
     * @param slices by the number of the month, the place along the time axis; −1 where it has none
     * @param depths metres downwards, growing
     */
    private record Pair(GriddedVariable mean, GriddedVariable deviation, int[] slices, double[] depths) {}

    private record Cell(Quantity quantity, int slice, long row, long column) {}

    /** A column of water. */
    private record Levels(double[] means, double[] deviations) {}

    private GridClimatology(GriddedDataset dataset) {
        this.dataset = dataset;
    }

    /**
     * That of a file.
     *
     * @throws UnreadableFile where it is no file of data, or says nothing of quantities that there are rules for
     */
    public static GridClimatology open(Path file) throws IOException {
        DataFile data = DataFiles.open(file);
        try {
            return of(GriddedDataset.of(data))
                    .orElseThrow(() -> new UnreadableFile(
                            UnreadableFile.Reason.NOT_RECOGNISED, -1, "no means and standard deviations over years"));
        } catch (IOException | RuntimeException none) {
            data.close();
            throw none;
        }
    }

    /**
     * What a dataset says of quantities that there are rules for.
     *
     * @param dataset closed with what is made of it
     * @return empty where it has no means with deviations of any
     */
    public static Optional<GridClimatology> of(GriddedDataset dataset) throws IOException {
        GridClimatology all = new GridClimatology(dataset);
        Map<Quantity, GriddedVariable> means = new LinkedHashMap<>();
        Map<Quantity, GriddedVariable> deviations = new LinkedHashMap<>();
        for (GriddedVariable variable : dataset.variables()) {
            Optional<Quantity> quantity = quantity(variable.variable());
            String methods =
                    variable.variable().attributes().text("cell_methods").orElse("");
            if (quantity.isPresent() && methods.contains("time:")) {
                (methods.contains("standard_deviation") ? deviations : means).putIfAbsent(quantity.get(), variable);
            }
        }
        for (Map.Entry<Quantity, GriddedVariable> one : means.entrySet()) {
            GriddedVariable mean = one.getValue();
            GriddedVariable deviation = deviations.get(one.getKey());
            if (deviation != null
                    && deviation.variable().dimensions().equals(mean.variable().dimensions())) {
                Optional<int[]> slices = slices(dataset.file(), mean);
                Optional<double[]> depths = depths(mean);
                if (slices.isPresent() && depths.isPresent()) {
                    all.pairs.put(one.getKey(), new Pair(mean, deviation, slices.get(), depths.get()));
                }
            }
        }
        return all.pairs.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private static Optional<Quantity> quantity(DataVariable variable) {
        String name = variable.attributes().text("standard_name").orElse("").split(" ")[0];
        String unit = variable.attributes().text("units").orElse("");
        return Quantity.of(
                ObservedProperty.number(variable.simpleName()).standard(name).in(unit));
    }

    /** Which months each step of the time axis stands for, by its climatological bounds. */
    private static Optional<int[]> slices(DataFile file, GriddedVariable variable) throws IOException {
        Optional<GridAxis> axis = variable.time();
        Optional<DataVariable> time = axis.flatMap(GridAxis::coordinate);
        Optional<TimeUnit> unit = axis.flatMap(GridAxis::timeUnit);
        Optional<DataVariable> bounds = time.flatMap(of -> of.attributes().text("climatology"))
                .flatMap(name -> file.variables().stream()
                        .filter(one -> one.simpleName().equals(name))
                        .findFirst());
        if (unit.isEmpty()
                || bounds.isEmpty()
                || bounds.get().size() != 2L * axis.orElseThrow().size()) {
            return Optional.empty();
        }
        double[] values = new CfFile(file).read(bounds.get());
        int[] slices = new int[13];
        Arrays.fill(slices, -1);
        for (int i = 0; i < values.length / 2; i++) {
            Optional<Instant> begin = unit.get().instant(values[2 * i]);
            Optional<Instant> end = unit.get().instant(values[2 * i + 1]);
            if (begin.isEmpty() || end.isEmpty()) {
                return Optional.empty();
            }
            int first = month(begin.get());
            // The bound is the first moment that does not belong to it.
            int months = Math.floorMod(month(end.get().minusSeconds(1)) - first, 12) + 1;
            for (int m = 0; m < months; m++) {
                slices[(first - 1 + m) % 12 + 1] = i;
            }
        }
        return Optional.of(slices);
    }

    private static int month(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC).getMonthValue();
    }

    @Override
    public Optional<Usual> at(Quantity quantity, Place place) throws IOException {
        Pair pair = pairs.get(quantity);
        if (pair == null || pair.slices[place.month()] < 0) {
            return Optional.empty();
        }
        Optional<long[]> cell = pair.mean.grid().nearest(place.longitude(), place.latitude());
        return cell.isEmpty()
                ? Optional.empty()
                : usual(
                        pair.depths,
                        levels(pair, new Cell(quantity, pair.slices[place.month()], cell.get()[0], cell.get()[1])),
                        place.depth());
    }

    private Levels levels(Pair pair, Cell cell) throws IOException {
        Levels levels = kept.get(cell);
        if (levels == null) {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            levels = new Levels(column(pair.mean, cell), column(pair.deviation, cell));
            kept.put(cell, levels);
        }
        return levels;
    }

    /** One, the surface, where there is no vertical axis; empty where it is none of depths that grow. */
    private static Optional<double[]> depths(GriddedVariable variable) {
        Optional<GridAxis> axis = variable.vertical();
        return axis.isEmpty()
                ? Optional.of(new double[] {0})
                : axis.filter(GridClimatology::isDepth).map(GridAxis::values);
    }

    private static boolean isDepth(GridAxis axis) {
        boolean isDown =
                axis.positive().filter(way -> way == GridAxis.Direction.DOWN).isPresent();
        boolean isMetres = axis.units().matches("m|met(er|re)s?");
        for (int i = 1; i < axis.size(); i++) {
            if (axis.value(i) <= axis.value(i - 1)) {
                return false;
            }
        }
        return isDown && isMetres;
    }

    private static double[] column(GriddedVariable of, Cell cell) throws IOException {
        Map<Dimension, IndexRange> ranges = new HashMap<>();
        ranges.put(of.grid().rows(), IndexRange.only(cell.row));
        ranges.put(of.grid().columns(), IndexRange.only(cell.column));
        of.time().flatMap(GridAxis::dimension).ifPresent(time -> ranges.put(time, IndexRange.only(cell.slice)));
        return of.read(of.slab(ranges));
    }

    private static Optional<Usual> usual(double[] z, Levels levels, double depth) {
        if (z.length == 1) {
            // A map of the surface says nothing of what is below it.
            return depth <= z[0] + 1 ? usual(levels.means[0], levels.deviations[0]) : Optional.empty();
        }
        if (!(depth >= 0) || depth > z[z.length - 1]) {
            return Optional.empty();
        }
        int below = 0;
        while (z[below] < depth) {
            below++;
        }
        int above = Math.max(0, below - 1);
        double share = above == below ? 0 : (depth - z[above]) / (z[below] - z[above]);
        return usual(
                levels.means[above] + share * (levels.means[below] - levels.means[above]),
                levels.deviations[above] + share * (levels.deviations[below] - levels.deviations[above]));
    }

    private static Optional<Usual> usual(double mean, double deviation) {
        return Double.isNaN(mean) || !(deviation > 0) ? Optional.empty() : Optional.of(new Usual(mean, deviation));
    }

    @Override
    public void close() throws IOException {
        dataset.close();
    }
}
