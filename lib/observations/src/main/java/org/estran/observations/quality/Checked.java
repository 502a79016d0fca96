package org.estran.observations.quality;

import org.estran.observations.Column;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Quality;

/**
 * A column of numbers in the rows of a feature, without what its own flags call bad: that is judged already, and no
 * measure for its neighbours.
 */
record Checked(Quantity quantity, ObservedProperty property, double[] values) {

    static Checked of(Quantity quantity, ObservedProperty property, Column.Numbers numbers, int rows) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = isGivenUp(property, numbers, row) ? Double.NaN : numbers.at(row);
        }
        return new Checked(quantity, property, values);
    }

    private static boolean isGivenUp(ObservedProperty property, Column column, int row) {
        if (property.scheme() == null) {
            return false;
        }
        Quality quality = property.scheme().quality(column.flag(row));
        return quality == Quality.BAD || quality == Quality.PROBABLY_BAD || quality == Quality.MISSING;
    }
}
