package org.estran.app.observations.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a platform, as far as the reader may have it.
 *
 * @param id as files name it: a WMO number, a call sign, a name
 * @param start null where no row has a time; so is {@code end}
 * @param records how many have observations of it
 * @param networks as its files name them
 */
public record PlatformSummary(
        String id,
        long features,
        long rows,
        @Nullable Instant start,
        @Nullable Instant end,
        long records,
        List<String> networks) {}
