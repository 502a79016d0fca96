package org.estran.app.deposit;

import org.estran.app.home.Step;

/** What a change of a draft's files does beyond its transaction. */
enum DraftStep implements Step {
    /** The file is in staging, and its row is written. */
    KEEP_FILE,
    /** The row is of the new file, and the one it replaces goes. */
    DROP_REPLACED,
    /** The row is gone, and the file goes. */
    DROP_REMOVED,
    /** The draft is given up, and its files go. */
    DROP_ABANDONED
}
