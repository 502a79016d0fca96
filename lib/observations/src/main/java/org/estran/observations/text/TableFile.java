package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.QualityScheme;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/**
 * A table in text, read as a mapping says. Rows of one platform, station and profile that follow each other are one
 * feature; where profiles have no name of their own, one ends where the time or the place changes. Points are all in one
 * feature. What contradicts the mapping refuses the file with its line.
 */
public final class TableFile extends TextObservations {

    /** Names of features that are remembered, to tell one that comes again. */
    private static final int MOST_NAMES = 1_000_000;

    private final Mapping mapping;
    private final TableNumbers numbers;
    private final TableClock clock;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Integer> keys = new ArrayList<>();
    private final Map<String, String> facts;

    /**
     * A property and where it comes from.
     *
     * @param index of the column; the first of a time in parts
     * @param flag index of its flags; -1 for none
     */
    private record Slot(int index, MappedColumn column, int flag) {}

    private TableFile(Path path, Mapping mapping) throws IOException {
        super(path, Format.TABLE);
        this.mapping = mapping;
        this.numbers = new TableNumbers(mapping.decimal(), mapping.missing());
        this.clock = new TableClock(mapping, numbers, remarks);
        plan();
        try (TableRecords records = records(new Remarks())) {
            pass(records);
            this.facts = new LinkedHashMap<>(records.facts());
        }
        if (indexOf(Role.TIME).isEmpty()) {
            remarks.add("observations-no-time", "");
        }
        if (indexOf(Role.LONGITUDE).isEmpty() || indexOf(Role.LATITUDE).isEmpty()) {
            remarks.add("observations-no-position", "");
        }
    }

    /**
     * Finds the line that names the columns.
     *
     * @throws RefusedFile when no line does, or when the mapping contradicts itself
     */
    public static TableFile of(Path path, Mapping mapping) throws IOException {
        for (var finding : mapping.findings()) {
            boolean isQuestion = finding.code().endsWith("-open");
            // A question is told with the first line that it leaves open.
            if (!isQuestion) {
                throw new RefusedFile(
                        Reason.UNSUPPORTED,
                        "the mapping cannot be: " + finding.code() + " at " + finding.pointer() + " "
                                + String.join(", ", finding.arguments()));
            }
        }
        return new TableFile(path, mapping);
    }

    private void plan() {
        List<MappedColumn> columns = mapping.columns();
        List<Slot> ofRows = new ArrayList<>();
        boolean isTimed = false;
        for (int i = 0; i < columns.size(); i++) {
            MappedColumn column = columns.get(i);
            boolean isLaterPart = column.use().isOfTime() && isTimed;
            isTimed |= column.use().isOfTime();
            if (column.use() == ColumnUse.FLAG || column.use() == ColumnUse.IGNORED || isLaterPart) {
                continue;
            }
            Slot slot = new Slot(i, column, flagsOf(column));
            (isOfFeature(column) ? slots : ofRows).add(slot);
        }
        for (int i = 0; i < columns.size(); i++) {
            MappedColumn column = columns.get(i);
            boolean isPlaceOrTime = column.use().isOfTime()
                    || column.use() == ColumnUse.LONGITUDE
                    || column.use() == ColumnUse.LATITUDE;
            boolean isOfUnnamedProfile =
                    mapping.featureType().isOfProfiles() && !mapping.has(ColumnUse.PROFILE) && isPlaceOrTime;
            if (mapping.featureType() != FeatureType.POINT
                    && (column.use().isName() || isOfUnnamedProfile && isOfFeature(column))) {
                keys.add(i);
            }
        }
        slots.forEach(slot -> properties.add(property(slot).ofFeature()));
        ofRows.forEach(slot -> properties.add(property(slot)));
        slots.addAll(ofRows);
    }

    private boolean isOfFeature(MappedColumn column) {
        if (mapping.featureType() == FeatureType.POINT) {
            return false;
        }
        boolean isTold = column.isOfFeature() && column.use().role() != Role.OBSERVED;
        // The parts of a time are of the feature together, or none is.
        boolean isOfTime = column.use().isOfTime()
                && mapping.columns().stream().filter(c -> c.use().isOfTime()).allMatch(MappedColumn::isOfFeature);
        return column.use().isName() || (column.use().isOfTime() ? isOfTime : isTold);
    }

