package org.estran.app.observations.store;

import java.time.Instant;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What the observations of a record cover.
 *
 * @param start null where no row has a time; so is {@code end}
 * @param box null where no row has a place; never crosses the antimeridian
 * @param shallowest metres below the surface; null where no row has a depth, and so is {@code deepest}
 */
public record Holding(
        String recordId,
        long rows,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable BoundingBox box,
        @Nullable Double shallowest,
        @Nullable Double deepest) {}
