package org.estran.app.observations.selection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.SelectedColumn;
import org.estran.terms.ProblemException;

/**
 * What is drawn, one number for each row.
 *
 * @param times milliseconds since 1970
 * @param all of each column its values
 * @param isCut whether there are more than are drawn
 */
record PlotPoints(
        List<SelectedColumn> columns,
        double[] times,
        double[] latitudes,
        double[] longitudes,
        double[] depths,
        double[][] all,
        boolean isCut) {

    private static final int FIRST_VALUE = 4;

    double[] values(int index) {
        return all[index];
    }

    int count() {
        return times.length;
    }

    /**
     * Of each axis the first property that is there, in the unit that comes first.
     *
     * @param most points; of more, those that come first
     * @throws ProblemException {@code selection-empty}
     */
    static PlotPoints of(ObservationStore store, ObservationStore.Chosen chosen, List<List<String>> axes, int most)
            throws IOException {
        List<SelectedColumn> columns = new ArrayList<>();
        for (List<String> keys : axes) {
            columns.add(chosen.columns(keys).stream().findFirst().orElseThrow(SelectionPlots::nothing));
        }
        Gathered gathered = new Gathered(FIRST_VALUE + columns.size(), most);
        store.numbers(chosen, columns, row -> {
            if (gathered.isFull()) {
                return false;
            }
            for (int i = 0; i < gathered.values.length; i++) {
                gathered.values[i][gathered.count] = row.number(i);
            }
            gathered.count++;
            return true;
        });
        double[][] found = gathered.found();
        return new PlotPoints(
                columns,
                found[0],
                found[1],
                found[2],
                found[3],
                Arrays.copyOfRange(found, FIRST_VALUE, found.length),
                gathered.cut);
    }

    /** Numbers in arrays that grow. */
    private static final class Gathered {
        private final int most;
        private final double[][] values;
        private int count;
        private boolean cut;

        Gathered(int columns, int most) {
            this.most = most;
            this.values = new double[columns][Math.min(most, 4096)];
        }

        boolean isFull() {
            if (count == most) {
                cut = true;
                return true;
            }
            if (count == values[0].length) {
                int more = Math.min(most, 2 * count);
                for (int i = 0; i < values.length; i++) {
                    values[i] = Arrays.copyOf(values[i], more);
                }
            }
            return false;
        }

        double[][] found() {
            double[][] found = new double[values.length][];
            for (int i = 0; i < values.length; i++) {
                found[i] = Arrays.copyOf(values[i], count);
            }
            return found;
        }
    }
}
