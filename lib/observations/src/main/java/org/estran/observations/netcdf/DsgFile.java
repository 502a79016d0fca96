package org.estran.observations.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.estran.observations.netcdf.Sampling.Belonging;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/** A netCDF file of CF's discrete sampling geometries (CF 1.11, chapter 9), in whichever layout. */
public final class DsgFile implements ObservationFile {

    /** More than any file holds, and little enough that an announcement of nothing ends soon. */
    private static final long MOST_FEATURES = 10_000_000;

    private static final long MOST_VALUES = 1L << 32;
    private static final List<String> PLATFORM_FACTS =
            List.of("platform_code", "wmo_platform_code", "platform_name", "platform_call_sign");

    private final CfFile cf;
    private final Sampling sampling;
    private final FeatureType type;
    private final List<NetcdfColumn> columns = new ArrayList<>();
    private final List<NetcdfColumn> identifiers = new ArrayList<>();
    private final Map<String, String> facts;
    private final List<String> left = new ArrayList<>();
    private final Remarks remarks = new Remarks();

    private DsgFile(CfFile cf, Sampling sampling) {
        this.cf = cf;
        this.sampling = sampling;
        this.facts = facts(cf.file());
        choose();
        this.type = cf.file()
                .attributes()
                .text("featureType")
                .or(() -> cf.file().attributes().text("cdm_data_type"))
                .flatMap(FeatureType::of)
                .orElseGet(this::guessedType);
    }

    /** The rows along that dimension, as one feature. */
    static DsgFile along(DataFile file, Dimension rows) {
        return new DsgFile(new CfFile(file), new RectangularSampling(file, rows, List.of()));
    }

    /**
     * Takes the file, and closes it with itself.
     *
     * @throws org.estran.observations.RefusedFile when it holds a grid, or counts that cannot be
     */
    public static DsgFile of(DataFile file) throws IOException {
        CfFile cf = new CfFile(file);
        Sampling sampling = DsgLayout.of(cf);
        long features = sampling.features();
        long rows = features == 0 ? 0 : sampling.rows(0);
        if (features > MOST_FEATURES || rows > Integer.MAX_VALUE || features * rows > MOST_VALUES) {
            throw new RefusedFile(Reason.UNSUPPORTED, "It announces " + features + " features of " + rows + " rows");
        }
        return new DsgFile(cf, sampling);
    }

    private void choose() {
        Map<DataVariable, Role> roles = roles();
        Set<DataVariable> asFlags = new HashSet<>();
        for (DataVariable variable : cf.file().variables()) {
            Belonging belonging = sampling.of(variable);
            if (isStructure(variable, roles)) {
                continue;
            }
            if (belonging == Belonging.ELSEWHERE || !NetcdfColumn.isReadable(cf.file(), variable)) {
                left.add(variable.name());
                continue;
            }
            NetcdfColumn column = NetcdfColumn.of(
                    cf, variable, roles.getOrDefault(variable, Role.OBSERVED), belonging == Belonging.FEATURES);
            if (variable.attributes().text("cf_role").isPresent() && belonging == Belonging.FEATURES) {
                identifiers.add(column);
                continue;
            }
            columns.add(column);
            if (column.flags() != null) {
                asFlags.add(column.flags());
            }
        }
        columns.removeIf(column -> asFlags.contains(column.variable()));
        if (!left.isEmpty()) {
            remarks.add("observations-left-out", "/variables", String.join(", ", left));
        }
        remarkOnTimes(roles);
    }

    private void remarkOnTimes(Map<DataVariable, Role> roles) {
        if (!roles.containsValue(Role.TIME)) {
            remarks.add("observations-no-time", "/variables");
        }
        if (!roles.containsValue(Role.LONGITUDE) || !roles.containsValue(Role.LATITUDE)) {
            remarks.add("observations-no-position", "/variables");
        }
        for (DataVariable variable : cf.file().variables()) {
            if (cf.axisOf(variable) == AxisKind.TIME && cf.timeUnit(variable).isEmpty()) {
                remarks.add(
                        "observations-time-unit",
                        "/variables/" + variable.name(),
                        variable.name(),
                        variable.attributes().text("units").orElse(""));
            }
        }
    }

