package org.estran.observations.netcdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.estran.observations.Column;
import org.estran.observations.ObservedProperty;

/** The rows at the end of an array that nothing was written to. */
final class Padding {

    private Padding() {}

    /**
     * How many rows there are up to the last that says something.
     *
     * @param counts which columns tell: not those with one value a feature, nor a coordinate that all features share
     */
    static int rows(List<Column> columns, boolean[] counts, int count) {
        int rows = count;
        while (rows > 0 && isEmpty(columns, counts, rows - 1)) {
            rows--;
        }
        return rows;
    }

    private static boolean isEmpty(List<Column> columns, boolean[] counts, int row) {
        for (int c = 0; c < columns.size(); c++) {
            if (counts[c] && !isMissing(columns.get(c), row)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMissing(Column column, int row) {
        if (!column.flag(row).isEmpty() && !column.flag(row).equals("9")) {
            return false;
        }
        return isNothing(column, row);
    }

    /** Whether there is no value, whatever its flag. */
    static boolean isNothing(Column column, int row) {
        return switch (column) {
            case Column.Numbers numbers -> Double.isNaN(numbers.at(row));
            case Column.Instants instants -> instants.at(row) == Column.NO_INSTANT;
            case Column.Texts texts -> texts.at(row).isEmpty();
        };
    }

    static List<Column> cut(List<Column> columns, List<ObservedProperty> properties, int rows) {
        List<Column> cut = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            cut.add(properties.get(c).isOfFeature() ? columns.get(c) : cut(columns.get(c), rows));
        }
        return cut;
    }

    private static Column cut(Column column, int rows) {
        String[] all = column.flags();
        String[] flags = all == null ? null : Arrays.copyOf(all, rows);
        return switch (column) {
            case Column.Numbers numbers -> new Column.Numbers(Arrays.copyOf(numbers.values(), rows), flags);
            case Column.Instants instants -> new Column.Instants(Arrays.copyOf(instants.values(), rows), flags);
            case Column.Texts texts -> new Column.Texts(Arrays.copyOf(texts.values(), rows), flags);
        };
    }
}
