package org.estran.app.coverages.datasets;

import java.time.Instant;
import java.util.List;
import org.estran.terms.BoundingBox;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A data file of a published record, or its files together, as lists need it.
 *
 * @param path the file's own name, folders included, or {@link Datasets#AGGREGATION}
 * @param version of the record
 * @param title that of the record, and the name of the file where it has several
 * @param size bytes of the file, or of all of them
 * @param format what its bytes are, in words
 * @param variables those that lie on a grid; none of a data file that holds no grid
 * @param box of all grids, in degrees; null where none has a place
 * @param start the first moment of its time axes; null where it has none
 * @param end the last one
 * @param members how many files it is made of
 */
public record Dataset(
        String recordId,
        String path,
        int version,
        LocalizedText title,
        long size,
        String format,
        List<DatasetVariable> variables,
        @Nullable BoundingBox box,
        @Nullable Instant start,
        @Nullable Instant end,
        int members,
        Instant indexedAt) {

    public Dataset {
        variables = List.copyOf(variables);
    }

    /** Whether it holds something that can be drawn as a map. */
    public boolean isGridded() {
        return !variables.isEmpty();
    }

    public boolean isAggregation() {
        return members > 1;
    }

    /** The place among all datasets, for {@link Datasets#page}. */
    public String key() {
        return recordId + "/" + (isAggregation() ? Kind.AGGREGATION : Kind.FILE).word() + "/" + path;
    }

    /** What a row is of; in this order within a record. */
    enum Kind {
        AGGREGATION("aggregation"),
        FILE("file");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
