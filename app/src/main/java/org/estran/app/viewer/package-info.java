/**
 * Published grids seen before they are downloaded: a page with a map at any time and level, plots at a place, along a line and
 * of a box, and the code that reads the same elsewhere. Owns no data and draws nothing itself: its pictures are those of the
 * Web Map Service, its values come through {@code coverages}, which decides who may read them. All that is chosen is in the
 * address.
 */
@ApplicationModule(
        displayName = "Viewer",
        allowedDependencies = {"catalogue", "pages", "coverages", "coverages :: datasets"})
@NullMarked
package org.estran.app.viewer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
