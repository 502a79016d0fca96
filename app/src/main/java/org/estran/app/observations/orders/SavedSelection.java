package org.estran.app.observations.orders;

import java.time.Instant;
import org.estran.app.observations.selection.Asked;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;

/**
 * A selection that was kept. What it comes to is told as anybody may read it.
 *
 * @param query as in an address, always spelt the same
 * @param features how many it had when it was kept, and {@code rows} likewise
 * @param taken SHA-256 of which files it took rows of, in hexadecimal
 * @param digest SHA-512 of its CSV then; null until it is known
 * @param checkedTaken the same when the data were last found changed; null where they never were
 * @param doi null where it has none
 */
public record SavedSelection(
        String id,
        String query,
        Instant keptAt,
        long features,
        long rows,
        String taken,
        @Nullable String digest,
        @Nullable String checkedTaken,
        @Nullable String checkedDigest,
        @Nullable Instant checkedAt,
        @Nullable Doi doi) {

    public Asked asked() {
        return Asked.read(query);
    }

    /** Its page, from the root of the centre. */
    public String path() {
        return "/selections/" + id;
    }
}
