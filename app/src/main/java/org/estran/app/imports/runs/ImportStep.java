package org.estran.app.imports.runs;

import org.estran.app.home.Step;

/** What a run does beyond a single transaction. */
enum ImportStep implements Step {
    /** A batch is read, and its records, originals and lines are written together. */
    WRITE_BATCH,
    /** All batches are written, and the run is over. */
    END,
    /** The run is over, and a file that was sent for it goes. */
    THROW_AWAY
}
