package org.estran.observations.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.jspecify.annotations.Nullable;

/**
 * A Darwin Core archive (Darwin Core Text Guide) of occurrences: a zip with {@code meta.xml} and the texts it names. Each
 * occurrence is a point in a row of its own, with the terms it came with; {@code time} is the beginning of its date, which
 * stays as it was written. What hangs on the core is left to the archive and told.
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
    private final DarwinMeta.Table core;
    private final List<Field> fields;
    private final int dateField;
    private final DarwinDates dates = new DarwinDates(remarks);

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
            if (!read.extensions().isEmpty()) {
                remarks.add("observations-extensions", "/extensions", String.join(", ", read.extensions()));
            }
            for (String file : core.files()) {
                entry(zip, file);
            }
        }
        refuseOtherCores(core.rowType());
        this.fields = fields(core);
        this.dateField = dateField();
        describe();
    }

    /** Reads what the archive says of itself; its rows are read later. */
    public static DarwinArchive of(Path path) throws IOException {
        try {
            return new DarwinArchive(path);
        } catch (ZipException bent) {
            throw new RefusedFile(Reason.NOT_RECOGNISED, 0, "a zip that cannot be opened: " + bent.getMessage(), bent);
        }
    }

    private static void refuseOtherCores(String rowType) throws RefusedFile {
        switch (word(rowType)) {
            case "occurrence", "darwincore", "simpledarwinrecord" -> {
                // occurrences, under the names they had
            }
            case "event" ->
                throw new RefusedFile(
                        Reason.UNSUPPORTED, "the core is of events; occurrences that hang on them are not read");
            default ->
                throw new RefusedFile(
                        Reason.NO_OBSERVATIONS, "the core of the archive is of " + (rowType.isEmpty() ? "?" : rowType));
        }
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

    /** Those of the core, and the one that tells its rows apart where no term does. */
    private static List<Field> fields(DarwinMeta.Table core) {
        List<Field> all = new ArrayList<>();
        if (core.id() >= 0 && core.fields().stream().noneMatch(field -> field.index() == core.id())) {
            all.add(new Field(core.id(), "id", ""));
        }
        all.addAll(core.fields());
        return List.copyOf(all);
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
        for (Field field : fields) {
            properties.add(property(field, names));
        }
        if (dateField >= 0) {
            properties.add(ObservedProperty.instant("time").standard("time").as(Role.TIME));
        } else {
            remarks.add("observations-no-time", "");
        }
        if (indexOf(Role.LONGITUDE).isEmpty() || indexOf(Role.LATITUDE).isEmpty()) {
            remarks.add("observations-no-position", "");
        }
    }

    private ObservedProperty property(Field field, Set<String> names) {
        String base = lastPart(field.term());
        String name = base;
        for (int times = 2; !names.add(name); times++) {
            name = base + "_" + times;
        }
        String word = word(field.term());
        ObservedProperty property =
                NUMBERS.contains(word) ? ObservedProperty.number(name) : ObservedProperty.text(name);
        property = property.coded(field.term().equals(name) ? null : field.term());
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

    /** The last part of a term, in small letters: older archives begin terms with a capital. */
    private static String word(String term) {
        return lastPart(term).toLowerCase(Locale.ROOT);
    }

    private static String lastPart(String term) {
        return term.substring(Math.max(term.lastIndexOf('/'), term.lastIndexOf('#')) + 1);
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
        rows.begin("occurrences", null, List.of());
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (String file : core.files()) {
                try (DelimitedRows lines = new DelimitedRows(zip.getInputStream(entry(zip, file)), file, core)) {
                    read(lines, file, rows);
                }
            }
        } catch (ZipException bent) {
            throw new RefusedFile(Reason.BROKEN, 0, "the zip: " + bent.getMessage(), bent);
        }
        rows.end();
    }

    private void read(DelimitedRows lines, String file, Rows rows) throws IOException {
        int width = fields.stream().mapToInt(Field::index).max().orElse(-1) + 1;
        String[] texts = new String[properties.size()];
        List<String> cells = lines.next();
        for (int header = 0; header < core.headerLines() && cells != null; header++) {
            cells = lines.next();
        }
        for (; cells != null && rows.isWanted(); cells = lines.next()) {
            if (cells.size() < width) {
                throw new RefusedFile(
                        Reason.BROKEN,
                        lines.number(),
                        file + ": " + width + " columns were named, and " + cells.size() + " are there");
            }
            texts = row(cells, texts, lines.number(), rows);
        }
    }

    /** A cell that is as in the row before is kept once: names of taxa, places and people repeat. */
    private String[] row(List<String> cells, String[] before, long line, Rows rows) throws IOException {
        double[] values = new double[properties.size()];
        String[] texts = new String[properties.size()];
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String cell = field.index() < 0 ? "" : cells.get(field.index());
            String told = cell.isEmpty() ? field.otherwise() : cell;
            texts[i] = told.equals(before[i]) ? before[i] : told;
            boolean isNumber = properties.get(i).form() == Form.NUMBER && !told.isBlank();
            values[i] = isNumber ? TextNumbers.parse(told.strip(), line, remarks) : Double.NaN;
        }
        if (dateField >= 0) {
            long moment = dates.moment(texts[dateField], line);
            texts[fields.size()] = "";
            values[fields.size()] = moment == Column.NO_INSTANT ? Double.NaN : moment;
        }
        rows.add(values, texts, texts);
        return texts;
    }
}
