package org.estran.observations.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Writes features as CSV (RFC 4180, UTF-8) as ERDDAP does: a row of names, a row of units, then a row for each row of
 * each feature. Times are ISO 8601 in UTC, numbers have as many digits as they are exact to, NaN is a missing number and
 * nothing a missing time or text. Flags stand beside their values in a column of their own.
 */
public final class CsvWriter {

    private final ObservationFile file;

    public CsvWriter(ObservationFile file) {
        this.file = file;
    }

    /**
     * Writes all of it; the stream is left open.
     *
     * @return what has no place in CSV
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        Lines lines = new Lines(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        List<ObservedProperty> properties = file.properties();
        List<String> names = new ArrayList<>(List.of("feature", "platform"));
        List<String> units = new ArrayList<>(List.of("", ""));
        for (ObservedProperty property : properties) {
            names.add(property.name());
            units.add(property.form() == ObservedProperty.Form.INSTANT ? "UTC" : text(property.unit()));
            if (property.scheme() != null) {
                names.add(property.name() + "_flag");
                units.add("");
            }
        }
        line(lines, names);
        line(lines, units);
        file.forEach(feature -> {
            rows(lines, feature, properties);
            return true;
        });
        lines.flush();
        return losses();
    }

    /** A line is put together before it is written: most of what a selection costs is text. */
    private static final class Lines {
        private static final String BREAK = "\r\n";
        private static final int FULL = 1 << 15;

        private final Writer writer;
        private final StringBuilder text = new StringBuilder(FULL + 1024);
        private long instant = Column.NO_INSTANT;
        private String written = "";
        private boolean isFirst = true;

        Lines(Writer writer) {
            this.writer = writer;
        }

        Lines cell(String cell) {
            next();
            if (isPlain(cell)) {
                text.append(cell);
            } else {
                text.append('"').append(cell.replace("\"", "\"\"")).append('"');
            }
            return this;
        }

        /** Nothing where it is missing. Rows of a profile have one moment, so the last one is kept as it was written. */
        void instant(long millis) {
            next();
            if (millis != Column.NO_INSTANT) {
                if (millis != instant) {
                    instant = millis;
                    written = Instant.ofEpochMilli(millis).toString();
                }
                text.append(written);
            }
        }

        void number(double value, boolean isSingle) {
            next();
            text.append(CsvWriter.number(value, isSingle));
        }

        void end() throws IOException {
            text.append(BREAK);
            isFirst = true;
            if (text.length() >= FULL) {
                flush();
            }
        }

        void flush() throws IOException {
            writer.append(text);
            text.setLength(0);
            writer.flush();
        }

        private void next() {
            if (!isFirst) {
                text.append(',');
            }
            isFirst = false;
        }

        private static boolean isPlain(String cell) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                    return false;
                }
            }
            return true;
        }
    }

    private static void rows(Lines lines, Feature feature, List<ObservedProperty> properties) throws IOException {
        String platform = text(feature.platform());
        for (int row = 0; row < feature.rows(); row++) {
            lines.cell(feature.id()).cell(platform);
            for (int c = 0; c < properties.size(); c++) {
                ObservedProperty property = properties.get(c);
                Column column = feature.columns().get(c);
                switch (column) {
                    case Column.Numbers numbers -> lines.number(numbers.at(row), property.isSingle());
                    case Column.Instants instants -> lines.instant(instants.at(row));
                    case Column.Texts texts -> lines.cell(texts.at(row));
                }
                if (property.scheme() != null) {
                    lines.cell(column.flag(row));
                }
            }
            lines.end();
        }
    }

    /** The fewest digits that lead back to the very number. */
    static String number(double value, boolean isSingle) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return isSingle ? Float.toString((float) value) : Double.toString(value);
    }

    private static void line(Lines lines, List<String> cells) throws IOException {
        cells.forEach(lines::cell);
        lines.end();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private List<Finding> losses() {
        List<Finding> losses = new ArrayList<>();
        if (!file.facts().isEmpty()) {
            losses.add(Finding.advice(
                    "observations-loss-facts",
                    "/facts",
                    Integer.toString(file.facts().size())));
        }
        long described = file.properties().stream()
                .filter(p -> p.standardName() != null || p.label() != null || p.code() != null)
                .count();
        if (described > 0) {
            losses.add(Finding.advice("observations-loss-names", "/properties", Long.toString(described)));
        }
        return losses;
    }
}
