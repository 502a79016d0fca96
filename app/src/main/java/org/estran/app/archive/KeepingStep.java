package org.estran.app.archive;

import org.estran.app.home.Step;

/** How an object gets its next version, and how what nobody was told of is taken back. */
enum KeepingStep implements Step {
    /** A mark says which version is in force until the new one is announced. */
    MARK,
    /** The version is written. */
    WRITE,
    /** It is in its place and goes to the disk itself. */
    SYNC,
    /** Its row is committed, and the mark goes. */
    ANNOUNCE,
    /** Its row never will be: the inventory of the version in force becomes the object's again. */
    TAKE_BACK,
    /** It is in force again, and the folders of what came later go. */
    DROP_LATER
}
