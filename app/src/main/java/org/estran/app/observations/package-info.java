/**
 * In-situ observations: files of profiles, series and trajectories, read by {@code lib/observations}. Owns the command
 * that makes one format of another; it opens no centre and keeps nothing. Never reads a grid, which is the work of
 * {@code coverages}. Speaks CF's discrete sampling geometries.
 */
@ApplicationModule(
        displayName = "Observations",
        allowedDependencies = {
            "commands",
            "pages",
            "home",
            "jobs",
            "accounts",
            "catalogue",
            "catalogue :: erasure",
            "access",
            "access :: http",
            "identifiers"
        })
@NullMarked
package org.estran.app.observations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
