package org.estran.opendap.tabledap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.estran.grids.Attributes;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.writing.PlannedVariable;
import org.estran.grids.writing.Spool;
import org.jspecify.annotations.Nullable;

/** A variable of a netCDF file of rows while its values come. */
final class NcColumn implements AutoCloseable {

    /** Bytes of a text at most, as many as its length can be told with. */
    private static final int WIDEST = 65_535;

    private final TableColumn column;
    private final String name;
    private final Spool values;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private boolean isMissing;

    NcColumn(TableColumn column, String name, Path folder, int number) throws IOException {
        this.column = column;
        this.name = name;
        this.values = new Spool(
                folder,
                number,
                switch (column.kind()) {
                    case STRING -> DataType.CHAR;
                    case INT -> DataType.INT;
                    case FLOAT -> DataType.FLOAT;
                    case DOUBLE, TIME -> DataType.DOUBLE;
                },
                WIDEST);
    }

    String name() {
        return name;
    }

    Spool spool() {
        return values;
    }

    boolean hasRange() {
        return least <= most;
    }

    double least() {
        return least;
    }

    double most() {
        return most;
    }

    void put(@Nullable Object value) throws IOException {
        if (column.kind() == TableColumn.Kind.STRING) {
            values.put(value == null ? "" : value.toString());
            return;
        }
        double number = Ordering.seconds(value);
        if (Double.isNaN(number)) {
            isMissing = true;
            values.put(column.kind() == TableColumn.Kind.INT ? Integer.MAX_VALUE : Double.NaN);
        } else {
            least = Math.min(least, number);
            most = Math.max(most, number);
            values.put(number);
        }
    }

    PlannedVariable planned(Dimension row, Set<Dimension> dimensions) {
        List<Dimension> own = new ArrayList<>(List.of(row));
        if (column.kind() == TableColumn.Kind.STRING) {
            Dimension width = new Dimension(name + "_strlen", values.width(), false);
            dimensions.add(width);
            own.add(width);
        }
        return new PlannedVariable(
                new DataVariable(name, values.type(), own, new Attributes(attributes())), values::writeTo);
    }

    private Map<String, Values> attributes() {
        Map<String, Object> told = TableStructure.attributes(column);
        told.remove("actual_range");
        if (hasRange()) {
            told.put("actual_range", List.of(least, most));
        }
        if (isMissing) {
            told.put("_FillValue", List.of(column.kind() == TableColumn.Kind.INT ? Integer.MAX_VALUE : Double.NaN));
        }
        Map<String, Values> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        told.forEach((attribute, value) -> all.put(attribute, values(column.kind(), value)));
        return all;
    }

    Values number(double number) {
        return values(column.kind(), List.of(number));
    }

    /** An attribute: numbers are of the kind of their column. */
    static Values values(TableColumn.Kind kind, Object value) {
        if (!(value instanceof List<?> list)) {
            return Values.ofText(value.toString());
        }
        double[] numbers = list.stream().mapToDouble(Ordering::seconds).toArray();
        return switch (kind) {
            case INT -> {
                int[] whole = new int[numbers.length];
                for (int i = 0; i < whole.length; i++) {
                    whole[i] = (int) numbers[i];
                }
                yield Values.ofInts(whole);
            }
            case FLOAT -> {
                float[] single = new float[numbers.length];
                for (int i = 0; i < single.length; i++) {
                    single[i] = (float) numbers[i];
                }
                yield Values.ofFloats(single);
            }
            case DOUBLE, TIME, STRING -> Values.ofNumbers(numbers);
        };
    }

    @Override
    public void close() throws IOException {
        values.close();
    }
}
