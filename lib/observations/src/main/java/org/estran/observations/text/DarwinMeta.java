package org.estran.observations.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.terms.SafeXml;
import org.jspecify.annotations.Nullable;

/**
 * The {@code meta.xml} of a Darwin Core archive: which texts it holds and what their columns are (Darwin Core Text Guide,
 * section 2). Read without document types and external entities.
 *
 * @param extensions those that hang on the core and are read: occurrences, measurements or facts
 * @param left the row types of what else hangs on the core
 */
record DarwinMeta(Table core, List<Table> extensions, List<String> left) {

    static final String OCCURRENCE = "occurrence";

    private static final Set<String> MEASUREMENTS = Set.of("measurementorfact", "extendedmeasurementorfact");

    /** The last part of a term, in small letters: older archives begin terms with a capital. */
    static String word(String term) {
        return lastPart(term).toLowerCase(Locale.ROOT);
    }

    static String lastPart(String term) {
        return term.substring(Math.max(term.lastIndexOf('/'), term.lastIndexOf('#')) + 1);
    }

    /** The occurrences that hang on a core of events. */
    Optional<Table> occurrences() {
        return extensions.stream()
                .filter(table -> word(table.rowType()).equals(OCCURRENCE))
                .findFirst();
    }

    List<Table> measurements() {
        return extensions.stream()
                .filter(table -> MEASUREMENTS.contains(word(table.rowType())))
                .toList();
    }

    /**
     * A text of rows.
     *
     * @param enclosed the character about cells; null for none
     * @param id the column that tells its rows apart, or the rows of the core they hang on; -1 for none
     */
    record Table(
            String rowType,
            List<String> files,
            Charset charset,
            String separator,
            char lineEnd,
            @Nullable Character enclosed,
            int headerLines,
            int id,
            List<Field> fields) {

        /** The column of a term, by its last part in small letters; null where there is none. */
        @Nullable
        Field field(String word) {
            return fields.stream()
                    .filter(field -> word(field.term()).equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * A column.
     *
     * @param index from 0; -1 where all rows have the default
     * @param otherwise what an empty cell stands for; empty for nothing
     */
    record Field(int index, String term, String otherwise) {

        /** What a row has there; its default where it has nothing. */
        String of(List<String> cells) {
            String cell = index < 0 || index >= cells.size() ? "" : cells.get(index);
            return cell.isEmpty() ? otherwise : cell;
        }
    }

    static DarwinMeta read(InputStream in) throws IOException {
        try {
            XMLStreamReader xml = SafeXml.streamReaders().createXMLStreamReader(in);
            Reading reading = new Reading();
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.DTD) {
                    throw broken("a document type has no place in it");
                }
                if (event == XMLStreamReader.START_ELEMENT) {
                    reading.begin(xml);
                } else if (event == XMLStreamReader.END_ELEMENT
                        && List.of("core", "extension").contains(xml.getLocalName())) {
                    reading.end();
                }
            }
            return reading.meta();
        } catch (XMLStreamException noXml) {
            throw new RefusedFile(Reason.BROKEN, 0, "meta.xml: " + noXml.getMessage(), noXml);
        }
    }

    private static RefusedFile broken(String why) {
        return new RefusedFile(Reason.BROKEN, "meta.xml: " + why);
    }

    /** What was read so far. */
    private static final class Reading {
        private final List<Table> tables = new ArrayList<>();
        private final List<String> left = new ArrayList<>();
        private final List<String> files = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private @Nullable Table open;
        private @Nullable Table core;
        private int id = -1;

        void begin(XMLStreamReader xml) throws XMLStreamException, RefusedFile {
            String name = xml.getLocalName();
            if (name.equals("core") || name.equals("extension")) {
                table(xml);
            } else if (open != null) {
                switch (name) {
                    case "location" -> files.add(xml.getElementText().strip());
                    case "id", "coreid" -> id = index(xml);
                    case "field" -> {
                        String term = xml.getAttributeValue(null, "term");
                        if (term == null || term.isBlank()) {
                            throw broken("a field has no term");
                        }
                        fields.add(new Field(index(xml), term.strip(), attribute(xml, "default", "")));
                    }
                    default -> {
                        // files: nothing to know of it
                    }
                }
            }
        }

        private void table(XMLStreamReader xml) throws RefusedFile {
            String rowType = attribute(xml, "rowType", "");
            boolean isCore = xml.getLocalName().equals("core");
            if (isCore && core != null) {
                throw broken("it has two cores");
            }
            if (!isCore && !word(rowType).equals(OCCURRENCE) && !MEASUREMENTS.contains(word(rowType))) {
                left.add(rowType);
                return;
            }
            String enclosed = plain(attribute(xml, "fieldsEnclosedBy", "\""));
            String separator = plain(attribute(xml, "fieldsTerminatedBy", ","));
            if (enclosed.length() > 1 || separator.length() != 1) {
                throw broken("cells are set apart by one character and enclosed by one or none");
            }
            open = new Table(
                    rowType,
                    files,
                    charset(attribute(xml, "encoding", "UTF-8")),
                    separator,
                    plain(attribute(xml, "linesTerminatedBy", "\n")).equals("\r") ? '\r' : '\n',
                    enclosed.isEmpty() ? null : enclosed.charAt(0),
                    count(attribute(xml, "ignoreHeaderLines", "0"), 1000),
                    -1,
                    fields);
            core = isCore ? open : core;
        }

        void end() throws RefusedFile {
            Table begun = open;
            if (begun == null) {
                return;
            }
            if (files.isEmpty()) {
                throw broken("a table names no file");
            }
            Table whole = new Table(
                    begun.rowType,
                    List.copyOf(files),
                    begun.charset,
                    begun.separator,
                    begun.lineEnd,
                    begun.enclosed,
                    begun.headerLines,
                    id,
                    List.copyOf(fields));
            if (begun == core) {
                core = whole;
            } else {
                tables.add(whole);
            }
            files.clear();
            fields.clear();
            id = -1;
            open = null;
        }

        DarwinMeta meta() throws RefusedFile {
            if (core == null) {
                throw broken("it names no core with its file");
            }
            return new DarwinMeta(core, List.copyOf(tables), List.copyOf(left));
        }

        private static String attribute(XMLStreamReader xml, String name, String otherwise) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? otherwise : value;
        }

        private static int index(XMLStreamReader xml) throws RefusedFile {
            String index = xml.getAttributeValue(null, "index");
            return index == null ? -1 : count(index, 9999);
        }

        private static int count(String text, int most) throws RefusedFile {
            if (text.strip().matches("\\d{1,4}") && Integer.parseInt(text.strip()) <= most) {
                return Integer.parseInt(text.strip());
            }
            throw broken("\"" + text + "\" is no number from 0 to " + most);
        }

        private static Charset charset(String name) throws RefusedFile {
            try {
                return Charset.forName(name.strip());
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                throw new RefusedFile(Reason.UNSUPPORTED, 0, "meta.xml: the encoding \"" + name + "\"", unknown);
            }
        }

        /** Tabs and line ends are written as in C; XML makes blanks of those that are not. */
        private static String plain(String text) {
            return text.replace("\\t", "\t").replace("\\n", "\n").replace("\\r", "\r");
        }
    }
}
