/**
 * One resolver, one gate. Which distribution is behind an address, and may this caller read it: every protocol asks
 * here, and bytes are opened nowhere else. Owns no rows; knows drafts only by what the deposit room tells of them.
 */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"accounts", "archive", "catalogue", "pages"})
@NullMarked
package org.estran.app.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
