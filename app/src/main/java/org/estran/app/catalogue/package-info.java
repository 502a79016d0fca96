/**
 * Records of what is published here: their versions, their lists of files, their tombstones, and the search over them.
 * Knows no source (deposit, import, harvest) and no reader of data files; holds no bytes. A record is described by
 * {@link org.estran.records.MetadataRecord} in the words of ISO 19115-1.
 *
 * <p>What is published here is in the archive before its rows say so, and {@code rebuild} makes them anew from there. The
 * rows are what this room answers from; the Lucene index under {@code index/} follows them by change number and may be
 * deleted at any time.
 */
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"home", "pages", "jobs", "accounts", "identifiers", "archive", "commands", "vocabularies"
        })
@NullMarked
package org.estran.app.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
