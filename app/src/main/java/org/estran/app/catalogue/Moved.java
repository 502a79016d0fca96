package org.estran.app.catalogue;

import java.time.Instant;
import java.util.List;

/**
 * A page of what changed, as {@link Changes}, for whoever keeps what they made of a record.
 *
 * @param records by the second of the change and then by id
 * @param matched how many there are in all, those of the pages before included
 * @param more whether another page follows
 */
public record Moved(List<At> records, long matched, boolean more) {

    /**
     * A record and its last change.
     *
     * @param change {@link CatalogueRecord#change()}
     * @param isGone whether it is a tombstone
     */
    public record At(String id, long change, Instant changedAt, boolean isGone) {

        public static At of(CatalogueRecord record) {
            return new At(record.id(), record.change(), record.changedAt(), record.isGone());
        }

        /** The place of that record among the changes. */
        public ChangesRequest.After place() {
            return new ChangesRequest.After(changedAt, id);
        }
    }

    public Moved {
        records = List.copyOf(records);
    }
}
