package org.estran.app.archive;

import org.estran.app.home.Step;

/** How an object comes into the archive. */
enum PreservingStep implements Step {
    /** One more file gets its second name and goes into OCFL's work folder; taken for each file. */
    LINK,
    /** Everything is in the work folder and goes to its place. */
    COMMIT,
    /** It is in its place and goes to the disk itself. */
    SYNC
}
