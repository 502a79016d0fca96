package org.estran.observations.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.ObservationFile.Sink;
import org.estran.observations.ObservedProperty;
import org.estran.observations.ObservedProperty.Form;
import org.jspecify.annotations.Nullable;

/** Rows as they are read, handed on as features and parts of features. Memory grows with what is read, not announced. */
final class Rows {

    private final List<ObservedProperty> properties;
    private final Sink sink;
    private final double[][] values;
    private final int most;
    private List<Column> ofFeature = List.of();
    private String id = "";
    private @Nullable String platform;
    private final String[][] texts;
    private final String[][] flags;
    private int count;
    private boolean isContinued;
    private boolean isWanted = true;

    /** @param properties those with one value a feature first, then those of the rows */
    Rows(List<ObservedProperty> properties, Sink sink) {
        this.properties = properties;
        this.sink = sink;
        this.most = Feature.rowsOfPart(properties.size());
        this.values = new double
                [(int) properties.stream().filter(p -> !p.isOfFeature()).count()][64];
        this.texts = new String[values.length][0];
        this.flags = new String[values.length][0];
    }

    /** Begins a feature; {@code columns} are those with one value. */
    void begin(String theId, @Nullable String thePlatform, List<Column> columns) {
        id = theId;
        platform = thePlatform;
        ofFeature = List.copyOf(columns);
        isContinued = false;
        count = 0;
    }

    /** Takes a row: a number for each property of rows, instants in milliseconds. */
    void add(double... row) throws IOException {
        room();
        for (int c = 0; c < values.length; c++) {
            values[c][count] = row[c];
        }
        count++;
    }

    /** Takes a row with texts and flags; those of properties that have none are passed over. */
    void add(double[] row, String[] rowTexts, String[] rowFlags) throws IOException {
        room();
        int c = 0;
        for (ObservedProperty property : properties) {
            if (property.isOfFeature()) {
                continue;
            }
            values[c][count] = row[c];
            if (property.form() == Form.TEXT) {
                texts[c] = grown(texts[c], values[c].length);
                texts[c][count] = rowTexts[c];
            }
            if (property.scheme() != null) {
                flags[c] = grown(flags[c], values[c].length);
                flags[c][count] = rowFlags[c];
            }
            c++;
        }
        count++;
    }

    private static String[] grown(String[] array, int size) {
        return array.length < size ? Arrays.copyOf(array, size) : array;
    }

    private void room() throws IOException {
        if (count == most) {
            flush();
            isContinued = true;
        }
        if (values.length > 0 && count == values[0].length) {
            for (int c = 0; c < values.length; c++) {
                values[c] = Arrays.copyOf(values[c], Math.min(most, 2 * count));
            }
        }
    }

    /** Ends the feature; false when no more is wanted. */
    boolean end() throws IOException {
        flush();
        return isWanted;
    }

    /** Whether more is wanted. */
    boolean isWanted() {
        return isWanted;
    }

    private void flush() throws IOException {
        if (!isWanted) {
            count = 0;
            return;
        }
        List<Column> columns = new ArrayList<>(ofFeature);
        int row = 0;
        for (ObservedProperty property : properties) {
            if (!property.isOfFeature()) {
                columns.add(column(property, row++));
            }
        }
        isWanted = sink.accept(new Feature(id, platform, count, columns, isContinued));
        count = 0;
    }

    private Column column(ObservedProperty property, int c) {
        String[] rowFlags = flags[c].length == 0 ? null : Arrays.copyOf(flags[c], count);
        double[] numbers = Arrays.copyOf(values[c], count);
        return switch (property.form()) {
            case NUMBER -> new Column.Numbers(numbers, rowFlags);
            case INSTANT -> new Column.Instants(instants(numbers), rowFlags);
            case TEXT -> new Column.Texts(Arrays.copyOf(texts[c], count), rowFlags);
        };
    }

    private static long[] instants(double[] numbers) {
        long[] instants = new long[numbers.length];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = Double.isNaN(numbers[i]) ? Column.NO_INSTANT : Math.round(numbers[i]);
        }
        return instants;
    }
}
