package org.estran.app.coverages;

import java.util.List;

/**
 * What the values of a file come to.
 *
 * @param rows lines of a table; of a netCDF file the longest of its variables' first dimensions
 */
public record FileValues(long rows, List<ValueRange> variables) {

    public FileValues {
        variables = List.copyOf(variables);
    }
}
