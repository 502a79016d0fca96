package org.estran.observations.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Writes observations as a Darwin Core archive (Darwin Core Text Guide): {@code meta.xml}, {@code eml.xml} (EML 2.1.1) and texts
 * between tabs in UTF-8. Where a column names taxa, each row is an occurrence; else each row is an event, below one for the
 * feature it is of. Columns that are terms stay so; time, place and depth become {@code eventDate}, {@code decimalLatitude},
 * {@code decimalLongitude} (WGS 84) and {@code minimumDepthInMeters} with {@code maximumDepthInMeters}; everything else is a
 * row of OBIS's ExtendedMeasurementOrFact, its type and unit as the file tells them, with its flag in words. The same
 * observations give the same bytes.
 */
public final class DarwinWriter {

    private static final String TERMS = "http://rs.tdwg.org/dwc/terms/";
    private static final String OBIS = "http://rs.iobis.org/obis/terms/";
    private static final String MEASURED = "extendedmeasurementorfact.txt";
    private static final String FLAGS = "observations-loss-unflagged";

    /** Entries of a zip have a date; this one says nothing. */
    private static final LocalDateTime UNDATED = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ObservationFile file;
    private final List<ObservedProperty> properties;
    private final boolean isOfTaxa;
    private final List<Field> fields = new ArrayList<>();
    private final List<Integer> measured = new ArrayList<>();
    private final int idField;
    private final Losses losses = new Losses();

    /** A column of the core. @param property its index; -1 for the id that is made here */
    private record Field(String term, int property) {}

