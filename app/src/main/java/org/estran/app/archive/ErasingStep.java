package org.estran.app.archive;

import org.estran.app.home.Step;

/** How bytes are freed from an object that is rewritten without them. */
enum ErasingStep implements Step {
    /** The object is put together again beside itself, without those bytes. */
    COPY,
    /** The copy is looked at, every byte of it, and goes to the disk itself. */
    CHECK,
    /** The object leaves its place. */
    AWAY,
    /** The copy takes it. */
    INSTEAD,
    /** What was the object goes, and with it the bytes. */
    DROP
}
