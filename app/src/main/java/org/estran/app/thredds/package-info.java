/**
 * Published data as programs read them from a THREDDS server: catalogues, DAP2, DAP4, files, netCDF subsets, ISO and NcML
 * descriptions, at THREDDS's own addresses, so that its clients and links work. Owns no rows and opens no file: it asks
 * {@code coverages} for datasets, {@code observations} for rows and {@code access} for bytes, and tells refusals in each protocol's own words. The wire formats
 * are {@code org.estran.opendap}'s.
 */
@ApplicationModule(
        displayName = "THREDDS",
        allowedDependencies = {
            "access",
            "access :: http",
            "accounts",
            "archive",
            "catalogue",
            "coverages :: datasets",
            "home",
            "observations :: selection",
            "observations :: store",
            "pages",
            "usage"
        })
@NullMarked
package org.estran.app.thredds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
