/**
 * Looking after a centre: copies of it that can be restored, and the page on which administrators see how it does. Reads
 * what other rooms keep and changes nothing of it but to try a job again.
 */
@ApplicationModule(
        displayName = "Keeping",
        allowedDependencies = {
            "home",
            "pages",
            "jobs",
            "commands",
            "archive",
            "identifiers",
            "catalogue",
            "catalogue :: erasure",
            "deposit"
        })
@NullMarked
package org.estran.app.keeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
