package org.estran.observations.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes observations as CSV on the Web (W3C, Metadata Vocabulary for Tabular Data, 2015): a zip with {@code observations.csv},
 * a row of names above a row for each row of each feature, and {@code observations.csv-metadata.json}, which tells of each column
 * its type, its property by CF or NERC, its unit and the meanings of its flags, and what the file says of itself. A missing number
 * is {@code NaN}, a missing time or text an empty cell. The same observations give the same bytes.
 */
public final class CsvwWriter {

    private static final String TABLE = "observations.csv";
    private static final JsonMapper JSON = new JsonMapper();
    private static final LocalDateTime UNDATED = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Facts that Dublin Core has a word for. */
    private static final Map<String, String> DUBLIN_CORE = new TreeMap<>(Map.of(
            "title", "dc:title",
            "summary", "dc:description",
            "creator_name", "dc:creator",
            "institution", "dc:publisher",
            "license", "dc:license",
            "references", "dc:source"));

    private final ObservationFile file;

    public CsvwWriter(ObservationFile file) {
        this.file = file;
    }

    /**
     * Writes all of it; the stream is left open.
     *
     * @return what has no place: nothing
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        begin(zip, TABLE + "-metadata.json");
        zip.write((metadata().toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
        begin(zip, TABLE);
        CsvWriter.withoutUnits(file).writeTo(zip);
        zip.closeEntry();
        zip.finish();
        return List.of();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(UNDATED);
        zip.putNextEntry(entry);
    }

    private ObjectNode metadata() {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode context = json.putArray("@context");
        context.add("http://www.w3.org/ns/csvw").addObject().put("@language", "en");
        json.put("url", TABLE);
        ArrayNode notes = JSON.createArrayNode();
        new TreeMap<>(file.facts()).forEach((name, value) -> {
            String term = DUBLIN_CORE.get(name);
            if (term != null) {
                json.put(term, value);
            } else {
                notes.addObject().put("schema:name", name).put("schema:value", value);
            }
        });
        if (!notes.isEmpty()) {
            json.set("notes", notes);
        }
        json.putObject("dialect").put("encoding", "utf-8").put("header", true).put("delimiter", ",");
        ArrayNode columns = json.putObject("tableSchema").putArray("columns");
        column(columns, "feature", "string").put("dc:description", "profile, series or trajectory the row is of");
        column(columns, "platform", "string").put("dc:description", "what carried the instrument");
        for (ObservedProperty property : file.properties()) {
            describe(column(columns, property.name(), type(property)), property);
            if (property.scheme() != null) {
                flags(column(columns, property.name() + "_flag", "string"), property, property.scheme());
            }
        }
        return json;
    }

    /** Names of columns are parts of addresses; their titles are what stands above them. */
    private static ObjectNode column(ArrayNode columns, String title, String type) {
        ObjectNode json = columns.addObject();
        json.put("name", name(title)).put("titles", title).put("datatype", type);
        if (type.equals("double") || type.equals("float")) {
            json.putArray("null").add("NaN").add("");
        }
        return json;
    }

    private static String name(String title) {
        StringBuilder name = new StringBuilder();
        for (byte b : title.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = b > 0 && (Character.isLetterOrDigit(b) || b == '.' && !name.isEmpty() || b == '_');
            name.append(isPlain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xFF));
        }
        // Names that begin with a line are the standard's own.
        return name.charAt(0) == '_' ? "%5F" + name.substring(1) : name.toString();
    }

    private static String type(ObservedProperty property) {
        return switch (property.form()) {
            case NUMBER -> property.isSingle() ? "float" : "double";
            case INSTANT -> "dateTime";
            case TEXT -> "string";
        };
    }

    private static void describe(ObjectNode json, ObservedProperty property) {
        put(json, "dc:description", property.label());
        String meaning = meaning(property);
        put(json, "propertyUrl", meaning);
        put(json, "schema:unitText", property.form() == ObservedProperty.Form.INSTANT ? "UTC" : property.unit());
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }

    private static @Nullable String meaning(ObservedProperty property) {
        if (property.standardName() != null) {
            return "http://vocab.nerc.ac.uk/standard_name/" + property.standardName() + "/";
        }
        String code = property.code();
        if (code != null && code.matches("SDN:[A-Z0-9]+::\\S+")) {
            String[] parts = code.split(":+");
            return "http://vocab.nerc.ac.uk/collection/" + parts[1] + "/current/" + parts[2] + "/";
        }
        return code != null && code.startsWith("http") ? code : null;
    }

    private static void flags(ObjectNode json, ObservedProperty property, QualityScheme scheme) {
        StringBuilder told = new StringBuilder("quality of " + property.name() + ", " + scheme.name());
        scheme.flags()
                .forEach((flag, meaning) -> told.append(told.indexOf(":") < 0 ? ": " : ", ")
                        .append(flag)
                        .append(' ')
                        .append(meaning.words()));
        json.put("dc:description", told.toString());
    }
}
