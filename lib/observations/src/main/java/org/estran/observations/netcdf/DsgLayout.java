package org.estran.observations.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;

/** Finds how the features of a file lie in its arrays. */
final class DsgLayout {

    private DsgLayout() {}

    static Sampling of(CfFile cf) throws IOException {
        DataFile file = cf.file();
        Optional<DataVariable> counts = with(file, "sample_dimension");
        if (counts.isPresent()) {
            return RaggedSampling.contiguous(file, counts.get());
        }
        Optional<DataVariable> index = with(file, "instance_dimension");
        return index.isPresent() ? RaggedSampling.indexed(file, index.get()) : rectangular(cf);
    }

    private static Optional<DataVariable> with(DataFile file, String attribute) {
        return file.variables().stream()
                .filter(v -> v.attributes().text(attribute).isPresent())
                .findFirst();
    }

    private static Sampling rectangular(CfFile cf) throws IOException {
        DataVariable widest = cf.data().stream()
                .filter(v -> v.rank() > 0)
                .max(Comparator.comparingInt(DataVariable::rank).thenComparing(DataVariable::size))
                .or(() -> cf.file().variables().stream()
                        .filter(v -> v.rank() > 0 && v.type().isNumeric() && cf.axisOf(v) == AxisKind.NONE)
                        .max(Comparator.comparingInt(DataVariable::rank)))
                .orElseThrow(() -> new RefusedFile(
                        Reason.NO_OBSERVATIONS, "No variable of the file holds values along a dimension"));
        refuseGrids(cf, widest);
        Optional<DataVariable> names = names(cf.file(), widest.dimensions());
        if (names.isPresent()) {
            return RaggedSampling.named(cf.file(), names.get());
        }
        Dimension element = element(cf, widest.dimensions());
        List<Dimension> others = new ArrayList<>(widest.dimensions());
        others.remove(element);
        return new RectangularSampling(cf.file(), element, others);
    }

    /** In a plain table of rows, the column that says which track each is of. */
    private static Optional<DataVariable> names(DataFile file, List<Dimension> rows) {
        return file.variables().stream()
                .filter(v -> rows.size() == 1 && SamplingDimensions.of(v, rows).equals(rows))
                .filter(v -> v.type() == DataType.CHAR || FlagVariables.isWhole(v.type()))
                .filter(v -> v.attributes().text("cf_role").orElse("").equals("trajectory_id")
                        || v.simpleName().matches("(?i)track|traj|trajectory(_?id)?|drifter(_?id)?"))
                .findFirst();
    }

    private static void refuseGrids(CfFile cf, DataVariable variable) throws RefusedFile {
        Optional<DataVariable> x =
                cf.coordinate(variable, AxisKind.LONGITUDE).or(() -> cf.coordinate(variable, AxisKind.PROJECTION_X));
        Optional<DataVariable> y =
                cf.coordinate(variable, AxisKind.LATITUDE).or(() -> cf.coordinate(variable, AxisKind.PROJECTION_Y));
        boolean isGrid = x.isPresent()
                && y.isPresent()
                && CfFile.isCoordinateVariable(x.get())
                && CfFile.isCoordinateVariable(y.get())
                && x.get().size() * y.get().size() > 1;
        boolean isCurvilinear = x.isPresent()
                && x.get().rank() == 2
                && cf.file().attributes().text("featureType").isEmpty();
        if (isGrid || isCurvilinear) {
            throw new RefusedFile(
                    Reason.NO_OBSERVATIONS, variable.name() + " lies on a grid of longitudes and latitudes");
        }
    }

    /** Along which dimension the rows of a feature run. */
    private static Dimension element(CfFile cf, List<Dimension> dimensions) {
        List<Dimension> longer =
                dimensions.stream().filter(d -> d.length() != 1).toList();
        if (longer.size() == 1) {
            return longer.getFirst();
        }
        List<Dimension> free =
                dimensions.stream().filter(d -> !countsFeatures(cf, d)).toList();
        if (free.isEmpty()) {
            return dimensions.getLast();
        }
        return having(cf, free, AxisKind.VERTICAL)
                .or(() -> having(cf, free, AxisKind.TIME))
                .orElse(free.getLast());
    }

    private static boolean countsFeatures(CfFile cf, Dimension dimension) {
        return cf.file().variables().stream()
                .filter(v -> SamplingDimensions.of(v, List.of(dimension)).equals(List.of(dimension)))
                .anyMatch(v -> v.attributes().text("cf_role").isPresent()
                        || cf.axisOf(v) == AxisKind.LONGITUDE
                        || cf.axisOf(v) == AxisKind.LATITUDE);
    }

    private static Optional<Dimension> having(CfFile cf, List<Dimension> dimensions, AxisKind kind) {
        return dimensions.stream()
                .filter(d -> cf.file().variables().stream()
                        .anyMatch(v -> cf.axisOf(v) == kind
                                && !v.dimensions().isEmpty()
                                && v.dimensions().getLast().equals(d)))
                .findFirst();
    }
}
