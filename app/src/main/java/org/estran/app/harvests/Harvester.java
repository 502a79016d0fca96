package org.estran.app.harvests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source that is harvested.
 *
 * @param since the newest datestamp that a whole run has seen; null before there was one
 * @param fullAt when a run last looked at all there is
 * @param records how many of its items stand here
 * @param changedAt when what is said of it here changed last
 * @param nextAt when it runs next by itself
 */
public record Harvester(
        long id,
        HarvesterSettings settings,
        @Nullable Instant since,
        @Nullable Instant fullAt,
        long records,
        String madeBy,
        Instant madeAt,
        Instant changedAt,
        @Nullable Instant nextAt) {

    public String name() {
        return settings.name();
    }
}
