package org.estran.observations.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estran.grids.DataFile;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.Packing;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.estran.terms.Finding;

/**
 * Argo profiles, core, biogeochemical and synthetic, of one cycle or many (Argo user's manual 3.4, section 2.2 and 2.6).
 * Each parameter has the values that count in its data mode, told beside it, with the error of adjusted ones.
 */
public final class ArgoProfiles implements ObservationFile {

    private static final long MOST_LEVELS = 1 << 20;
    private static final long MOST_PROFILES = 1 << 20;
    private static final List<String> TEXTS = List.of(
            "DIRECTION",
            "DATA_CENTRE",
            "PLATFORM_TYPE",
            "PROJECT_NAME",
            "PI_NAME",
            "FLOAT_SERIAL_NO",
            "WMO_INST_TYPE",
            "POSITIONING_SYSTEM",
            "VERTICAL_SAMPLING_SCHEME");

    private final DataFile file;
    private final long profiles;
    private final int levels;
    private final boolean hasOwnModes;
    private final List<ArgoParameter> parameters = new ArrayList<>();
    private final List<NetcdfColumn> places = new ArrayList<>();
    private final List<ObservedProperty> properties = new ArrayList<>();
    private final Remarks remarks = new Remarks();

    private ArgoProfiles(DataFile file) throws IOException {
        this.file = file;
        this.profiles = length("N_PROF");
        long count = length("N_LEVELS");
        if (count > MOST_LEVELS || profiles > MOST_PROFILES) {
            throw new RefusedFile(Reason.UNSUPPORTED, "N_PROF is " + profiles + " and N_LEVELS " + count);
        }
        this.levels = (int) count;
        this.hasOwnModes = file.variable("PARAMETER_DATA_MODE").isPresent();
        choose();
    }

    /** Takes the file, and closes it with itself. */
    public static ArgoProfiles of(DataFile file) throws IOException {
        return new ArgoProfiles(file);
    }

    private long length(String name) throws RefusedFile {
        return file.dimensions().stream()
                .filter(dimension -> dimension.name().equals(name))
                .mapToLong(Dimension::length)
                .findFirst()
                .orElseThrow(() -> new RefusedFile(Reason.BROKEN, "An Argo profile file has a dimension " + name));
    }

    private void choose() throws IOException {
        CfFile cf = new CfFile(file);
        place(cf, "JULD", Role.TIME);
        place(cf, "LONGITUDE", Role.LONGITUDE);
        place(cf, "LATITUDE", Role.LATITUDE);
        places.forEach(column -> properties.add(column.property()));
        properties.add(ObservedProperty.number("CYCLE_NUMBER")
                .labelled("Float cycle number")
                .ofFeature());
        for (String name : TEXTS) {
            properties.add(ObservedProperty.text(name).ofFeature());
        }
        properties.add(ObservedProperty.text("DATA_MODE").ofFeature());
        Set<String> names = new LinkedHashSet<>();
        for (long profile = 0; profile < profiles; profile++) {
            names.addAll(ArgoTexts.of(file, "STATION_PARAMETERS", profile));
        }
        names.remove("");
        for (String name : names) {
            ArgoParameter.of(cf, name)
                    .filter(this::isOnLevels)
                    .ifPresentOrElse(this::add, () -> remarks.add("observations-left-out", "/variables/" + name, name));
        }
        if (parameters.isEmpty()) {
            throw new RefusedFile(Reason.BROKEN, "STATION_PARAMETERS names no variable of N_PROF and N_LEVELS");
        }
    }

    private void place(CfFile cf, String name, Role role) throws RefusedFile {
        DataVariable variable = file.variable(name)
                .filter(v -> v.rank() == 1 && v.dimensions().getFirst().name().equals("N_PROF"))
                .orElseThrow(() -> new RefusedFile(Reason.BROKEN, "An Argo profile file has " + name + "(N_PROF)"));
        places.add(NetcdfColumn.of(cf, variable, role, true));
    }

    private boolean isOnLevels(ArgoParameter parameter) {
        List<Dimension> own = parameter.received().variable().dimensions();
        return own.size() == 2
                && own.getFirst().name().equals("N_PROF")
                && own.getLast().name().equals("N_LEVELS");
    }

