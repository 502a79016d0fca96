package org.estran.observations.netcdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
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
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * An Argo trajectory (Argo user's manual 3.4, section 2.3): a row for each measurement, which its code names (reference
 * table 15). Parameters have the values that count in the data mode of their row or cycle; in modes A and D a time or
 * cycle number is the adjusted one where there is one. What lies along the cycles repeats rows, and is left to the file.
 */
public final class ArgoTrajectory implements ObservationFile {

    private static final int MOST_CYCLES = 1 << 20;
    private static final List<String> FACTS = List.of(
            "PLATFORM_NUMBER",
            "PROJECT_NAME",
            "PI_NAME",
            "DATA_CENTRE",
            "PLATFORM_TYPE",
            "FLOAT_SERIAL_NO",
            "WMO_INST_TYPE",
            "POSITIONING_SYSTEM");
    private static final String CYCLE = "CYCLE_NUMBER";

    /** Something of a row that may be adjusted, and where the modes of its rows stand. */
    private record Adjustable(ArgoParameter parameter, int trajectoryParameter, boolean fallsBack) {}

    private final DataFile file;
    private final Dimension rows;
    private final List<Adjustable> adjustables = new ArrayList<>();
    private final List<NetcdfColumn> plain = new ArrayList<>();
    private final List<ObservedProperty> properties = new ArrayList<>();
    private final Map<Long, Character> modes = new HashMap<>();
    private final Map<String, String> facts;
    private final Remarks remarks = new Remarks();

    private ArgoTrajectory(DataFile file) throws IOException {
        this.file = file;
        this.rows = file.dimensions().stream()
                .filter(dimension -> dimension.name().equals("N_MEASUREMENT"))
                .findFirst()
                .orElseThrow(
                        () -> new RefusedFile(Reason.BROKEN, "An Argo trajectory file has a dimension N_MEASUREMENT"));
        this.facts = new LinkedHashMap<>(DsgFile.facts(file));
        for (String name : FACTS) {
            String told = ArgoTexts.whole(file, name);
            if (!told.isEmpty()) {
                facts.put(name, told);
            }
        }
        choose();
        readModes();
    }

    /** Takes the file, and closes it with itself. */
    public static ArgoTrajectory of(DataFile file) throws IOException {
        return new ArgoTrajectory(file);
    }

    private void choose() throws IOException {
        CfFile cf = new CfFile(file);
        adjustable(cf, "JULD", Role.TIME, -1, true);
        List<DataVariable> ofRows = new ArrayList<>(file.variables().stream()
                .filter(v -> v.dimensions().equals(List.of(rows)) && NetcdfColumn.isReadable(file, v))
                .toList());
        for (String name : List.of("LONGITUDE", "LATITUDE")) {
            DataVariable place = required(name);
            ofRows.remove(place);
            plain.add(NetcdfColumn.of(cf, place, name.equals("LONGITUDE") ? Role.LONGITUDE : Role.LATITUDE, false));
        }
        adjustable(cf, CYCLE, Role.OBSERVED, -1, true);
        List<String> parameters = parameters();
        List<String> left = new ArrayList<>();
        for (int p = 0; p < parameters.size(); p++) {
            String name = parameters.get(p);
            if (name.isEmpty()) {
                continue;
            }
            Role role = name.equals("PRES") ? Role.PRESSURE : Role.OBSERVED;
            if (ofRows.stream().anyMatch(v -> v.name().equals(name)) && known(name) == null) {
                adjustable(cf, name, role, p, false);
            } else {
                left.add(name);
            }
        }
        ofRows.removeIf(v -> isTaken(v.name()));
        ofRows.forEach(v -> plain.add(NetcdfColumn.of(cf, v, Role.OBSERVED, false)));
        tell();
        file.variables().stream()
                .filter(v -> v.dimensions().stream().anyMatch(d -> d.name().equals("N_CYCLE")))
                .forEach(v -> left.add(v.name()));
        if (!left.isEmpty()) {
            remarks.add("observations-left-out", "/variables", String.join(", ", left));
        }
    }

    private void tell() {
        for (Adjustable one : adjustables) {
            properties.add(one.parameter().received().property());
            NetcdfColumn error = one.parameter().error();
            if (error != null) {
                properties.add(error.property());
            }
        }
        plain.forEach(column -> properties.add(column.property()));
        properties.add(ObservedProperty.text("DATA_MODE").labelled("Data mode of the cycle"));
    }

    private List<String> parameters() throws IOException {
        DataVariable names = file.variable("TRAJECTORY_PARAMETERS")
                .filter(v -> v.type() == DataType.CHAR && v.rank() == 2 && v.size() <= 1 << 16)
                .orElse(null);
        return names == null
                ? List.of()
                : file.read(names).strings().stream().map(String::strip).toList();
    }

    private DataVariable required(String name) throws RefusedFile {
        return file.variable(name)
                .filter(v -> v.dimensions().equals(List.of(rows)) && v.type().isNumeric())
                .orElseThrow(() -> new RefusedFile(
                        Reason.BROKEN, "An Argo trajectory file has " + name + "(" + rows.name() + ")"));
    }

    private void adjustable(CfFile cf, String name, Role role, int index, boolean fallsBack) throws RefusedFile {
        required(name);
        ArgoParameter.of(cf, name, role).ifPresent(p -> adjustables.add(new Adjustable(p, index, fallsBack)));
    }

