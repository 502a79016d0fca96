/**
 * Bytes that must last. Owns the OCFL 1.1 storage root, in which every published version lies with its documents and
 * digests, and the staging area, in which the files of drafts wait. Nothing is referenced before it is synced to disk.
 * Never knows what a record or a deposit is, nor who may read.
 */
@ApplicationModule(
        displayName = "Archive",
        allowedDependencies = {"home"})
@NullMarked
package org.estran.app.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
