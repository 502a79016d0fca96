package org.estran.app.deposit;

import java.time.Clock;
import java.util.List;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.jobs.Jobs;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/**
 * What moderators can do: take a deposit, and give it back, refuse or accept it. Nobody moderates their own, and only
 * who has taken it decides.
 */
@Component
public class Moderation {

    private final Deposits deposits;
    private final DepositRows rows;
    private final Jobs jobs;
    private final Clock clock;

    Moderation(Deposits deposits, DepositRows rows, Jobs jobs, Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What waits for a moderator or is with one, oldest first. */
    public List<Deposit> queue(Caller caller) {
        moderator(caller);
        return rows.queue();
    }

    /** A moderator takes a submitted deposit; never one's own. */
    public Deposit take(Caller caller, String id) {
        return deposits.move(id, () -> {
            String moderator = moderator(caller);
            Deposit deposit = deposits.find(caller, id);
            if (deposit.contents().owner().equals(moderator)) {
                throw ProblemException.notAllowed("own-deposit", "Nobody moderates a deposit of their own.");
            }
            if (!(deposit instanceof Deposit.Submitted submitted)) {
                throw Deposits.wrongState(deposit, "taken for review");
            }
            rows.note(id, caller, "taken", "", clock.instant());
            return new Deposit.InReview(submitted.contents(), moderator);
        });
    }

    /** Gives it back to the depositor with what is asked for. */
    public Deposit giveBack(Caller caller, String id, String reason) {
        return deposits.move(id, () -> {
            Deposit.InReview review = review(caller, id);
            String said = saidReason(reason);
            rows.note(id, caller, "returned", said, clock.instant());
            return new Deposit.ChangesRequested(review.contents(), review.moderator(), said);
        });
    }

    /** Accepts it; publishing follows by itself and survives whatever happens to the process. */
    public Deposit accept(Caller caller, String id) {
        return deposits.move(id, () -> {
            Deposit.InReview review = review(caller, id);
            List<Finding> findings = deposits.findings(review);
            if (findings.stream().anyMatch(Finding::isBlocking)) {
                throw ProblemException.invalid(
                        "deposit-incomplete", "This cannot be published as it stands.", findings);
            }
            rows.note(id, caller, "accepted", "", clock.instant());
            jobs.ask(Publishing.JOB, id, "");
            return new Deposit.Accepted(review.contents(), review.moderator());
        });
    }

    public Deposit refuse(Caller caller, String id, String reason) {
        return deposits.move(id, () -> {
            Deposit.InReview review = review(caller, id);
            String said = saidReason(reason);
            rows.note(id, caller, "refused", said, clock.instant());
            return new Deposit.Refused(review.contents(), review.moderator(), said);
        });
    }

    private Deposit.InReview review(Caller caller, String id) {
        String moderator = moderator(caller);
        Deposit deposit = deposits.find(caller, id);
        if (!(deposit instanceof Deposit.InReview review)) {
            throw Deposits.wrongState(deposit, "decided on");
        }
        if (!review.moderator().equals(moderator)) {
            throw ProblemException.notAllowed("not-its-moderator", "Another moderator has taken this deposit.");
        }
        return review;
    }

    private static String saidReason(String reason) {
        if (reason.isBlank()) {
            throw ProblemException.invalid(
                    "reason-missing",
                    "The depositor needs to know why.",
                    List.of(Finding.blocking("reason-missing", "/reason")));
        }
        return reason.strip();
    }

    private static String moderator(Caller caller) {
        if (!caller.is(AccountRole.MODERATOR)) {
            throw ProblemException.notAllowed("not-a-moderator", "Only moderators may do this.");
        }
        return Deposits.account(caller);
    }
}
