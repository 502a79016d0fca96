package org.estran.app.harvests;

import org.jspecify.annotations.Nullable;

/** Is told after every page what the run has done so far. */
@FunctionalInterface
public interface HarvestProgress {

    HarvestProgress SILENT = (counts, promised) -> {};

    /** May throw: the run then ends as interrupted, with what it wrote, and the exception goes on to who asked. */
    void at(HarvestCounts counts, @Nullable Long promised);
}
