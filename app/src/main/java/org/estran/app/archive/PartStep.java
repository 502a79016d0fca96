package org.estran.app.archive;

import org.estran.app.home.Step;

/** How a file comes in by parts. */
enum PartStep implements Step {
    /** A part begins to arrive. */
    WRITE,
    /** What arrived so far goes to the disk itself. */
    SYNC,
    /** It is whole, and gets its name among the files of its draft. */
    LINK
}