    /** Grid mappings, counts, indices, and the empty variables that only carry attributes. */
    private boolean isStructure(DataVariable variable, Map<DataVariable, Role> roles) {
        boolean isContainer = variable.rank() == 0
                && !roles.containsKey(variable)
                && variable.attributes().text("cf_role").isEmpty()
                && variable.attributes().text("units").isEmpty()
                && variable.attributes().text("standard_name").isEmpty();
        return isContainer
                || variable.attributes().text("sample_dimension").isPresent()
                || variable.attributes().text("instance_dimension").isPresent()
                || variable.attributes().text("grid_mapping_name").isPresent();
    }

    /** The variables that locate the rows: one for each kind of coordinate. */
    private Map<DataVariable, Role> roles() {
        Map<DataVariable, Role> roles = new LinkedHashMap<>();
        List<DataVariable> data =
                cf.data().stream().filter(v -> sampling.of(v) == Belonging.ROWS).toList();
        for (AxisKind kind : List.of(AxisKind.TIME, AxisKind.LONGITUDE, AxisKind.LATITUDE, AxisKind.VERTICAL)) {
            coordinate(data, kind).ifPresent(v -> roles.put(v, role(kind, v)));
        }
        if (roles.values().stream().noneMatch(Role::isVertical)) {
            data.stream()
                    .filter(v -> v.attributes().text("standard_name").orElse("").equals("sea_water_pressure"))
                    .findFirst()
                    .ifPresent(v -> roles.put(v, Role.PRESSURE));
        }
        return roles;
    }

    private Optional<DataVariable> coordinate(List<DataVariable> data, AxisKind kind) {
        Optional<DataVariable> named = data.stream()
                .flatMap(v -> cf.coordinate(v, kind).stream())
                .filter(v -> sampling.of(v) != Belonging.ELSEWHERE)
                .findFirst();
        // In ragged arrays the coordinates of a row may lie with its feature, where its dimensions do not lead.
        Optional<DataVariable> found = named.or(() -> cf.file().variables().stream()
                .filter(v -> cf.axisOf(v) == kind && v.type().isNumeric() && sampling.of(v) != Belonging.ELSEWHERE)
                .findFirst());
        return found.filter(v -> kind != AxisKind.TIME || cf.timeUnit(v).isPresent());
    }

    private static Role role(AxisKind kind, DataVariable variable) {
        return switch (kind) {
            case TIME -> Role.TIME;
            case LONGITUDE -> Role.LONGITUDE;
            case LATITUDE -> Role.LATITUDE;
            default -> vertical(variable);
        };
    }

    private static Role vertical(DataVariable variable) {
        String standardName = variable.attributes().text("standard_name").orElse("");
        String units = variable.attributes().text("units").orElse("").toLowerCase(Locale.ROOT);
        String positive = variable.attributes().text("positive").orElse("").toLowerCase(Locale.ROOT);
        if (standardName.contains("pressure") || units.matches("d(eci)?bars?|h?pa|millibars?|mbar")) {
            return Role.PRESSURE;
        }
        boolean isUp = positive.equals("up")
                || standardName.startsWith("height")
                || standardName.startsWith("altitude")
                || variable.simpleName().toLowerCase(Locale.ROOT).matches("alt(itude)?|height");
        return isUp ? Role.HEIGHT : Role.DEPTH;
    }

    private FeatureType guessedType() {
        boolean movesByRow = isOfRows(Role.LONGITUDE);
        boolean timeByRow = isOfRows(Role.TIME);
        boolean levelByRow = columns.stream()
                .anyMatch(c -> c.property().role().isVertical() && !c.property().isOfFeature());
        FeatureType guess;
        if (movesByRow) {
            guess = timeByRow ? FeatureType.TRAJECTORY : FeatureType.POINT;
        } else if (timeByRow) {
            guess = FeatureType.TIME_SERIES;
        } else {
            guess = levelByRow ? FeatureType.PROFILE : FeatureType.POINT;
        }
        remarks.add("observations-type-guessed", "/attributes/featureType", guess.cfName());
        return guess;
    }

    private boolean isOfRows(Role role) {
        return columns.stream()
                .anyMatch(c -> c.property().role() == role && !c.property().isOfFeature());
    }

    /** Variables that have no place in the features. */
    List<String> left() {
        return left;
    }

