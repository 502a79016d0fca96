/**
 * People, roles, who is calling. Owns accounts, passwords (Argon2id, after NIST SP 800-63B), access tokens (RFC 6750),
 * sessions, the rules of who may ask for which address, and the audit lines of all these. It never decides who may
 * see one particular record: that is the room {@code access}.
 */
@ApplicationModule(
        displayName = "Accounts",
        allowedDependencies = {"home", "pages", "jobs"})
@NullMarked
package org.estran.app.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
