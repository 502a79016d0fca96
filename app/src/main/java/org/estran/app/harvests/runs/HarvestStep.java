package org.estran.app.harvests.runs;

import org.estran.app.home.Step;

/** What a run does beyond a single transaction. */
enum HarvestStep implements Step {
    /** A page is read, and its records, originals, items and lines are written together with the checkpoint behind it. */
    WRITE_PAGE,
    /** All pages are written; what is not there any more is noted. */
    LOOK_FOR_MISSING,
    /** Some records leave with their items. */
    REMOVE,
    /** Nothing is left to do, and the run is over. */
    END_HARVEST
}
