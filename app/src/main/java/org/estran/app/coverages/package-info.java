/**
 * Pictures of what is published, and in {@code datasets} what of it programs read as data. Finds the first file of a
 * record that can be drawn, draws it once, and keeps the drawing under {@code cache/}. Bytes come through {@code access} alone, and a drawing that is kept is given only to those who may
 * read its file. A file that is odd, broken or slow has no picture; it never troubles a page. What a file means follows
 * the CF conventions ({@code org.estran.grids}); how it looks is {@code org.estran.cartography}'s.
 */
@ApplicationModule(
        displayName = "Coverages",
        allowedDependencies = {
            "home",
            "pages",
            "jobs",
            "accounts",
            "catalogue",
            "catalogue :: erasure",
            "access",
            "access :: contents"
        })
@NullMarked
package org.estran.app.coverages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
