/**
 * What was done in this centre, by which account, on what: a log in which each entry is sealed by a hash over itself and
 * the entry before it, so that a change, a gap or another order shows. Listens to the rooms below, within the transaction
 * of what happened, and is never called by them. Owns {@code audit_entry} and {@code audit_head}. Knows people by the ids
 * of their accounts alone; words they typed can be erased without breaking the chain.
 */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {
            "accounts",
            "catalogue",
            "catalogue :: erasure",
            "curation",
            "deposit",
            "harvests",
            "pages",
            "projects"
        })
@NullMarked
package org.estran.app.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
