package org.estran.app.observations.store;

import java.time.Instant;
import org.estran.observations.FeatureType;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What a feature covers.
 *
 * @param number unique within the record
 * @param path of the file it is in
 * @param id as in the file
 * @param platform as the file names it
 * @param mode {@code R}, {@code A}, {@code D}; null where the file tells none
 * @param start null where no row has a time; so is {@code end}
 * @param box null where no row has a place; never crosses the antimeridian
 * @param shallowest metres below the surface; null where no row has a depth, and so is {@code deepest}
 */
public record FeatureSummary(
        String recordId,
        int number,
        String path,
        String id,
        @Nullable String platform,
        FeatureType type,
        @Nullable String mode,
        long rows,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable BoundingBox box,
        @Nullable Double shallowest,
        @Nullable Double deepest) {}
