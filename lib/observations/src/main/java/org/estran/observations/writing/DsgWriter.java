package org.estran.observations.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.grids.Attributes;
import org.estran.grids.DataType;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.estran.grids.writing.Spool;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.terms.Finding;

/**
 * Writes features as a netCDF classic file of CF's discrete sampling geometries (CF 1.11, chapter 9): contiguous ragged
 * arrays (H.2.4, H.3.4, H.4.3), profiles of stations and trajectories with an index to those (H.5.3, H.6.3), points as
 * plain rows (H.1); or incomplete multidimensional arrays (H.2.2, H.3.2, H.4.1), whose features all take the room of the
 * longest, with profiles of stations and trajectories as plain profiles. The features are read once; their values lie in temporary files until the lengths are known.
 */
public final class DsgWriter {

    static final Set<String> OWN =
            Set.of("obs", "row_size", "feature_id", "platform", "profile", "station", "trajectory", "platform_index");
    private static final Set<String> TOLD_ANEW = Set.of("conventions", "featuretype", "cdm_data_type");

    /** Bytes of a file of arrays at most: few rows may come to very many missing values. */
    private static final long LARGEST_ARRAYS = 1L << 32;

    /** How the rows of features lie in the file. */
    public enum Layout {
        CONTIGUOUS_RAGGED,
        INCOMPLETE_ARRAYS
    }

    /** The arrays of features of very different lengths would be too large; nothing was written. */
    public static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1L;

