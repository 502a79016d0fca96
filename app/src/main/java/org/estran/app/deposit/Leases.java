package org.estran.app.deposit;

import java.time.Clock;
import java.time.Instant;
import org.estran.app.jobs.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How long a moderator has a deposit: every piece of work on it renews the lease, and at its end the deposit waits again. */
@Component
class Leases {

    static final String JOB = "end-review-lease";

    private final DepositRows rows;
    private final Jobs jobs;
    private final DepositProperties limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Leases(DepositRows rows, Jobs jobs, DepositProperties limits, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A lease that begins now; in the caller's transaction. */
    Instant begin(String id) {
        Instant until =
                Instant.ofEpochMilli(clock.instant().plus(limits.reviewLease()).toEpochMilli());
        jobs.askAt(JOB, id, "", until);
        return until;
    }

    /** Its moderator worked on it; in the caller's transaction. */
    void renew(String id) {
        rows.hold(id, begin(id));
    }

    /** In the transaction of the event: a review that ended leaves no lease to end. */
    @EventListener
    void happened(DepositHappened happened) {
        switch (happened.event().what()) {
            case "released", "returned", "accepted", "refused" ->
                jobs.callOff(JOB, happened.before().id());
            default -> {
                // It goes on.
            }
        }
    }

    boolean isOver(Deposit.InReview review) {
        return !review.heldUntil().isAfter(clock.instant());
    }

    /** Lets a deposit wait again whose lease is over. */
    void end(String id) {
        transaction.executeWithoutResult(status -> {
            rows.lock(id);
            rows.find(id).ifPresent(deposit -> {
                if (deposit instanceof Deposit.InReview review && isOver(review)) {
                    rows.note(id, "", "", "lease-ended", "", clock.instant());
                    rows.move(new Deposit.Submitted(review.contents()), clock.instant());
                }
            });
        });
    }
}
