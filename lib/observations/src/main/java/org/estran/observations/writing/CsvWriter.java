package org.estran.observations.writing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final String NOT_A_NUMBER = "NaN";

    private final ObservationFile file;
    private final boolean hasUnits;

    public CsvWriter(ObservationFile file) {
        this(file, true);
    }

    private CsvWriter(ObservationFile file, boolean hasUnits) {
        this.file = file;
        this.hasUnits = hasUnits;
    }

    /** Without the row of units, where something else tells them. */
    static CsvWriter withoutUnits(ObservationFile file) {
        return new CsvWriter(file, false);
    }

    /**
     * Writes all of it; the stream is left open.
     *
     * @return what has no place in CSV
     */
    public List<Finding> writeTo(OutputStream out) throws IOException {
        Lines lines = new Lines(out);
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
        if (hasUnits) {
            line(lines, units);
        }
        Said[] said = new Said[2 * properties.size()];
        Arrays.setAll(said, c -> new Said());
        file.forEach(feature -> {
            rows(lines, feature, properties, said);
            return true;
        });
        lines.flush();
        out.flush();
        return losses();
    }

    /** A line is put together before it is written: most of what a selection costs is text. */
    private static final class Lines {
        private static final String BREAK = "\r\n";
        private static final int FULL = 1 << 15;

        private final OutputStream out;
        private final StringBuilder text = new StringBuilder(FULL + 1024);
        private boolean isFirst = true;

        Lines(OutputStream out) {
            this.out = out;
        }

        /** A text, in quotes where it needs them. */
        void cell(String cell) {
            plain(quoted(cell));
        }

        /** What needs no quotes. */
        void plain(String cell) {
            if (!isFirst) {
                text.append(',');
            }
            isFirst = false;
            text.append(cell);
        }

        void end() throws IOException {
            text.append(BREAK);
            isFirst = true;
            if (text.length() >= FULL) {
                flush();
            }
        }

        void flush() throws IOException {
            // Whole lines: no character is cut in two.
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
        }
    }

    /**
     * The last value of a column, or its last flag, as it was written: rows of a profile share their place, their moment and
     * their file.
     */
    private static final class Said {
        private double number = Double.NaN;
        private long instant = Column.NO_INSTANT;
        private String text = "";
        private String written = "";

        String of(Column column, int row, boolean isSingle) {
            return switch (column) {
                case Column.Numbers numbers -> number(numbers.at(row), isSingle);
                case Column.Instants instants -> instant(instants.at(row));
                case Column.Texts texts -> text(texts.at(row));
            };
        }

        private String number(double value, boolean isSingle) {
            // Not a number is equal to none, and zero to minus zero; both are written alike.
            if (value != number) {
                number = value;
                written = CsvWriter.number(value, isSingle);
            }
            return Double.isNaN(value) ? NOT_A_NUMBER : written;
        }

        /** Nothing where it is missing. */
        private String instant(long millis) {
            if (millis != instant) {
                instant = millis;
                written = Instant.ofEpochMilli(millis).toString();
            }
            return millis == Column.NO_INSTANT ? "" : written;
        }

        @SuppressWarnings("ReferenceEquality") // a hint that saves the comparing
        private String text(String value) {
            if (value != text) {
                text = value;
                written = quoted(value);
            }
            return written;
        }
    }

    private static void rows(Lines lines, Feature feature, List<ObservedProperty> properties, Said[] said)
            throws IOException {
        String names = quoted(feature.id()) + ',' + quoted(text(feature.platform()));
        for (int row = 0; row < feature.rows(); row++) {
            lines.plain(names);
            for (int c = 0; c < properties.size(); c++) {
                ObservedProperty property = properties.get(c);
                Column column = feature.columns().get(c);
                lines.plain(said[2 * c].of(column, row, property.isSingle()));
                if (property.scheme() != null) {
                    lines.plain(said[2 * c + 1].text(column.flag(row)));
                }
            }
            lines.end();
        }
    }

    private static String quoted(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return '"' + cell.replace("\"", "\"\"") + '"';
            }
        }
        return cell;
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
