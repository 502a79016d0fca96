package org.estran.observations.writing;

import java.util.Map;
import org.estran.observations.Feature;

/**
 * A column of an ODV spreadsheet that is written.
 *
 * @param label with its unit in brackets
 * @param name the label without it
 * @param type in ODV's word
 * @param isMeta whether it is of stations, not of samples
 * @param isOfRows whether it may differ from row to row
 * @param said in its comment
 * @param code its term in P01; empty for none
 * @param unitCode that of its unit in P06; empty for none
 */
record OdvColumn(
        String label,
        String name,
        String type,
        boolean isMeta,
        boolean isOfRows,
        boolean isPrimary,
        Map<String, String> said,
        String code,
        String unitCode,
        Cells cells) {

    /** What stands in it. */
    interface Cells {
        String of(Feature feature, int row);
    }

    /** A column of flags that ODV knows by its label, which needs no description. */
    boolean isKnownFlags() {
        return label.startsWith("QV:");
    }
}
