/**
 * The published records in every form others take them in, and the doors through which they are harvested. Owns no rows
 * and decides nothing about a record: it asks the catalogue, writes with the crosswalks, and answers a record that came
 * from elsewhere with its own bytes where its own format is asked for. What it wrote it keeps under {@code cache/documents}.
 */
@ApplicationModule(
        displayName = "Dissemination",
        allowedDependencies = {
            "access",
            "accounts",
            "archive",
            "catalogue",
            "coverages :: datasets",
            "harvests",
            "home",
            "identifiers",
            "imports",
            "observations :: selection",
            "observations :: store",
            "origins",
            "pages",
            "projects"
        })
@NullMarked
package org.estran.app.dissemination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
