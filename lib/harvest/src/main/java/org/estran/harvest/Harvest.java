package org.estran.harvest;

import java.util.Optional;
import org.estran.harvest.web.SourceFailed;
import org.jspecify.annotations.Nullable;

/** A harvest at work. Pages follow from checkpoints alone, be it in another process days later. */
public interface Harvest {

    /**
     * The page that begins there.
     *
     * @param checkpoint {@link Page#next} of the page before; null for the first
     */
    Page page(@Nullable String checkpoint) throws SourceFailed, InterruptedException;

    /**
     * How many records the source has now, apart from what changed since when: what a harvest of the changes alone is held
     * against. Empty where the source does not say.
     */
    default Optional<Long> total() throws SourceFailed, InterruptedException {
        return Optional.empty();
    }
}