    public DarwinWriter(ObservationFile file) {
        this.file = file;
        this.properties = file.properties();
        this.isOfTaxa = properties.stream().anyMatch(DarwinWriter::isTaxon);
        int id = idProperty();
        if (id < 0) {
            fields.add(new Field(TERMS + (isOfTaxa ? "occurrenceID" : "eventID"), -1));
        }
        if (!isOfTaxa) {
            fields.add(new Field(TERMS + "parentEventID", -1));
            fields.add(new Field(TERMS + "eventRemarks", -1));
        }
        boolean hasDate = properties.stream().anyMatch(property -> isTerm(property) && isDate(word(property)));
        for (int c = 0; c < properties.size(); c++) {
            place(c, id, hasDate);
        }
        this.idField = id < 0
                ? 0
                : IntStream.range(0, fields.size())
                        .filter(i -> fields.get(i).property() == id)
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean isTaxon(ObservedProperty property) {
        return word(property).equals("scientificname") || "biological_taxon_name".equals(property.standardName());
    }

    private static boolean isDate(String word) {
        return word.equals("eventdate") || word.equals("earliestdatecollected");
    }

    private int idProperty() {
        int occurrence = isOfTaxa ? indexOf("occurrenceid") : -1;
        return isOfTaxa && occurrence < 0 ? indexOf("id") : occurrence;
    }

    private int indexOf(String word) {
        return IntStream.range(0, properties.size())
                .filter(c -> word(properties.get(c)).equals(word))
                .findFirst()
                .orElse(-1);
    }

    /** Archives name terms by their addresses; older ones by addresses of their own. */
    private static boolean isTerm(ObservedProperty property) {
        return property.code() != null && property.code().startsWith("http");
    }

    /** The last part of a term, or of a name, in small letters. */
    private static String word(ObservedProperty property) {
        String term = isTerm(property) ? String.valueOf(property.code()) : property.name();
        return term.substring(Math.max(term.lastIndexOf('/'), term.lastIndexOf('#')) + 1)
                .toLowerCase(Locale.ROOT);
    }

    private void place(int c, int id, boolean hasDate) {
        ObservedProperty property = properties.get(c);
        if (isTerm(property) || c == id) {
            fields.add(new Field(c == id && !isTerm(property) ? "" : String.valueOf(property.code()), c));
            return;
        }
        switch (property.role()) {
            case TIME -> {
                // Beside the date that an archive came with, the moment read of it says nothing more.
                if (!hasDate) {
                    fields.add(new Field(TERMS + "eventDate", c));
                }
            }
            case LATITUDE -> fields.add(new Field(TERMS + "decimalLatitude", c));
            case LONGITUDE -> fields.add(new Field(TERMS + "decimalLongitude", c));
            case DEPTH -> {
                if ("m".equals(property.unit())) {
                    fields.add(new Field(TERMS + "minimumDepthInMeters", c));
                    fields.add(new Field(TERMS + "maximumDepthInMeters", c));
                } else {
                    measured.add(c);
                }
            }
            case PRESSURE, HEIGHT, OBSERVED -> {
                if ("biological_taxon_name".equals(property.standardName())) {
                    fields.add(new Field(TERMS + "scientificName", c));
                } else if ("biological_taxon_lsid".equals(property.standardName())) {
                    fields.add(new Field(TERMS + "scientificNameID", c));
                } else {
                    measured.add(c);
                }
            }
        }
    }

    /**
     * Writes all of it, reading the file once for each table; the stream is left open.
     *
     * @return what has no place in Darwin Core
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        text(zip, "meta.xml", meta());
        text(zip, "eml.xml", eml());
        String core = core() + ".txt";
        table(zip, core, names(), isOfTaxa ? this::occurrences : this::events);
        if (!measured.isEmpty()) {
            table(
                    zip,
                    MEASURED,
                    List.of(
                            "id",
                            "measurementType",
                            "measurementTypeID",
                            "measurementValue",
                            "measurementUnit",
                            "measurementRemarks"),
                    this::measurements);
        }
        zip.finish();
        return losses.all();
    }

    private String core() {
        return isOfTaxa ? "occurrence" : "event";
    }

    private List<String> names() {
        return fields.stream()
                .map(field -> field.term().isEmpty() ? "id" : field.term().replaceFirst(".*[/#]", ""))
                .toList();
    }

    private static void text(ZipOutputStream zip, String name, String content) throws IOException {
        begin(zip, name);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(UNDATED);
        zip.putNextEntry(entry);
    }

    /** Writes the rows of a feature. @param first of its rows, counted from 0 through all its parts */
    private interface Rows {
        void of(Writer text, Feature feature, long first) throws IOException;
    }

    private void table(ZipOutputStream zip, String name, List<String> header, Rows rows) throws IOException {
        begin(zip, name);
        Writer text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        line(text, header);
        long[] before = new long[1];
        file.forEach(feature -> {
            before[0] = feature.isContinued() ? before[0] : 0;
            rows.of(text, feature, before[0]);
            before[0] += feature.rows();
            return true;
        });
        text.flush();
        zip.closeEntry();
    }

    private static void line(Writer text, List<String> cells) throws IOException {
        text.write(String.join("\t", cells));
        text.write('\n');
    }

    private void occurrences(Writer text, Feature feature, long first) throws IOException {
        for (int row = 0; row < feature.rows(); row++) {
            line(text, row(feature, row, first, id(feature, row, first)));
        }
    }

    private void events(Writer text, Feature feature, long first) throws IOException {
        if (first == 0) {
            // what carried the instrument has no term of its own
            String platform = feature.platform() == null ? "" : "platform " + feature.platform();
            line(
                    text,
                    IntStream.range(0, fields.size())
                            .mapToObj(i -> switch (i) {
                                case 0 -> plain(feature.id());
                                case 2 -> plain(platform);
                                default -> i > 2 && holdsForAll(feature, fields.get(i)) ? cell(feature, i, 0) : "";
                            })
                            .toList());
        }
        for (int row = 0; row < feature.rows(); row++) {
            line(text, row(feature, row, first, id(feature, row, first)));
        }
    }

    private static boolean holdsForAll(Feature feature, Field field) {
        return field.property() >= 0 && feature.columns().get(field.property()).size() == 1;
    }

    private List<String> row(Feature feature, int row, long first, String id) {
        List<String> cells = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            boolean isMade = fields.get(i).property() < 0;
            cells.add(i == idField ? id : isMade ? (i == 1 ? plain(feature.id()) : "") : cell(feature, i, row));
        }
        if (first == 0 && row == 0) {
            countFlags();
        }
        return cells;
    }

    /** Flags of what is a term have no place beside it. */
    private void countFlags() {
        fields.stream()
                .filter(field -> field.property() >= 0)
                .map(field -> properties.get(field.property()))
                .filter(property -> property.scheme() != null)
                .forEach(property -> losses.count(FLAGS, property.name()));
    }

    private String id(Feature feature, int row, long first) {
        if (fields.get(idField).property() >= 0) {
            String own = cell(feature, idField, row);
            if (!own.isEmpty()) {
                return own;
            }
        }
        return plain(feature.id()) + "/" + (first + row + 1);
    }

    private String cell(Feature feature, int field, int row) {
        int c = fields.get(field).property();
        return value(feature.columns().get(c), properties.get(c), row);
    }

    private String value(Column column, ObservedProperty property, int row) {
        return switch (column) {
            case Column.Texts texts -> losses.inLine(texts.at(row), property.name());
            case Column.Numbers numbers -> losses.number(numbers.at(row), property.isSingle(), property.name(), "");
            case Column.Instants instants ->
                instants.at(row) == Column.NO_INSTANT
                        ? ""
                        : Instant.ofEpochMilli(instants.at(row)).toString();
        };
    }

    private String plain(String text) {
        return losses.inLine(text, "feature");
    }

