package org.estran.observations.writing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.grids.Attributes;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.PlannedVariable;
import org.estran.grids.writing.Spool;
import org.estran.observations.Column;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/** A property as a variable of the file that is being written, with its flags as another. */
final class DsgColumn implements AutoCloseable {

    private static final int NO_FLAG = -127;

    private final ObservedProperty property;
    private final String name;
    private final boolean isOfFeature;
    private final Spool values;
    private final @Nullable Spool flags;
    private long lostFlags;

    /**
     * A column.
     *
     * @param isOfFeature whether it is written once a feature; points have no features to lie with
     */
    DsgColumn(ObservedProperty property, String name, boolean isOfFeature, Path folder, int number) throws IOException {
        this.property = property;
        this.name = name;
        this.isOfFeature = isOfFeature;
        this.values = new Spool(folder, 2 * number, type(property));
        this.flags = property.scheme() == null ? null : new Spool(folder, 2 * number + 1, flagType(property.scheme()));
    }

    private static DataType type(ObservedProperty property) {
        return switch (property.form()) {
            case TEXT -> DataType.CHAR;
            case INSTANT -> DataType.DOUBLE;
            case NUMBER -> property.isSingle() ? DataType.FLOAT : DataType.DOUBLE;
        };
    }

    /** Numbers where the scheme has only such, else characters. */
    private static DataType flagType(QualityScheme scheme) {
        return scheme.flags().keySet().stream().allMatch(flag -> flag.matches("-?\\d{1,2}"))
                ? DataType.BYTE
                : DataType.CHAR;
    }

    boolean isOfFeature() {
        return isOfFeature;
    }

    String name() {
        return name;
    }

    Role role() {
        return property.role();
    }

    /** Takes the value of a row. */
    void put(Column column, int row) throws IOException {
        switch (column) {
            case Column.Numbers numbers -> values.put(numbers.at(row));
            case Column.Instants instants ->
                values.put(instants.at(row) == Column.NO_INSTANT ? Double.NaN : instants.at(row) / 1000.0);
            case Column.Texts texts -> values.put(texts.at(row));
        }
        if (flags != null) {
            put(flags, column.flag(row));
        }
    }

    private void put(Spool spool, String flag) throws IOException {
        if (spool.type() == DataType.CHAR) {
            spool.put(flag.isEmpty() ? " " : flag.substring(0, 1));
            lostFlags += flag.length() > 1 ? 1 : 0;
            return;
        }
        boolean isNumber = flag.matches("-?\\d{1,2}");
        lostFlags += isNumber || flag.isEmpty() ? 0 : 1;
        spool.put(isNumber ? Integer.parseInt(flag) : NO_FLAG);
    }

    long lostFlags() {
        return lostFlags;
    }

    long cutTexts() {
        return values.cut();
    }

    /** How the values of a variable lie in the file. */
    interface Lying {

        List<Dimension> dimensions();

        /** @param missing what stands where there is no value */
        PlannedVariable.Source source(Spool spool, double missing);
    }

    /** One value after the other along a dimension. */
    record Along(Dimension dimension) implements Lying {

        @Override
        public List<Dimension> dimensions() {
            return List.of(dimension);
        }

        @Override
        public PlannedVariable.Source source(Spool spool, double missing) {
            return spool::writeTo;
        }
    }

    /** A row of one length for each feature, as far as it goes. */
    record Array(Dimension instance, Dimension obs, Spool sizes) implements Lying {

        @Override
        public List<Dimension> dimensions() {
            return List.of(instance, obs);
        }

        @Override
        public PlannedVariable.Source source(Spool spool, double missing) {
            return sink -> spool.writeTo(sink, sizes, obs.length(), missing);
        }
    }

    /** The variables, once every value was put. */
    List<PlannedVariable> variables(Lying lying, Set<Dimension> dimensions, String coordinates) {
        List<PlannedVariable> variables = new ArrayList<>();
        double missing = values.type() == DataType.CHAR ? 0 : Double.NaN;
        variables.add(planned(name, values, lying, missing, dimensions, attributes(coordinates)));
        if (flags != null && property.scheme() != null) {
            double noFlag = flags.type() == DataType.CHAR ? ' ' : NO_FLAG;
            variables.add(
                    planned(name + "_qc", flags, lying, noFlag, dimensions, flagAttributes(property.scheme(), flags)));
        }
        return variables;
    }