        TooLarge(long bytes) {
            super("arrays of " + bytes + " bytes, of " + LARGEST_ARRAYS + " at most");
        }
    }

    private final ObservationFile file;
    private final FeatureType type;
    private final boolean isOfPoints;
    private final boolean isOfArrays;
    private final boolean isOfProfilesOfPlatforms;

    public DsgWriter(ObservationFile file) {
        this(file, Layout.CONTIGUOUS_RAGGED);
    }

    public DsgWriter(ObservationFile file, Layout layout) {
        this.file = file;
        this.isOfPoints = file.featureType() == FeatureType.POINT;
        this.isOfArrays = layout == Layout.INCOMPLETE_ARRAYS && !isOfPoints;
        this.type = isOfArrays && file.featureType().isOfProfiles() ? FeatureType.PROFILE : file.featureType();
        this.isOfProfilesOfPlatforms =
                type == FeatureType.TIME_SERIES_PROFILE || type == FeatureType.TRAJECTORY_PROFILE;
    }

    /**
     * Writes all of it; the stream is left open.
     *
     * @return what has no place in such a file
     * @throws TooLarge before anything is written
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        return with(gathered -> {
            ClassicWriter writer = new ClassicWriter(gathered.plan());
            if (isOfArrays && writer.length() > LARGEST_ARRAYS) {
                throw new TooLarge(writer.length());
            }
            writer.writeTo(out);
            return gathered.losses();
        });
    }

    /** What the header of the file says, in other words; values are not to be asked for. */
    public <T> T header(Function<Plan, T> words) throws IOException {
        return with(gathered -> words.apply(gathered.plan()));
    }

    /** What is made of the features once all are laid aside. */
    private interface Made<T> {
        T of(Gathered gathered) throws IOException;
    }

    private <T> T with(Made<T> made) throws IOException {
        Path folder = Files.createTempDirectory("estran-observations");
        try (Gathered gathered = new Gathered(folder)) {
            file.forEach(feature -> {
                gathered.take(feature);
                return true;
            });
            gathered.end();
            return made.of(gathered);
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    /** The features as they are laid aside. */
    private final class Gathered implements AutoCloseable {

        private final List<DsgColumn> columns = new ArrayList<>();
        private final Spool ids;
        private final Spool platforms;
        private final Spool sizes;
        private final Spool indices;
        private final Map<String, Integer> platformIndex = new LinkedHashMap<>();
        private long rows;
        private long rowsOfFeature = -1;
        private long longest;

        Gathered(Path folder) throws IOException {
            NetcdfNames names = new NetcdfNames(OWN);
            int number = 0;
            for (ObservedProperty property : file.properties()) {
                columns.add(new DsgColumn(
                        property, names.of(property.name()), property.isOfFeature() && !isOfPoints, folder, number++));
            }
            ids = new Spool(folder, 2 * number++, DataType.CHAR);
            platforms = new Spool(folder, 2 * number++, DataType.CHAR);
            sizes = new Spool(folder, 2 * number++, DataType.INT);
            indices = new Spool(folder, 2 * number, DataType.INT);
        }

        void take(Feature feature) throws IOException {
            if (!feature.isContinued()) {
                end();
                begin(feature);
            }
            for (int c = 0; c < columns.size(); c++) {
                DsgColumn column = columns.get(c);
                for (int row = 0; !column.isOfFeature() && row < feature.rows(); row++) {
                    column.put(feature.columns().get(c), row);
                }
            }
            for (int row = 0; isOfPoints && row < feature.rows(); row++) {
                ids.put(feature.id());
            }
            rows += feature.rows();
            rowsOfFeature += feature.rows();
        }

        private void begin(Feature feature) throws IOException {
            rowsOfFeature = 0;
            if (isOfPoints) {
                return;
            }
            ids.put(feature.id());
            String platform = feature.platform() == null ? "" : feature.platform();
            if (isOfProfilesOfPlatforms) {
                Integer known = platformIndex.computeIfAbsent(platform, key -> platformIndex.size());
                indices.put(known);
            } else {
                platforms.put(platform);
            }
            for (int c = 0; c < columns.size(); c++) {
                if (columns.get(c).isOfFeature()) {
                    columns.get(c).put(feature.columns().get(c), 0);
                }
            }
        }

        /** A feature has ended: its rows are counted. */
        void end() throws IOException {
            if (rowsOfFeature >= 0 && !isOfPoints) {
                sizes.put(rowsOfFeature);
                longest = Math.max(longest, rowsOfFeature);
            }
            rowsOfFeature = -1;
        }

        Plan plan() throws IOException {
            for (String platform : platformIndex.keySet()) {
                platforms.put(platform.isEmpty() ? "1" : platform);
            }
            Dimension obs = new Dimension("obs", isOfArrays ? longest : rows, false);
            Dimension instance = new Dimension(instanceName(), sizes.count(), false);
            Set<Dimension> dimensions = new LinkedHashSet<>(List.of(obs));
            List<PlannedVariable> variables = new ArrayList<>();
            if (isOfPoints) {
                variables.add(DsgColumn.planned("feature_id", ids, obs, dimensions, words("long_name", "feature")));
            } else {
                dimensions.add(instance);
                structure(instance, dimensions, variables);
            }
            String coordinates = columns.stream()
                    .filter(column -> column.role() != Role.OBSERVED)
                    .map(DsgColumn::name)
                    .collect(Collectors.joining(" "));
            for (DsgColumn column : columns) {
                DsgColumn.Lying lying = column.isOfFeature()
                        ? new DsgColumn.Along(instance)
                        : isOfArrays ? new DsgColumn.Array(instance, obs, sizes) : new DsgColumn.Along(obs);
                variables.addAll(column.variables(lying, dimensions, coordinates));
            }
            return new Plan(attributes(), List.copyOf(dimensions), variables);
        }

        private void structure(Dimension instance, Set<Dimension> dimensions, List<PlannedVariable> variables) {
            variables.add(DsgColumn.planned("feature_id", ids, instance, dimensions, words("cf_role", role())));
            if (!isOfArrays) {
                variables.add(
                        DsgColumn.planned("row_size", sizes, instance, dimensions, words("sample_dimension", "obs")));
            }
            if (isOfProfilesOfPlatforms) {
                boolean isFixed = type == FeatureType.TIME_SERIES_PROFILE;
                String name = isFixed ? "station" : "trajectory";
                Dimension outer = new Dimension(name, platforms.count(), false);
                dimensions.add(outer);
                variables.add(DsgColumn.planned(
                        "platform_index", indices, instance, dimensions, words("instance_dimension", name)));
                variables.add(DsgColumn.planned(
                        "platform",
                        platforms,
                        outer,
                        dimensions,
                        words("cf_role", isFixed ? "timeseries_id" : "trajectory_id")));
            } else {
                variables.add(
                        DsgColumn.planned("platform", platforms, instance, dimensions, words("long_name", "platform")));
            }
        }

        private String instanceName() {
            return switch (type) {
                case TIME_SERIES -> "station";
                case TRAJECTORY -> "trajectory";
                case POINT, PROFILE, TIME_SERIES_PROFILE, TRAJECTORY_PROFILE -> "profile";
            };
        }

        private String role() {
            return switch (type) {
                case TIME_SERIES -> "timeseries_id";
                case TRAJECTORY -> "trajectory_id";
                case POINT, PROFILE, TIME_SERIES_PROFILE, TRAJECTORY_PROFILE -> "profile_id";
            };
        }

        List<Finding> losses() {
            List<Finding> losses = new ArrayList<>();
            for (DsgColumn column : columns) {
                if (column.lostFlags() > 0) {
                    losses.add(Finding.advice(
                            "observations-loss-flags",
                            "/properties/" + column.name(),
                            Long.toString(column.lostFlags()),
                            column.name()));
                }
                if (column.cutTexts() > 0) {
                    losses.add(Finding.advice(
                            "observations-loss-texts",
                            "/properties/" + column.name(),
                            Long.toString(column.cutTexts()),
                            column.name()));
                }
            }
            return losses;
        }

        @Override
        public void close() throws IOException {
            for (DsgColumn column : columns) {
                column.close();
            }
            ids.close();
            platforms.close();
            sizes.close();
            indices.close();
        }
    }

    private Attributes attributes() {
        Map<String, Values> all = new LinkedHashMap<>();
        DsgColumn.text(all, "Conventions", "CF-1.11");
        DsgColumn.text(all, "featureType", type.cfName());
        NetcdfNames names = new NetcdfNames(TOLD_ANEW);
        file.facts().forEach((name, text) -> {
            if (!TOLD_ANEW.contains(name.toLowerCase(Locale.ROOT))) {
                DsgColumn.text(all, names.of(name), text);
            }
        });
        DsgColumn.text(all, "converted_from", file.format().words());
        return new Attributes(all);
    }

    private static Attributes words(String name, String text) {
        return new Attributes(Map.of(name, Values.ofText(text)));
    }
}
