package org.estran.app.archive;

import org.estran.app.home.Step;

/** How a file comes into staging. */
enum StagingStep implements Step {
    /** Its bytes begin to arrive. */
    WRITE,
    /** All of them are written, and go to the disk itself. */
    SYNC
}