    static Map<String, String> facts(DataFile file) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (String name : file.attributes().names()) {
            file.attributes().text(name).ifPresent(text -> facts.put(name, text));
        }
        return facts;
    }

    @Override
    public Format format() {
        return Format.CF_DSG;
    }

    @Override
    public FeatureType featureType() {
        return type;
    }

    @Override
    public List<ObservedProperty> properties() {
        return columns.stream().map(NetcdfColumn::property).toList();
    }

    @Override
    public Map<String, String> facts() {
        return Map.copyOf(facts);
    }

    @Override
    public List<Finding> remarks() {
        return remarks.all();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        Set<String> known = new HashSet<>();
        for (long feature = 0; feature < sampling.features(); feature++) {
            String id = id(feature);
            while (!known.add(id)) {
                id = id + "-" + (feature + 1);
            }
            if (!parts(feature, id, platform(feature), sink)) {
                return;
            }
        }
    }

    private boolean parts(long feature, String id, @Nullable String platform, Sink sink) throws IOException {
        long rows = sampling.rows(feature);
        int most = Feature.rowsOfPart(columns.size());
        for (long first = 0; first == 0 || first < rows; first += most) {
            int count = (int) Math.min(most, rows - first);
            List<Column> read = new ArrayList<>();
            for (NetcdfColumn column : columns) {
                Column values = column(column, feature, first, count);
                if (values.size() != count && values.size() != 1) {
                    throw new RefusedFile(
                            Reason.UNSUPPORTED,
                            column.property().name() + " has " + values.size() + " values in " + count + " rows");
                }
                read.add(values);
            }
            int kept = sampling.isPadded() && first + count == rows ? Padding.rows(read, telling(), count) : count;
            List<Column> trimmed = kept == count ? read : Padding.cut(read, properties(), kept);
            if (!sink.accept(new Feature(id, platform, kept, trimmed, first > 0))) {
                return false;
            }
        }
        return true;
    }

    /** A coordinate along the rows alone is that of all features, and is no sign that one of them goes so far. */
    private boolean[] telling() {
        boolean[] telling = new boolean[columns.size()];
        for (int c = 0; c < telling.length; c++) {
            NetcdfColumn column = columns.get(c);
            telling[c] = !column.property().isOfFeature()
                    && (column.property().role() == Role.OBSERVED
                            || column.variable().rank() > 1);
        }
        return telling;
    }

    private Column column(NetcdfColumn column, long feature, long first, int count) throws IOException {
        if (count == 0 && !column.property().isOfFeature()) {
            return column.property().missing();
        }
        DataVariable flags = column.flags();
        if (column.property().isOfFeature()) {
            return column.column(
                    sampling.value(column.variable(), feature),
                    flags == null ? null : FlagVariables.texts(flags, sampling.value(flags, feature)));
        }
        return column.column(
                sampling.rows(column.variable(), feature, first, count),
                flags == null ? null : FlagVariables.texts(flags, sampling.rows(flags, feature, first, count)));
    }

    /** The name of a profile before that of its station, which is its platform. */
    private String id(long feature) throws IOException {
        String named = sampling.name(feature);
        if (named != null && !named.isEmpty()) {
            return named;
        }
        List<String> names =
                names(feature, column -> !type.isOfProfiles() || isOfProfile(column) || identifiers.size() == 1);
        return names.isEmpty() ? Long.toString(feature + 1) : String.join("/", names);
    }

    private static boolean isOfProfile(NetcdfColumn column) {
        return column.variable().attributes().text("cf_role").orElse("").equals("profile_id");
    }

    private List<String> names(long feature, Predicate<NetcdfColumn> wanted) throws IOException {
        List<String> names = new ArrayList<>();
        for (NetcdfColumn column : identifiers) {
            if (wanted.test(column)) {
                names.add(
                        switch (column(column, feature, 0, 1)) {
                            case Column.Texts texts -> texts.at(0);
                            case Column.Numbers numbers -> Long.toString((long) numbers.at(0));
                            case Column.Instants instants -> Long.toString(instants.at(0));
                        });
            }
        }
        names.removeIf(String::isEmpty);
        return names;
    }

    private @Nullable String platform(long feature) throws IOException {
        List<String> names = type.isOfProfiles() ? names(feature, column -> !isOfProfile(column)) : List.of();
        return names.isEmpty() ? told() : String.join("/", names);
    }

    private @Nullable String told() {
        return PLATFORM_FACTS.stream()
                .flatMap(name -> cf.file().attributes().text(name).stream())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() throws IOException {
        cf.file().close();
    }
}
