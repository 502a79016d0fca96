package org.estran.app.observations.store;

import java.time.Instant;
import java.util.List;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * What a selection comes to, told from what features cover: exact for profiles and fixed series, at most so many rows of
 * a feature that lies in the selection with a part of its rows alone.
 *
 * @param rows at most
 * @param closed records that have such observations, which the reader may not have
 * @param depthRange metres from the shallowest row to the deepest; 0 where none has a depth
 * @param networks as files name them, and so are {@code campaigns}
 * @param years how many features each calendar year (UTC) of their beginning has
 */
public record SelectionCounts(
        long features,
        long rows,
        long platformCount,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable BoundingBox box,
        double depthRange,
        List<Count> records,
        List<Count> platforms,
        List<Count> properties,
        List<Count> modes,
        List<Count> types,
        List<Count> years,
        List<Count> networks,
        List<Count> campaigns,
        List<String> closed) {

    /** A value, and how many features have it. */
    public record Count(String value, long features, long rows) {}
}
