package org.estran.observations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One profile, time series, trajectory or set of points; or the next part of a long one.
 *
 * @param id unique within the file
 * @param platform what carried the instrument, as the file names it
 * @param rows how many
 * @param columns one for each property of the file, in that order
 * @param isContinued whether these rows follow those of the feature before, which has the same id
 */
public record Feature(String id, @Nullable String platform, int rows, List<Column> columns, boolean isContinued) {

    /** Values in one part of a feature at most; a longer feature comes in parts. */
    public static final int LARGEST_PART = 1 << 21;

    public Feature {
        columns = List.copyOf(columns);
        for (Column column : columns) {
            if (column.size() != rows && column.size() != 1) {
                throw new IllegalArgumentException(id + ": " + column.size() + " values in " + rows + " rows");
            }
        }
    }

    /** How many rows a part has that keeps to {@link #LARGEST_PART}. */
    public static int rowsOfPart(int columns) {
        return Math.max(1024, LARGEST_PART / Math.max(1, columns));
    }
}