    private @Nullable Adjustable known(String name) {
        return adjustables.stream()
                .filter(one -> one.parameter().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** What is an adjusted value, an error, or flags of something else. */
    private boolean isTaken(String name) {
        String plainName = name.replaceFirst("_(ADJUSTED_ERROR|ADJUSTED_QC|ADJUSTED|QC)$", "");
        return known(plainName) != null || name.equals("POSITION_QC");
    }

    /** The data mode of each cycle, by its number. */
    private void readModes() throws IOException {
        DataVariable mode = file.variable("DATA_MODE")
                .filter(v -> v.type() == DataType.CHAR && v.rank() == 1)
                .orElse(null);
        DataVariable index = file.variable("CYCLE_NUMBER_INDEX")
                .filter(v -> v.type().isNumeric() && v.rank() == 1)
                .orElse(null);
        if (mode == null || index == null || mode.size() != index.size() || mode.size() > MOST_CYCLES) {
            return;
        }
        Values numbers = file.read(index);
        byte[] characters = (byte[]) file.read(mode).array();
        for (int i = 0; i < characters.length; i++) {
            modes.put(numbers.integer(i), (char) characters[i]);
        }
    }

    @Override
    public Format format() {
        return Format.ARGO_TRAJECTORY;
    }

    @Override
    public FeatureType featureType() {
        return FeatureType.TRAJECTORY;
    }

    @Override
    public List<ObservedProperty> properties() {
        return List.copyOf(properties);
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
        String platform = facts.getOrDefault("PLATFORM_NUMBER", "");
        String id = platform.isEmpty() ? "1" : platform;
        int most = Feature.rowsOfPart(properties.size());
        for (long first = 0; first == 0 || first < rows.length(); first += most) {
            int count = (int) Math.min(most, rows.length() - first);
            Feature part = new Feature(id, platform, count, columns(first, count), first > 0);
            if (!sink.accept(part)) {
                return;
            }
        }
    }

    private List<Column> columns(long first, int count) throws IOException {
        if (count == 0) {
            return properties.stream().map(ObservedProperty::missing).toList();
        }
        long[] offset = {first};
        long[] shape = {count};
        char[] ofCycles = ofCycles(file.read(required(CYCLE), offset, shape));
        List<Column> columns = new ArrayList<>();
        for (Adjustable one : adjustables) {
            char[] own = own(one, first, count, ofCycles);
            columns.add(counting(one, offset, shape, own));
            NetcdfColumn error = one.parameter().error();
            if (error != null) {
                columns.add(errors((Column.Numbers) read(error, offset, shape), own));
            }
        }
        for (NetcdfColumn column : plain) {
            columns.add(read(column, offset, shape));
        }
        String[] told = new String[count];
        for (int i = 0; i < count; i++) {
            told[i] = String.valueOf(ofCycles[i]).strip().intern();
        }
        columns.add(new Column.Texts(told));
        return columns;
    }

    private char[] ofCycles(Values numbers) {
        char[] all = new char[numbers.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = modes.getOrDefault(numbers.integer(i), ' ');
        }
        return all;
    }

    /** The mode of each row: its own since version 3.2, else that of its cycle. */
    private char[] own(Adjustable one, long first, int count, char[] ofCycles) throws IOException {
        String name = one.trajectoryParameter() >= 0 ? "TRAJECTORY_PARAMETER_DATA_MODE" : "JULD_DATA_MODE";
        int rank = one.trajectoryParameter() >= 0 ? 2 : 1;
        DataVariable variable = file.variable(name)
                .filter(v -> v.type() == DataType.CHAR
                        && v.rank() == rank
                        && v.dimensions().getFirst().equals(rows)
                        && v.dimensions().getLast().length() > one.trajectoryParameter())
                .orElse(null);
        if (variable == null || one.parameter().name().equals(CYCLE)) {
            return ofCycles;
        }
        long[] offset = rank == 2 ? new long[] {first, one.trajectoryParameter()} : new long[] {first};
        long[] shape = rank == 2 ? new long[] {count, 1} : new long[] {count};
        byte[] characters = (byte[]) file.read(variable, offset, shape).array();
        char[] all = new char[count];
        for (int i = 0; i < count; i++) {
            all[i] = (char) characters[i];
        }
        return all;
    }

    private static boolean isAdjusted(char mode) {
        return mode == 'A' || mode == 'D';
    }

    private Column counting(Adjustable one, long[] offset, long[] shape, char[] own) throws IOException {
        Column received = read(one.parameter().received(), offset, shape);
        NetcdfColumn adjusted = one.parameter().adjusted();
        if (adjusted == null) {
            return received;
        }
        Column better = null;
        for (int i = 0; i < own.length; i++) {
            if (isAdjusted(own[i])) {
                better = better == null ? read(adjusted, offset, shape) : better;
                if (!one.fallsBack() || !Padding.isNothing(better, i)) {
                    put(received, better, i);
                }
            }
        }
        return received;
    }

    private static void put(Column to, Column from, int row) {
        if (to instanceof Column.Numbers numbers && from instanceof Column.Numbers better) {
            numbers.values()[row] = better.at(row);
        } else if (to instanceof Column.Instants instants && from instanceof Column.Instants better) {
            instants.values()[row] = better.at(row);
        } else {
            return;
        }
        String[] flags = to.flags();
        if (flags != null) {
            flags[row] = from.flag(row);
        }
    }

    /** Errors are of adjusted values alone. */
    private static Column errors(Column.Numbers read, char[] own) {
        for (int i = 0; i < own.length; i++) {
            if (!isAdjusted(own[i])) {
                read.values()[i] = Double.NaN;
            }
        }
        return read;
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
