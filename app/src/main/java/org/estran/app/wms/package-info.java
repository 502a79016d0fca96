/**
 * Maps of published grids for other programs: Web Map Service 1.3.0 (OGC 06-042) and 1.1.1 (OGC 01-068r3), with what ncWMS
 * adds, over everything and for each record and dataset. Owns the tiles it has drawn, under {@code cache/}; never opens a file
 * itself, nor decides who may: it asks {@code coverages}. What a request means and what a layer looks like is
 * {@code org.estran.wms}'s.
 */
@ApplicationModule(
        displayName = "Web Map Service",
        allowedDependencies = {"accounts", "home", "pages", "catalogue :: erasure", "coverages", "coverages :: datasets"
        })
@NullMarked
package org.estran.app.wms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
