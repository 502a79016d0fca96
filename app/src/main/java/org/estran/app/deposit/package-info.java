/**
 * From a laboratory's disk to publication: drafts and their files, the depositor's and the moderator's moves, and the
 * journal of repeatable steps that publishes. Owns what is in progress; hands what is published to the archive, the
 * catalogue and the identifiers, and never changes it afterwards.
 */
@ApplicationModule(
        displayName = "Deposit",
        allowedDependencies = {
            "accounts",
            "archive",
            "access",
            "access::contents",
            "access::http",
            "catalogue",
            "catalogue :: erasure",
            "description",
            "home",
            "identifiers",
            "jobs",
            "pages",
            "projects",
            "vocabularies",
            "usage"
        })
@NullMarked
package org.estran.app.deposit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
