package org.estran.app.observations.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * One Parquet file of a record's rows.
 *
 * @param columns a digest of the names and types of its columns
 * @param first the first moment of any row; null where none has one
 * @param last the last one
 * @param box around the places of its rows, west to east without crossing the antimeridian; null where none has one
 */
record Part(
        int number,
        long rows,
        String columns,
        @Nullable Instant first,
        @Nullable Instant last,
        @Nullable BoundingBox box) {

    /**
     * Those that may have rows of a selection, and for each set of columns at least one, so that every column of the record
     * is known.
     */
    static List<Part> of(List<Part> parts, Selection selection) {
        List<Part> chosen = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Part part : parts) {
            if (part.mayHave(selection)) {
                chosen.add(part);
                known.add(part.columns);
            }
        }
        for (Part part : parts) {
            if (known.add(part.columns)) {
                chosen.add(part);
            }
        }
        return chosen;
    }

    static boolean areAlike(List<Part> parts) {
        return parts.stream().map(Part::columns).distinct().count() <= 1;
    }

    private boolean mayHave(Selection selection) {
        Instant from = selection.from();
        Instant until = selection.until();
        BoundingBox asked = selection.box();
        return (from == null || last != null && !last.isBefore(from))
                && (until == null || first != null && !first.isAfter(until))
                && (asked == null || box != null && isNear(box, asked));
    }

    private static boolean isNear(BoundingBox box, BoundingBox asked) {
        boolean isAlong = asked.crossesAntimeridian()
                ? box.east() >= asked.west() || box.west() <= asked.east()
                : box.east() >= asked.west() && box.west() <= asked.east();
        return isAlong && box.north() >= asked.south() && box.south() <= asked.north();
    }
}
