package org.estran.observations.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.estran.observations.Column;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Role;
import org.estran.observations.text.DarwinMeta.Field;
import org.estran.observations.text.DarwinMeta.Table;
import org.jspecify.annotations.Nullable;

/**
 * A Darwin Core archive (Darwin Core Text Guide): a zip with {@code meta.xml} and the texts it names. Each occurrence is a point
 * in a row of its own, with the terms it came with and those of the event it hangs on; without occurrences each event is, but
 * those that are merely the whole of others. {@code time} is the beginning of its date, which stays as it was written.
 * Measurements or facts are columns beside. What else hangs on the core is left to the archive and told.
 */
public final class DarwinArchive extends TextObservations {

    /** A description of columns is never this large. */
    private static final int LARGEST_META = 1 << 20;

    private static final String DARWIN_CORE = "http://rs.tdwg.org/dwc/terms/";

    private static final Set<String> DATES = Set.of("eventdate", "earliestdatecollected");

    /** Not elevations: collectors write "~ 1800". */
    private static final Set<String> NUMBERS = Set.of(
            "decimallatitude",
            "decimallongitude",
            "coordinateuncertaintyinmeters",
            "minimumdepthinmeters",
            "maximumdepthinmeters",
            "individualcount",
            "samplesizevalue");

    private final String folder;
    private final Table core;
    /** The one whose rows are given. */
    private final Table main;

    private final boolean isOfEvents;
    private final List<Table> measurementTables;
    private final DarwinMeasurements measurements = new DarwinMeasurements();
    private final List<Joined> fields;
    private final int dateField;
    private final DarwinDates dates = new DarwinDates(remarks);

    /** A column: of the rows themselves, of the event they hang on where they say nothing, or of both. */
    private record Joined(@Nullable Field own, @Nullable Field ofEvent) {

        String term() {
            return own != null ? own.term() : Objects.requireNonNull(ofEvent).term();
        }
    }

