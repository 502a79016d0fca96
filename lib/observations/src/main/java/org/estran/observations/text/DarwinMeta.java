package org.estran.observations.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
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
 * @param extensions the row types of what hangs on the core
 */
record DarwinMeta(Table core, List<String> extensions) {

    /**
     * A text of rows.
     *
     * @param enclosed the character about cells; null for none
     * @param id the column that tells its rows apart; -1 for none
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
            List<Field> fields) {}

    /**
     * A column.
     *
     * @param index from 0; -1 where all rows have the default
     * @param otherwise what an empty cell stands for; empty for nothing
     */
    record Field(int index, String term, String otherwise) {}

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
                        && xml.getLocalName().equals("core")) {
                    reading.isInCore = false;
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
        private final List<String> extensions = new ArrayList<>();
        private final List<String> files = new ArrayList<>();
        private final List<Field> fields = new ArrayList<>();
        private @Nullable Table core;
        private int id = -1;
        private boolean isInCore;

        void begin(XMLStreamReader xml) throws XMLStreamException, RefusedFile {
            switch (xml.getLocalName()) {
                case "core", "extension" -> table(xml);
                case "location" -> {
                    if (isInCore) {
                        files.add(xml.getElementText().strip());
                    }
                }
                case "id" -> {
                    if (isInCore) {
                        id = index(xml);
                    }
                }
                case "field" -> {
                    if (isInCore) {
                        String term = xml.getAttributeValue(null, "term");
                        if (term == null || term.isBlank()) {
                            throw broken("a field has no term");
                        }
                        fields.add(new Field(index(xml), term.strip(), attribute(xml, "default", "")));
                    }
                }
                default -> {
                    // archive, files, coreid: nothing to know of them
                }
            }
        }

        private void table(XMLStreamReader xml) throws RefusedFile {
            String rowType = attribute(xml, "rowType", "");
            isInCore = xml.getLocalName().equals("core");
            if (!isInCore) {
                extensions.add(rowType);
                return;
            }
            if (core != null) {
                throw broken("it has two cores");
            }
            String enclosed = plain(attribute(xml, "fieldsEnclosedBy", "\""));
            String separator = plain(attribute(xml, "fieldsTerminatedBy", ","));
            if (enclosed.length() > 1 || separator.length() != 1) {
                throw broken("cells are set apart by one character and enclosed by one or none");
            }
            core = new Table(
                    rowType,
                    files,
                    charset(attribute(xml, "encoding", "UTF-8")),
                    separator,
                    plain(attribute(xml, "linesTerminatedBy", "\n")).equals("\r") ? '\r' : '\n',
                    enclosed.isEmpty() ? null : enclosed.charAt(0),
                    count(attribute(xml, "ignoreHeaderLines", "0"), 1000),
                    -1,
                    fields);
        }

        DarwinMeta meta() throws RefusedFile {
            if (core == null || files.isEmpty()) {
                throw broken("it names no core with its file");
            }
            return new DarwinMeta(
                    new Table(
                            core.rowType,
                            List.copyOf(files),
                            core.charset,
                            core.separator,
                            core.lineEnd,
                            core.enclosed,
                            core.headerLines,
                            id,
                            List.copyOf(fields)),
                    List.copyOf(extensions));
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