    private void measurements(Writer text, Feature feature, long first) throws IOException {
        for (int c : measured) {
            ObservedProperty property = properties.get(c);
            Column column = feature.columns().get(c);
            if (!isOfTaxa && column.size() == 1 && property.isOfFeature()) {
                if (first == 0) {
                    measurement(text, plain(feature.id()), property, column, 0);
                }
            } else {
                for (int row = 0; row < feature.rows(); row++) {
                    measurement(text, id(feature, row, first), property, column, row);
                }
            }
        }
    }

    private void measurement(Writer text, String id, ObservedProperty property, Column column, int row)
            throws IOException {
        String value = value(column, property, row);
        if (!value.isEmpty()) {
            line(
                    text,
                    List.of(
                            id,
                            plain(type(property)),
                            typeId(property),
                            value,
                            property.unit() == null ? "" : plain(property.unit()),
                            remarks(property.scheme(), column.flag(row))));
        }
    }

    private static String type(ObservedProperty property) {
        return property.label() != null ? property.label() : property.name();
    }

    /** The address of its term: of the vocabulary of the file, else of its CF standard name. */
    private static String typeId(ObservedProperty property) {
        String code = property.code();
        if (code != null && code.matches("SDN:[A-Z0-9]+::\\S+")) {
            String[] parts = code.split(":+");
            return "http://vocab.nerc.ac.uk/collection/" + parts[1] + "/current/" + parts[2] + "/";
        }
        return property.standardName() == null
                ? ""
                : "http://vocab.nerc.ac.uk/standard_name/" + property.standardName() + "/";
    }

    private static String remarks(@Nullable QualityScheme scheme, String flag) {
        if (scheme == null || flag.isBlank()) {
            return "";
        }
        QualityScheme.Meaning meaning = scheme.flags().get(flag);
        return "quality flag " + flag + (meaning == null ? "" : " (" + meaning.words() + ")") + ", " + scheme.name();
    }

    private String meta() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<archive xmlns=\"http://rs.tdwg.org/dwc/text/\" metadata=\"eml.xml\">\n");
        table(xml, "core", TERMS + (isOfTaxa ? "Occurrence" : "Event"), core() + ".txt");
        xml.append("    <id index=\"" + idField + "\"/>\n");
        for (int i = 0; i < fields.size(); i++) {
            field(xml, i, fields.get(i).term());
        }
        xml.append("  </core>\n");
        if (!measured.isEmpty()) {
            table(xml, "extension", OBIS + "ExtendedMeasurementOrFact", MEASURED);
            xml.append("    <coreid index=\"0\"/>\n");
            field(xml, 1, TERMS + "measurementType");
            field(xml, 2, OBIS + "measurementTypeID");
            field(xml, 3, TERMS + "measurementValue");
            field(xml, 4, TERMS + "measurementUnit");
            field(xml, 5, TERMS + "measurementRemarks");
            xml.append("  </extension>\n");
        }
        return xml.append("</archive>\n").toString();
    }

    private static void table(StringBuilder xml, String element, String rowType, String name) {
        xml.append("  <" + element + " rowType=\"" + rowType
                + "\" encoding=\"UTF-8\" fieldsTerminatedBy=\"\\t\" linesTerminatedBy=\"\\n\" fieldsEnclosedBy=\"\""
                + " ignoreHeaderLines=\"1\">\n    <files><location>" + name + "</location></files>\n");
    }

    private static void field(StringBuilder xml, int index, String term) {
        if (!term.isEmpty()) {
            xml.append("    <field index=\"" + index + "\" term=\"" + escaped(term) + "\"/>\n");
        }
    }

    private String eml() {
        Map<String, String> facts = file.facts();
        List<String> told = new ArrayList<>();
        Function<List<String>, String> first = names -> names.stream()
                .filter(facts::containsKey)
                .peek(told::add)
                .map(facts::get)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
        String title = first.apply(List.of("title"));
        String creator = first.apply(List.of("creator_name", "institution", "publisher_name", "source"));
        String summary = first.apply(List.of("summary", "abstract", "comment"));
        String licence = first.apply(List.of("license", "licence"));
        facts.keySet().stream()
                .filter(name -> !told.contains(name) && !name.equals("rowType"))
                .forEach(name -> losses.count(Losses.FACTS));
        String person =
                "<organizationName>" + escaped(creator.isEmpty() ? "not told" : creator) + "</organizationName>";
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<eml:eml xmlns:eml=\"eml://ecoinformatics.org/eml-2.1.1\" packageId=\"estran\" system=\"estran\">\n"
                + "  <dataset>\n    <title>" + escaped(title.isEmpty() ? "Observations" : title) + "</title>\n"
                + "    <creator>" + person + "</creator>\n"
                + (summary.isEmpty() ? "" : "    <abstract><para>" + escaped(summary) + "</para></abstract>\n")
                + (licence.isEmpty()
                        ? ""
                        : "    <intellectualRights><para>" + escaped(licence) + "</para></intellectualRights>\n")
                + "    <contact>" + person + "</contact>\n  </dataset>\n</eml:eml>\n";
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