    private DarwinArchive(Path path) throws IOException {
        super(path, Format.DARWIN_CORE);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ZipEntry meta = meta(zip);
            if (meta == null) {
                throw new RefusedFile(Reason.NOT_RECOGNISED, "a zip without the meta.xml of a Darwin Core archive");
            }
            this.folder = meta.getName().substring(0, meta.getName().length() - "meta.xml".length());
            DarwinMeta read = DarwinMeta.read(beginning(zip, meta));
            this.core = read.core();
            for (String file : core.files()) {
                entry(zip, file);
            }
            this.isOfEvents = isOfEvents(core.rowType());
            this.main = isOfEvents
                    ? read.occurrences().filter(table -> isThere(zip, table)).orElse(core)
                    : core;
            this.measurementTables = read.measurements().stream()
                    .filter(table -> isThere(zip, table))
                    .toList();
            tellWhatIsLeft(read);
            this.fields = fields();
            this.dateField = dateField();
            for (Table table : measurementTables) {
                each(zip, table, (cells, line) -> {
                    measurements.learn(table, cells, line);
                    return true;
                });
            }
        }
        describe();
    }

    private void tellWhatIsLeft(DarwinMeta read) {
        List<String> left = new ArrayList<>(read.left());
        read.extensions().stream()
                .filter(table -> table != main && !measurementTables.contains(table))
                .forEach(table -> left.add(table.rowType()));
        if (!left.isEmpty()) {
            remarks.add("observations-extensions", "/extensions", String.join(", ", left));
        }
    }

    /** Reads what the archive says of itself; its rows are read later. */
    public static DarwinArchive of(Path path) throws IOException {
        try {
            return new DarwinArchive(path);
        } catch (ZipException bent) {
            throw new RefusedFile(Reason.NOT_RECOGNISED, 0, "a zip that cannot be opened: " + bent.getMessage(), bent);
        }
    }

    private static boolean isOfEvents(String rowType) throws RefusedFile {
        return switch (word(rowType)) {
            // occurrences, under the names they had
            case DarwinMeta.OCCURRENCE, "darwincore", "simpledarwinrecord" -> false;
            case "event" -> true;
            default ->
                throw new RefusedFile(
                        Reason.NO_OBSERVATIONS, "the core of the archive is of " + (rowType.isEmpty() ? "?" : rowType));
        };
    }

    private static @Nullable ZipEntry meta(ZipFile zip) {
        return zip.stream()
                .filter(entry ->
                        entry.getName().equals("meta.xml") || entry.getName().endsWith("/meta.xml"))
                .filter(entry -> !entry.getName().startsWith("__MACOSX/"))
                .findFirst()
                .orElse(null);
    }

    private static InputStream beginning(ZipFile zip, ZipEntry meta) throws IOException {
        try (InputStream in = zip.getInputStream(meta)) {
            byte[] all = in.readNBytes(LARGEST_META + 1);
            if (all.length > LARGEST_META) {
                throw new RefusedFile(Reason.BROKEN, "meta.xml is larger than " + LARGEST_META + " bytes");
            }
            return new ByteArrayInputStream(all);
        }
    }

    private ZipEntry entry(ZipFile zip, String file) throws RefusedFile {
        ZipEntry entry = zip.getEntry(folder + file);
        if (entry == null) {
            throw new RefusedFile(Reason.BROKEN, "meta.xml names " + file + ", which is not in the archive");
        }
        return entry;
    }

    private boolean isThere(ZipFile zip, Table table) {
        return table.files().stream().allMatch(file -> zip.getEntry(folder + file) != null);
    }

    /** Those of the rows, and the one that tells them apart where no term does; then those of their events. */
    private List<Joined> fields() {
        List<Joined> all = new ArrayList<>();
        List<Field> ofCore = withId(core, isOfEvents ? DARWIN_CORE + "eventID" : "id");
        if (main == core) {
            ofCore.forEach(field -> all.add(new Joined(field, isOfEvents ? field : null)));
            return List.copyOf(all);
        }
        main.fields().forEach(field -> all.add(new Joined(field, core.field(word(field.term())))));
        ofCore.stream()
                .filter(field -> main.field(word(field.term())) == null)
                .forEach(field -> all.add(new Joined(null, field)));
        return List.copyOf(all);
    }

    private static List<Field> withId(Table table, String term) {
        List<Field> all = new ArrayList<>();
        if (table.id() >= 0 && table.fields().stream().noneMatch(field -> field.index() == table.id())) {
            all.add(new Field(table.id(), term, ""));
        }
        all.addAll(table.fields());
        return all;
    }

    private int dateField() {
        for (int i = 0; i < fields.size(); i++) {
            if (DATES.contains(word(fields.get(i).term()))) {
                return i;
            }
        }
        return -1;
    }

    private void describe() {
        Set<String> names = new HashSet<>();
        names.add("time");
        for (Joined field : fields) {
            properties.add(property(field.term(), names));
        }
        if (dateField >= 0) {
            properties.add(ObservedProperty.instant("time").standard("time").as(Role.TIME));
        } else {
            remarks.add("observations-no-time", "");
        }
        for (ObservedProperty property : measurements.properties()) {
            properties.add(property.named(unique(property.name(), names)));
        }
        if (indexOf(Role.LONGITUDE).isEmpty() || indexOf(Role.LATITUDE).isEmpty()) {
            remarks.add("observations-no-position", "");
        }
    }

    private static String unique(String base, Set<String> names) {
        String name = base;
        for (int times = 2; !names.add(name); times++) {
            name = base + "_" + times;
        }
        return name;
    }

    private ObservedProperty property(String term, Set<String> names) {
        String name = unique(DarwinMeta.lastPart(term), names);
        String word = word(term);
        ObservedProperty property =
                NUMBERS.contains(word) ? ObservedProperty.number(name) : ObservedProperty.text(name);
        property = property.coded(term.equals(name) ? null : term);
        return switch (word) {
            case "decimallatitude" -> once(property.in("degrees_north").standard("latitude"), Role.LATITUDE);
            case "decimallongitude" -> once(property.in("degrees_east").standard("longitude"), Role.LONGITUDE);
            case "minimumdepthinmeters" -> once(property.in("m").standard("depth"), Role.DEPTH);
            case "maximumdepthinmeters",
                    "coordinateuncertaintyinmeters",
                    "minimumelevationinmeters",
                    "maximumelevationinmeters" -> property.in("m");
            case "scientificname" -> property.standard("biological_taxon_name");
            case "scientificnameid" -> property.standard("biological_taxon_lsid");
            default -> property;
        };
    }

    private ObservedProperty once(ObservedProperty property, Role role) {
        return indexOf(role).isEmpty() ? property.as(role) : property;
    }

    private static String word(String term) {
        return DarwinMeta.word(term);
    }

    @Override
    public FeatureType featureType() {
        return FeatureType.POINT;
    }

    @Override
    public Map<String, String> facts() {
        return core.rowType().startsWith(DARWIN_CORE) ? Map.of("rowType", core.rowType()) : Map.of();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        Rows rows = new Rows(properties, sink);
        rows.begin(isOfEvents && main == core ? "events" : "occurrences", null, List.of());
        try (ZipFile zip = new ZipFile(path.toFile())) {
            DarwinEvents events = isOfEvents ? events(zip) : null;
            keepMeasurements(zip);
            String[][] before = {new String[properties.size()]};
            each(zip, main, (cells, line) -> {
                String id = main.id() < 0 ? "" : cells.get(main.id());
                if (events == null || main != core || !events.isParent(id) || measurements.isMeasured(id)) {
                    before[0] = row(new Row(cells, id, events, line), before[0], rows);
                }
                return rows.isWanted();
            });
            List<String> unused = measurements.unused();
            if (rows.isWanted() && !unused.isEmpty()) {
                remarks.add(
                        "observations-measurements-apart",
                        "/measurements",
                        Integer.toString(unused.size()),
                        unused.getFirst());
            }
        } catch (ZipException bent) {
            throw new RefusedFile(Reason.BROKEN, 0, "the zip: " + bent.getMessage(), bent);
        } finally {
            measurements.clear();
        }
        rows.end();
    }

    private DarwinEvents events(ZipFile zip) throws IOException {
        DarwinEvents events = new DarwinEvents(core);
        each(zip, core, (cells, line) -> {
            String id = core.id() < 0 ? Long.toString(line) : cells.get(core.id());
            if (!events.add(id, cells, line)) {
                remarks.atLine("observations-event-again", line, id);
            }
            return true;
        });
        return events;
    }

    private void keepMeasurements(ZipFile zip) throws IOException {
        measurements.clear();
        for (Table table : measurementTables) {
            Field occurrence = table.field("occurrenceid");
            each(zip, table, (cells, line) -> {
                String ofOccurrence = isOfEvents && occurrence != null ? occurrence.of(cells) : "";
                String id = table.id() < 0 ? "" : cells.get(table.id());
                String of = ofOccurrence.isEmpty() ? id : ofOccurrence;
                if (!measurements.keep(table, of, cells, line)) {
                    remarks.atLine("observations-measurement-again", line, of);
                }
                return true;
            });
        }
    }

    /** Takes rows; false when it wants no more. */
    private interface Taking {
        boolean row(List<String> cells, long line) throws IOException;
    }

    private void each(ZipFile zip, Table table, Taking taking) throws IOException {
        int width = Math.max(
                        table.id(),
                        table.fields().stream().mapToInt(Field::index).max().orElse(-1))
                + 1;
        for (String file : table.files()) {
            try (DelimitedRows lines = new DelimitedRows(zip.getInputStream(entry(zip, file)), file, table)) {
                List<String> cells = lines.next();
                for (int header = 0; header < table.headerLines() && cells != null; header++) {
                    cells = lines.next();
                }
                boolean isWanted = true;
                for (; cells != null && isWanted; cells = lines.next()) {
                    if (cells.size() < width) {
                        throw new RefusedFile(
                                Reason.BROKEN,
                                lines.number(),
                                file + ": " + width + " columns were named, and " + cells.size() + " are there");
                    }
                    isWanted = taking.row(cells, lines.number());
                }
                if (!isWanted) {
                    return;
                }
            }
        }
    }

    /**
     * A row as it lies in its file.
     *
     * @param id its own, or that of the event it hangs on
     */
    private record Row(
            List<String> cells, String id, @Nullable DarwinEvents events, long line) {

        String of(Joined field) {
            String own = field.own() == null ? "" : field.own().of(cells);
            return own.isEmpty() && field.ofEvent() != null && events != null ? events.of(id, field.ofEvent()) : own;
        }
    }

    /** A cell that is as in the row before is kept once: names of taxa, places and people repeat. */
    private String[] row(Row row, String[] before, Rows rows) throws IOException {
        double[] values = new double[properties.size()];
        String[] texts = new String[properties.size()];
        String[] flags = new String[properties.size()];
        for (int i = 0; i < fields.size(); i++) {
            String told = row.of(fields.get(i));
            texts[i] = told.equals(before[i]) ? before[i] : told;
            boolean isNumber = properties.get(i).form() == Form.NUMBER && !told.isBlank();
            values[i] = isNumber ? TextNumbers.parse(told.strip(), row.line(), remarks) : Double.NaN;
        }
        int next = fields.size();
        if (dateField >= 0) {
            long moment = dates.moment(texts[dateField], row.line());
            texts[next] = "";
            values[next] = moment == Column.NO_INSTANT ? Double.NaN : moment;
            next++;
        }
        List<String> ids = measuredIds(row);
        measurements.use(ids);
        for (int c = next; c < properties.size(); c++) {
            DarwinMeasurements.Value value = measurements.of(ids, c - next);
            texts[c] = value == null ? "" : value.text();
            flags[c] = value == null ? "" : value.flag();
            values[c] = value != null && properties.get(c).form() == Form.NUMBER
                    ? Double.parseDouble(value.text())
                    : Double.NaN;
        }
        rows.add(values, texts, flags);
        return texts;
    }

    /** What its measurements may be told of: the occurrence, and the events it is in. */
    private List<String> measuredIds(Row row) {
        List<String> ids = new ArrayList<>();
        Field occurrence = main.field("occurrenceid");
        if (isOfEvents && main != core && occurrence != null) {
            ids.add(occurrence.of(row.cells()));
        }
        ids.addAll(row.events() == null ? List.of(row.id()) : row.events().way(row.id()));
        return ids;
    }
}
