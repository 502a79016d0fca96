/**
 * Harvests: records kept in step with sources elsewhere (OAI-PMH, CSW, OGC API Records and others; the kinds are
 * {@code lib/harvest}). Owns the harvesters, their runs and reports, what each item of a source is here, and the documents
 * in quarantine. A run writes page by page, each page one transaction with the checkpoint behind it, so that it goes on
 * where it was killed; what is unchanged costs no write. It removes nothing unless it has seen everything that was
 * promised, and nothing much without a person's word. Originals are kept by {@code origins}.
 */
@ApplicationModule(
        displayName = "Harvests",
        allowedDependencies = {
            "home",
            "pages",
            "jobs",
            "accounts",
            "catalogue",
            "curation",
            "description",
            "origins",
            "origins :: reading",
            "origins :: store",
            "commands"
        })
@NullMarked
package org.estran.app.harvests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
