package org.estran.app.notices;

import org.estran.app.accounts.AccountErased;
import org.estran.app.jobs.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * When what is known of a person is erased, the letters to them and about their requests go, whether they left or not, and
 * their name and address are taken out of letters to others.
 */
@Component
class ErasedCorrespondents {

    private final NoticeRows rows;
    private final Correspondents correspondents;
    private final Jobs jobs;

    ErasedCorrespondents(NoticeRows rows, Correspondents correspondents, Jobs jobs) {
        this.rows = rows;
        this.correspondents = correspondents;
        this.jobs = jobs;
    }

    /** First of all who listen: whose address a request or an invitation has is known until they hear of it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void erased(AccountErased person) {
        remove(person.accountId());
        rows.readersWithoutAccount().stream()
                .filter(reader -> correspondents.find(reader).stream()
                        .anyMatch(who -> who.email().equalsIgnoreCase(person.email())))
                .forEach(this::remove);
        rows.takeOut(person.accountId(), person.name());
        rows.takeOut("", person.email());
    }

    private void remove(String reader) {
        for (String id : rows.toOrOfRequestsOf(reader)) {
            rows.remove(id);
            // A delivery that failed, and whose last error may name the address, finds nothing to do and is gone.
            jobs.retryNow(Delivery.JOB, id);
        }
    }
}