    static PlannedVariable planned(
            String name, Spool spool, Dimension along, Set<Dimension> dimensions, Attributes attributes) {
        return planned(name, spool, new Along(along), 0, dimensions, attributes);
    }

    private static PlannedVariable planned(
            String name, Spool spool, Lying lying, double missing, Set<Dimension> dimensions, Attributes attributes) {
        List<Dimension> own = new ArrayList<>(lying.dimensions());
        // Flags are single characters, which need no dimension of their own.
        if (spool.type() == DataType.CHAR && !name.endsWith("_qc")) {
            Dimension width = new Dimension("strlen" + spool.width(), spool.width(), false);
            dimensions.add(width);
            own.add(width);
        }
        return new PlannedVariable(new DataVariable(name, spool.type(), own, attributes), lying.source(spool, missing));
    }

    private Attributes attributes(String coordinates) {
        Map<String, Values> all = new LinkedHashMap<>();
        text(all, "long_name", property.label());
        text(all, "standard_name", property.standardName() == null ? standardName() : property.standardName());
        text(all, "units", units());
        text(all, "sdn_parameter_urn", property.code());
        if (!name.equals(property.name())) {
            text(all, "original_name", property.name());
        }
        if (property.form() == ObservedProperty.Form.INSTANT) {
            text(all, "calendar", "standard");
        }
        axis(all);
        switch (values.type()) {
            case FLOAT -> all.put("_FillValue", Values.ofFloats(Float.NaN));
            case DOUBLE -> all.put("_FillValue", Values.ofNumbers(Double.NaN));
            default -> {}
        }
        if (property.scheme() != null) {
            text(all, "ancillary_variables", name + "_qc");
        }
        if (property.role() == Role.OBSERVED && !isOfFeature && !coordinates.isEmpty()) {
            text(all, "coordinates", coordinates);
        }
        return new Attributes(all);
    }

    private @Nullable String units() {
        return property.form() == ObservedProperty.Form.INSTANT
                ? "seconds since 1970-01-01T00:00:00Z"
                : property.unit();
    }

    private @Nullable String standardName() {
        return switch (property.role()) {
            case TIME -> "time";
            case LONGITUDE -> "longitude";
            case LATITUDE -> "latitude";
            case DEPTH -> "depth";
            case PRESSURE -> "sea_water_pressure";
            case HEIGHT -> "height";
            case OBSERVED -> null;
        };
    }

    private void axis(Map<String, Values> all) {
        switch (property.role()) {
            case TIME -> text(all, "axis", "T");
            case LONGITUDE -> text(all, "axis", "X");
            case LATITUDE -> text(all, "axis", "Y");
            case PRESSURE, DEPTH -> {
                text(all, "axis", "Z");
                text(all, "positive", "down");
            }
            case HEIGHT -> {
                text(all, "axis", "Z");
                text(all, "positive", "up");
            }
            case OBSERVED -> {}
        }
    }

    private Attributes flagAttributes(QualityScheme scheme, Spool spool) {
        Map<String, Values> all = new LinkedHashMap<>();
        text(all, "long_name", "quality flag of " + name);
        text(all, "standard_name", "quality_flag");
        text(all, "conventions", scheme.name());
        List<String> known = List.copyOf(scheme.flags().keySet());
        if (spool.type() == DataType.BYTE) {
            all.put("_FillValue", Values.ofBytes((byte) NO_FLAG));
        }
        if (!known.isEmpty()) {
            all.put("flag_values", flagValues(known, spool.type()));
            text(
                    all,
                    "flag_meanings",
                    String.join(
                            " ",
                            scheme.flags().values().stream()
                                    .map(QualityScheme.Meaning::words)
                                    .toList()));
        }
        return new Attributes(all);
    }

    private static Values flagValues(List<String> known, DataType type) {
        if (type == DataType.CHAR) {
            byte[] characters = String.join("", known).getBytes(StandardCharsets.US_ASCII);
            return Values.ofCharacters(characters, new long[] {characters.length});
        }
        byte[] numbers = new byte[known.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Byte.parseByte(known.get(i));
        }
        return Values.ofBytes(numbers);
    }

    static void text(Map<String, Values> all, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            all.put(name, Values.ofText(text));
        }
    }

    @Override
    public void close() throws IOException {
        values.close();
        if (flags != null) {
            flags.close();
        }
    }
}
