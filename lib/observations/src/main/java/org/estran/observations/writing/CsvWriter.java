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
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
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
        line(writer, names);
        line(writer, units);
        file.forEach(feature -> {
            rows(writer, feature, properties);
            return true;
        });
        writer.flush();
        return losses();
    }

    private static void rows(Writer writer, Feature feature, List<ObservedProperty> properties) throws IOException {
        List<String> cells = new ArrayList<>();
        for (int row = 0; row < feature.rows(); row++) {
            cells.clear();
            cells.add(feature.id());
            cells.add(text(feature.platform()));
            for (int c = 0; c < properties.size(); c++) {
                Column column = feature.columns().get(c);
                cells.add(cell(column, row, properties.get(c)));
                if (properties.get(c).scheme() != null) {
                    cells.add(column.flag(row));
                }
            }
            line(writer, cells);
        }
    }

    private static String cell(Column column, int row, ObservedProperty property) {
        return switch (column) {
            case Column.Numbers numbers -> number(numbers.at(row), property.isSingle());
            case Column.Instants instants ->
                instants.at(row) == Column.NO_INSTANT
                        ? ""
                        : Instant.ofEpochMilli(instants.at(row)).toString();
            case Column.Texts texts -> texts.at(row);
        };
    }

    /** The fewest digits that lead back to the very number. */
    static String number(double value, boolean isSingle) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return isSingle ? Float.toString((float) value) : Double.toString(value);
    }

    private static void line(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(',');
            }
            writer.write(quoted(cells.get(i)));
        }
        writer.write("\r\n");
    }

    private static String quoted(String cell) {
        boolean isPlain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
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
