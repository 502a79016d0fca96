/**
 * Records brought in from elsewhere in bulk: files, folders and archives of ISO 19139 and ISO 19115-3 documents. Owns the
 * runs and their reports; the originals are kept by {@code origins}. Every document
 * becomes a record of the {@link org.estran.app.catalogue.Catalogue} or a line of the report with its place and reason;
 * none stops the others. Fetches nothing over the network, guesses nothing, deletes no record.
 *
 * <p>A run is written batch by batch, each one transaction of records, originals and lines, so that a process that dies
 * leaves whole batches only and the same run goes on.
 */
@ApplicationModule(
        displayName = "Imports",
        allowedDependencies = {
            "home",
            "pages",
            "jobs",
            "accounts",
            "catalogue",
            "origins",
            "origins :: reading",
            "origins :: store",
            "commands"
        })
@NullMarked
package org.estran.app.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
