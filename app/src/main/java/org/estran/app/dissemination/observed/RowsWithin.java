package org.estran.app.dissemination.observed;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/** The rows of a file of observations that lie within a part of the earth. */
record RowsWithin(ObservationFile file, Within within) implements ObservationFile {

    @Override
    public Format format() {
        return file.format();
    }

    @Override
    public FeatureType featureType() {
        return file.featureType();
    }

    @Override
    public List<ObservedProperty> properties() {
        return file.properties();
    }

    @Override
    public Map<String, String> facts() {
        return file.facts();
    }

    @Override
    public List<Finding> remarks() {
        return file.remarks();
    }

    @Override
    public void forEach(Sink sink) throws IOException {
        int east = file.indexOf(Role.LONGITUDE).orElseThrow();
        int north = file.indexOf(Role.LATITUDE).orElseThrow();
        file.forEach(feature -> {
            int[] rows = IntStream.range(0, feature.rows())
                    .filter(row -> within.contains(number(feature, east, row), number(feature, north, row)))
                    .toArray();
            return rows.length == 0 || sink.accept(rows.length == feature.rows() ? feature : some(feature, rows));
        });
    }

    private static double number(Feature feature, int column, int row) {
        return feature.columns().get(column) instanceof Column.Numbers numbers ? numbers.at(row) : Double.NaN;
    }

    private static Feature some(Feature feature, int[] rows) {
        List<Column> columns = feature.columns().stream()
                .map(column -> column.size() == 1 ? column : some(column, rows))
                .toList();
        return new Feature(feature.id(), feature.platform(), rows.length, columns, feature.isContinued());
    }

    private static Column some(Column column, int[] rows) {
        String[] flags = flags(column, rows);
        return switch (column) {
            case Column.Numbers numbers ->
                new Column.Numbers(IntStream.of(rows).mapToDouble(numbers::at).toArray(), flags);
            case Column.Instants instants ->
                new Column.Instants(IntStream.of(rows).mapToLong(instants::at).toArray(), flags);
            case Column.Texts texts ->
                new Column.Texts(IntStream.of(rows).mapToObj(texts::at).toArray(String[]::new), flags);
        };
    }

    private static String @Nullable [] flags(Column column, int[] rows) {
        return column.flags() == null
                ? null
                : IntStream.of(rows).mapToObj(column::flag).toArray(String[]::new);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
