/**
 * Mails to people about what happened: composed in the reader's language in the transaction of the event itself, kept in
 * an outbox that administrators read, sent by a durable job, at most once per event and reader (RFC 5321, RFC 5322). Owns
 * the table {@code notice}. Listens to the rooms below and is never called by them. Addresses stay with the accounts and the requests: no
 * notice holds one. Without a mail server every notice is kept, and nothing else changes.
 */
@ApplicationModule(
        displayName = "Notices",
        allowedDependencies = {
            "access",
            "accounts",
            "catalogue",
            "deposit",
            "deposit::sharing",
            "harvests",
            "jobs",
            "observations :: orders",
            "pages",
            "producers",
            "tabledap :: subscriptions"
        })
@NullMarked
package org.estran.app.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
