package org.estran.app.keeping.backup;

import org.estran.app.home.Step;

/** How a centre is made from a copy. While the mark is there, no centre opens. */
enum RestoreStep implements Step {
    /** The mark is set. */
    MARK,
    /** One more object of the archive comes; taken for each. */
    OBJECT,
    /** The files of drafts come. */
    DRAFTS,
    /** The database comes. */
    DATABASE,
    /** All is there and synced, and the mark goes. */
    UNMARK
}
