package org.estran.app.coverages.datasets;

import java.util.List;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * A variable that lies on a grid, as its file describes it.
 *
 * @param longName null where the file says nothing
 * @param units null where the file says nothing
 * @param axes of its dimensions in their order, then single coordinates
 * @param box of the centres of its cells; null where they have no place
 */
public record DatasetVariable(
        String name,
        @Nullable String longName,
        @Nullable String standardName,
        @Nullable String units,
        List<DatasetAxis> axes,
        @Nullable BoundingBox box) {

    public DatasetVariable {
        axes = List.copyOf(axes);
    }

    /** What people read: the long name, else the standard name, else the name. */
    public String label() {
        return longName != null ? longName : standardName != null ? standardName.replace('_', ' ') : name;
    }
}
