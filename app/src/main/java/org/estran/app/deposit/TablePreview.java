package org.estran.app.deposit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.RefusedFile;
import org.estran.observations.reading.ObservationFiles;
import org.estran.observations.text.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * The first features of a table under a mapping.
 *
 * @param properties of each column, with its unit
 * @param features the first of them with their first rows
 * @param refusal why the table cannot be read so, with the line; null when what is shown could be
 */
public record TablePreview(
        List<String> properties,
        List<Shown> features,
        @Nullable String refusal) {

    private static final int FEATURES = 3;
    private static final int ROWS = 5;

    /**
     * A feature.
     *
     * @param rows cell by cell, one for each property
     */
    public record Shown(String id, List<List<String>> rows) {}

    static TablePreview of(Path file, Mapping mapping) throws IOException {
        List<Shown> shown = new ArrayList<>();
        try (ObservationFile open = ObservationFiles.open(file, mapping)) {
            List<String> properties = open.properties().stream()
                    .map(property ->
                            property.unit() == null ? property.name() : property.name() + " [" + property.unit() + "]")
                    .toList();
            try {
                open.forEach(feature -> {
                    shown.add(new Shown(feature.id(), rows(feature, open.properties())));
                    return shown.size() < FEATURES;
                });
            } catch (RefusedFile refused) {
                return new TablePreview(properties, shown, refused.getMessage());
            }
            return new TablePreview(properties, shown, null);
        } catch (RefusedFile refused) {
            return new TablePreview(List.of(), List.of(), refused.getMessage());
        }
    }

    private static List<List<String>> rows(Feature feature, List<ObservedProperty> properties) {
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(ROWS, feature.rows()); row++) {
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < properties.size(); c++) {
                cells.add(cell(feature.columns().get(c), row));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String cell(Column column, int row) {
        String value = switch (column) {
            case Column.Numbers numbers -> Double.isNaN(numbers.at(row)) ? "" : Double.toString(numbers.at(row));
            case Column.Instants instants ->
                instants.at(row) == Column.NO_INSTANT
                        ? ""
                        : Instant.ofEpochMilli(instants.at(row)).toString();
            case Column.Texts texts -> texts.at(row);
        };
        String flag = column.flag(row);
        return flag.isEmpty() ? value : value + " (" + flag + ")";
    }
}
