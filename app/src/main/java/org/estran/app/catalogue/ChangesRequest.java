package org.estran.app.catalogue;

import java.time.Instant;
import org.estran.filters.Filter;
import org.jspecify.annotations.Nullable;

/**
 * What changed, withdrawn records included.
 *
 * @param from the first second in which it changed; null for the beginning
 * @param until the last second; null for now
 * @param filter what it is, or was when it was withdrawn; null for anything. Properties are {@link Queryable#word() words}
 * @param after the last record of the page before; null for the first page
 * @param limit 0 to {@link Catalogue#MOST_MATCHES}
 */
public record ChangesRequest(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Filter filter,
        @Nullable After after,
        int limit) {

    /**
     * A place among the changes.
     *
     * @param changedAt of the record there; its second counts
     * @param id of the record there
     */
    public record After(Instant changedAt, String id) {

        /** The place of that record. */
        public static After of(CatalogueRecord record) {
            return new After(record.changedAt(), record.id());
        }
    }

    /** Every change there is, from the first on. */
    public static ChangesRequest all(int limit) {
        return new ChangesRequest(null, null, null, null, limit);
    }

    public ChangesRequest after(@Nullable After place) {
        return new ChangesRequest(from, until, filter, place, limit);
    }
}