    private int flagsOf(MappedColumn column) {
        List<MappedColumn> columns = mapping.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).use() == ColumnUse.FLAG
                    && column.name().equals(columns.get(i).of())) {
                return i;
            }
        }
        return -1;
    }

    private ObservedProperty property(Slot slot) {
        MappedColumn column = slot.column();
        ColumnUse use = column.use();
        ObservedProperty property = switch (use) {
            case TIME, MOMENT -> ObservedProperty.instant(column.name());
            case DATE, TIME_OF_DAY, YEAR, MONTH, DAY, DAY_OF_YEAR, HOUR, MINUTE, SECOND ->
                ObservedProperty.instant(isTaken("time", column) ? column.name() : "time");
            case LONGITUDE, LATITUDE, PRESSURE, DEPTH, HEIGHT, NUMBER ->
                ObservedProperty.number(column.name()).in(column.unit());
            case PLATFORM, STATION, PROFILE, TEXT, FLAG, IGNORED -> ObservedProperty.text(column.name());
        };
        return property.standard(column.standardName())
                .labelled(Headers.named(column.header()).name().equals(column.name()) ? null : column.header())
                .as(use.role())
                .flagged(
                        slot.flag() < 0
                                ? null
                                : QualityScheme.named(
                                        mapping.columns().get(slot.flag()).scheme()));
    }

    private boolean isTaken(String name, MappedColumn but) {
        return mapping.columns().stream().anyMatch(c -> c != but && c.name().equals(name));
    }

    private TableRecords records(Remarks told) throws IOException {
        return new TableRecords(path, mapping.separator(), mapping.comment(), told);
    }

    /** Reads up to the first row. */
    private void pass(TableRecords records) throws IOException {
        if (mapping.hasHeader()) {
            records.passHeader(mapping.headers());
            if (mapping.hasUnits()) {
                records.next();
            }
        }
    }

    @Override
    public FeatureType featureType() {
        return mapping.featureType();
    }

    @Override
    public Map<String, String> facts() {
        return new LinkedHashMap<>(facts);
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        try (TableRecords records = records(remarks)) {
            pass(records);
            new Reader(new Rows(properties, sink)).read(records);
        }
    }

    /** One reading of the rows. */
    private final class Reader {

        private final Rows rows;
        private final Set<String> seen = new HashSet<>();
        private final int ofFeature =
                (int) properties.stream().filter(ObservedProperty::isOfFeature).count();
        private String[] key = {};
        private boolean isBegun;
        private String id = "";
        private List<Column> first = List.of();
        private long count;

        Reader(Rows rows) {
            this.rows = rows;
        }

        void read(TableRecords records) throws IOException {
            for (String[] cells = records.next(); cells != null && rows.isWanted(); cells = records.next()) {
                long line = records.line();
                String[] row = checked(cells, line);
                if (Arrays.stream(row).allMatch(String::isEmpty)) {
                    remarks.atLine("observations-empty-row", line);
                    continue;
                }
                take(row, line);
            }
            if (isBegun) {
                rows.end();
            }
        }

        private void take(String[] cells, long line) throws IOException {
            String[] itsKey = keys.stream().map(i -> cells[i]).toArray(String[]::new);
            List<Column> told = told(cells, line);
            if (!isBegun || !Arrays.equals(itsKey, key)) {
                if (isBegun) {
                    rows.end();
                }
                key = itsKey;
                id = name(cells, line);
                first = told;
                rows.begin(id, platform(cells), told);
                isBegun = true;
            } else if (!isSame(told)) {
                throw new RefusedFile(
                        Reason.BROKEN,
                        line,
                        "the place or the time of " + id + " changes, which the mapping says is one");
            }
            add(cells, line);
        }

        private String[] checked(String[] cells, long line) throws RefusedFile {
            int width = mapping.columns().size();
            String[] row = cells;
            if (cells.length == width + 1 && cells[width].isEmpty()) {
                remarks.atLine("observations-trailing-separator", line);
                row = Arrays.copyOf(cells, width);
            }
            if (row.length != width) {
                throw new RefusedFile(
                        Reason.BROKEN, line, width + " columns were named, and " + row.length + " are there");
            }
            if (mapping.hasHeader() && Arrays.asList(row).equals(mapping.headers())) {
                throw new RefusedFile(Reason.BROKEN, line, "the columns are named again: two tables in one file");
            }
            return row;
        }

        private List<Column> told(String[] cells, long line) throws RefusedFile {
            List<Column> columns = new ArrayList<>(ofFeature);
            for (int i = 0; i < ofFeature; i++) {
                Slot slot = slots.get(i);
                String[] flags = slot.flag() < 0 ? null : new String[] {cells[slot.flag()]};
                columns.add(
                        switch (properties.get(i).form()) {
                            case NUMBER -> new Column.Numbers(new double[] {number(slot, cells, line)}, flags);
                            case INSTANT -> new Column.Instants(new long[] {moment(slot, cells, line)}, flags);
                            case TEXT -> new Column.Texts(new String[] {cells[slot.index()]}, flags);
                        });
            }
            return columns;
        }

        private boolean isSame(List<Column> told) {
            for (int i = 0; i < told.size(); i++) {
                boolean isSame = switch (told.get(i)) {
                    case Column.Numbers numbersOf ->
                        Double.compare(numbersOf.at(0), ((Column.Numbers) first.get(i)).at(0)) == 0;
                    case Column.Instants instants -> instants.at(0) == ((Column.Instants) first.get(i)).at(0);
                    case Column.Texts texts -> texts.at(0).equals(((Column.Texts) first.get(i)).at(0));
                };
                if (!isSame) {
                    return false;
                }
            }
            return true;
        }

        private String name(String[] cells, long line) throws RefusedFile {
            List<String> names = new ArrayList<>();
            boolean isNamed = false;
            for (ColumnUse use : List.of(ColumnUse.PLATFORM, ColumnUse.STATION, ColumnUse.PROFILE)) {
                String cell = cell(use, cells);
                isNamed |= mapping.has(use);
                if (!cell.isEmpty()) {
                    names.add(cell);
                }
            }
            count++;
            boolean isOfUnnamedProfiles = mapping.featureType().isOfProfiles() && !mapping.has(ColumnUse.PROFILE);
            if (mapping.featureType() == FeatureType.POINT || isOfUnnamedProfiles || !isNamed) {
                names.add(Long.toString(count));
                return String.join("_", names);
            }
            String name = String.join("_", names);
            if (name.isEmpty()) {
                throw new RefusedFile(Reason.BROKEN, line, "the row does not say of which station or platform it is");
            }
            if (!seen.add(name)) {
                throw new RefusedFile(
                        Reason.BROKEN,
                        line,
                        "rows of " + name + " come again after others: sort the file by it, or read it as points");
            }
            if (seen.size() > MOST_NAMES) {
                throw new RefusedFile(Reason.UNSUPPORTED, line, "more than " + MOST_NAMES + " stations or platforms");
            }
            return name;
        }

        private @Nullable String platform(String[] cells) {
            if (mapping.featureType() == FeatureType.POINT) {
                return null;
            }
            String platform = cell(ColumnUse.PLATFORM, cells);
            String named = platform.isEmpty() ? cell(ColumnUse.STATION, cells) : platform;
            return named.isEmpty() ? null : named;
        }

        private String cell(ColumnUse use, String[] cells) {
            for (Slot slot : slots) {
                if (slot.column().use() == use) {
                    return cells[slot.index()];
                }
            }
            return "";
        }

        private void add(String[] cells, long line) throws IOException {
            int width = slots.size() - ofFeature;
            double[] values = new double[width];
            String[] texts = new String[width];
            String[] flags = new String[width];
            for (int i = 0; i < width; i++) {
                Slot slot = slots.get(ofFeature + i);
                Form form = properties.get(ofFeature + i).form();
                texts[i] = cells[slot.index()];
                flags[i] = slot.flag() < 0 ? "" : cells[slot.flag()];
                values[i] = switch (form) {
                    case NUMBER -> number(slot, cells, line);
                    case INSTANT -> OdvDates.asNumber(moment(slot, cells, line));
                    case TEXT -> Double.NaN;
                };
            }
            rows.add(values, texts, flags);
        }

        private double number(Slot slot, String[] cells, long line) throws RefusedFile {
            String cell = cells[slot.index()];
            try {
                return switch (slot.column().use()) {
                    case LATITUDE -> numbers.angle(cell, line, true);
                    case LONGITUDE -> numbers.angle(cell, line, false);
                    default -> numbers.number(cell, line);
                };
            } catch (RefusedFile refused) {
                throw new RefusedFile(
                        refused.reason(),
                        line,
                        told(refused) + " (column " + slot.column().header() + ")",
                        refused);
            }
        }

        /** The reason without the line, which is told once. */
        private static String told(RefusedFile refused) {
            return String.valueOf(refused.getMessage()).replaceFirst("^line \\d+: ", "");
        }

        private long moment(Slot slot, String[] cells, long line) throws RefusedFile {
            return slot.column().use() == ColumnUse.MOMENT
                    ? clock.ofColumn(slot.index(), cells, line)
                    : clock.ofRow(cells, line);
        }
    }
}