    private void add(ArgoParameter parameter) {
        parameters.add(parameter);
        properties.add(parameter.received().property());
        if (parameter.error() != null) {
            properties.add(parameter.error().property());
        }
        if (hasOwnModes) {
            properties.add(
                    ObservedProperty.text(parameter.name() + "_DATA_MODE").ofFeature());
        }
    }

    @Override
    public Format format() {
        return Format.ARGO_PROFILE;
    }

    @Override
    public FeatureType featureType() {
        return FeatureType.TRAJECTORY_PROFILE;
    }

    @Override
    public List<ObservedProperty> properties() {
        return List.copyOf(properties);
    }

    @Override
    public Map<String, String> facts() {
        return DsgFile.facts(file);
    }

    @Override
    public List<Finding> remarks() {
        return remarks.all();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        for (long profile = 0; profile < profiles; profile++) {
            if (!sink.accept(feature(profile, seen))) {
                return;
            }
        }
    }

    private Feature feature(long profile, Map<String, Integer> seen) throws IOException {
        String platform = ArgoTexts.text(file, "PLATFORM_NUMBER", profile);
        List<Column> columns = new ArrayList<>();
        for (NetcdfColumn column : places) {
            columns.add(read(column, new long[] {profile}, new long[] {1}));
        }
        double cycle = cycle(profile);
        columns.add(new Column.Numbers(cycle));
        for (String name : TEXTS) {
            columns.add(new Column.Texts(ArgoTexts.text(file, name, profile)));
        }
        String mode = ArgoTexts.characters(file, "DATA_MODE", profile);
        columns.add(new Column.Texts(mode.strip()));
        values(profile, mode, columns);
        String direction = ArgoTexts.text(file, "DIRECTION", profile);
        String id = platform + "_" + (Double.isNaN(cycle) ? "000" : String.format(Locale.ROOT, "%03d", (long) cycle))
                + (direction.equals("D") ? "D" : "");
        int times = seen.merge(id, 1, Integer::sum);
        boolean[] telling = new boolean[columns.size()];
        for (int c = 0; c < telling.length; c++) {
            telling[c] = !properties.get(c).isOfFeature();
        }
        int rows = Padding.rows(columns, telling, levels);
        return new Feature(
                times == 1 ? id : id + "-" + times, platform, rows, Padding.cut(columns, properties, rows), false);
    }

    private double cycle(long profile) throws IOException {
        DataVariable cycles = file.variable("CYCLE_NUMBER")
                .filter(v -> v.rank() == 1 && v.type().isNumeric())
                .orElse(null);
        return cycles == null
                ? Double.NaN
                : Packing.of(cycles).value(file.read(cycles, new long[] {profile}, new long[] {1}), 0);
    }

    /** The values that count, their errors, and why they count. */
    private void values(long profile, String mode, List<Column> columns) throws IOException {
        List<String> station = ArgoTexts.of(file, "STATION_PARAMETERS", profile);
        String own = hasOwnModes ? ArgoTexts.characters(file, "PARAMETER_DATA_MODE", profile) : "";
        long[] offset = {profile, 0};
        long[] shape = {1, levels};
        for (ArgoParameter parameter : parameters) {
            int at = station.indexOf(parameter.name());
            char counts = at >= 0 && at < own.length() ? own.charAt(at) : mode.isEmpty() ? ' ' : mode.charAt(0);
            if (at >= 0 && "RAD".indexOf(counts) < 0) {
                remarks.add(
                        "observations-argo-mode",
                        "/features/" + (profile + 1),
                        parameter.name(),
                        String.valueOf(counts));
            }
            NetcdfColumn adjusted = parameter.adjusted();
            boolean isAdjusted = counts == 'A' || counts == 'D';
            columns.add(read(isAdjusted && adjusted != null ? adjusted : parameter.received(), offset, shape));
            NetcdfColumn error = parameter.error();
            if (error != null) {
                columns.add(
                        isAdjusted
                                ? read(error, offset, shape)
                                : error.property().missing());
            }
            if (hasOwnModes) {
                columns.add(new Column.Texts(String.valueOf(counts).strip()));
            }
        }
    }

    private Column read(NetcdfColumn column, long[] offset, long[] shape) throws IOException {
        DataVariable flags = column.flags();
        return column.column(
                file.read(column.variable(), offset, shape),
                flags == null ? null : FlagVariables.texts(flags, file.read(flags, offset, shape)));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
