package org.estran.app.keeping.backup;

import org.estran.app.home.Step;

/** How a copy comes about. Until the manifest is there, it is none. */
enum BackupStep implements Step {
    /** The files of drafts get second names, at the moment whose state is copied. */
    LINK_DRAFTS,
    /** The database is copied. */
    DATABASE,
    /** The files of drafts are copied. */
    DRAFTS,
    /** One more object of the archive is copied; taken for each. */
    OBJECT,
    /** All is there and synced, and the manifest says so. */
    MANIFEST,
    /** The second names go. */
    UNLINK_DRAFTS
}
