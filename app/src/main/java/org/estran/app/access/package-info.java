/**
 * One resolver, one gate. Which distribution is behind an address, and may this caller read it: every protocol asks
 * here, and bytes are opened nowhere else. Owns requests for restricted data, passes of people without an account, and terms of use with who
 * accepted them; the conditions themselves belong to the catalogue, and drafts are known only by what the deposit room tells of
 * them. The words are those of COAR's access rights and RFC 6750.
 */
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"home", "accounts", "archive", "catalogue", "pages", "usage"})
@NullMarked
package org.estran.app.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
