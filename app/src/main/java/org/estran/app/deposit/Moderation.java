package org.estran.app.deposit;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.accounts.Caller;
import org.estran.app.jobs.Jobs;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What moderators can do: take a deposit for a while, let it go, and give it back, refuse or accept it. Nobody moderates
 * their own, and only who has taken it decides.
 */
@Component
public class Moderation {

    private final Deposits deposits;
    private final DepositRows rows;
    private final Remarks remarks;
    private final Leases leases;
    private final DepositCentres centres;
    private final Accounts accounts;
    private final Jobs jobs;
    private final Clock clock;

    Moderation(
            Deposits deposits,
            DepositRows rows,
            Remarks remarks,
            Leases leases,
            DepositCentres centres,
            Accounts accounts,
            Jobs jobs,
            Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.remarks = remarks;
        this.leases = leases;
        this.centres = centres;
        this.accounts = accounts;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * A moderator takes a submitted deposit, or one whose lease is over; never one's own. Whoever has it already has it for
     * longer.
     *
     * @throws ProblemException {@code deposit-held} with the name of who has it; {@code own-deposit}; {@code
     *     other-centres-moderator} where its data centre has moderators of its own
     */
    public Deposit take(Caller caller, String id) {
        return deposits.move(id, () -> {
            String moderator = moderator(caller);
            Deposit deposit = deposits.find(caller, id);
            if (deposits.isTheirs(caller, deposit)) {
                throw ProblemException.notAllowed("own-deposit", "Nobody moderates a deposit of their own.");
            }
            centres.refuseOthers(caller, deposit);
            boolean isMine = deposit instanceof Deposit.InReview review
                    && review.moderator().equals(moderator);
            if (deposit instanceof Deposit.InReview review && !isMine && !leases.isOver(review)) {
                throw held(review);
            }
            if (!(deposit instanceof Deposit.Submitted) && !(deposit instanceof Deposit.InReview)) {
                throw Deposits.wrongState(deposit, "taken for review");
            }
            if (!isMine) {
                rows.note(id, caller, "taken", "", clock.instant());
            }
            return new Deposit.InReview(deposit.contents(), moderator, leases.begin(id));
        });
    }

    /** Lets it go undecided; it waits for any moderator again. */
    public Deposit release(Caller caller, String id) {
        return deposits.move(id, () -> {
            Deposit.InReview review = review(caller, id);
            rows.note(id, caller, "released", "", clock.instant());
            return new Deposit.Submitted(review.contents());
        });
    }

    /**
     * Gives it back to the depositor with what is asked for.
     *
     * @param reason may be empty where a comment or a proposal is open
     */
    public Deposit giveBack(Caller caller, String id, String reason) {
        return deposits.move(id, () -> {
            Deposit.InReview review = review(caller, id);
            String said = remarks.open(id).isEmpty() ? saidReason(reason) : reason.strip();
            rows.note(id, caller, "returned", said, clock.instant());
            return new Deposit.ChangesRequested(review.contents(), review.moderator(), said);
        });
    }

    /**
     * Accepts it; publishing follows by itself and survives whatever happens to the process.
     *
     * @param ifRevision the revision the moderator has read; null for whichever it is
     * @throws ProblemException {@code deposit-incomplete}, or {@code remarks-open} with what is not settled
     */
    public Deposit accept(Caller caller, String id, @Nullable Long ifRevision) {
        return deposits.move(id, () -> {
            Deposit.InReview review = review(caller, id);
            Deposits.refuseOutdated(review, ifRevision);
            List<Finding> open = remarks.open(id);
            if (!open.isEmpty()) {
                throw ProblemException.invalid(
                        "remarks-open", "Something that was said in the review is not settled.", open);
            }
            List<Finding> findings = new ArrayList<>(deposits.findings(review));
            if (deposits.isMereRehearsal(review)) {
                findings.add(Finding.blocking("doi-rehearsal", "/"));
            }
            if (findings.stream().anyMatch(Finding::isBlocking)) {
                throw ProblemException.invalid(
                        "deposit-incomplete", "This cannot be published as it stands.", findings);
            }
            rows.note(id, caller, "accepted", "", clock.instant());
            jobs.ask(Publishing.JOB, id, "");
            return new Deposit.Accepted(review.contents(), review.moderator());
        });
    }

    public Deposit accept(Caller caller, String id) {
        return accept(caller, id, null);
    }

    public Deposit refuse(Caller caller, String id, String reason) {
        return deposits.move(id, () -> {
            Deposit.InReview review = review(caller, id);
            String said = saidReason(reason);
            rows.note(id, caller, "refused", said, clock.instant());
            return new Deposit.Refused(review.contents(), review.moderator(), said);
        });
    }

    /** Whether this moderator judges it, seen from its data centre and its authors. */
    public boolean mayJudge(Caller caller, Deposit deposit) {
        return !deposits.isTheirs(caller, deposit) && centres.mayJudge(caller, deposit);
    }

    /** The name of whoever has a deposit in review; empty where nobody has, or where they are gone. */
    public String holder(Deposit deposit) {
        return deposit instanceof Deposit.InReview review
                ? accounts.byId(review.moderator()).map(Account::displayName).orElse("")
                : "";
    }

    private ProblemException held(Deposit.InReview review) {
        String name = holder(review);
        return new ProblemException(new Problem.Conflict(
                "deposit-held",
                name + " has taken this deposit and has it until " + review.heldUntil() + ".",
                Map.of("holder", name, "heldUntil", review.heldUntil().toString())));
    }

    private Deposit.InReview review(Caller caller, String id) {
        Deposit.InReview review = underReview(deposits.find(caller, id), moderator(caller));
        centres.refuseOthers(caller, review);
        return review;
    }

    /** The deposit in review by that moderator. */
    static Deposit.InReview underReview(Deposit deposit, String moderator) {
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

    static String moderator(Caller caller) {
        if (!caller.is(AccountRole.MODERATOR)) {
            throw ProblemException.notAllowed("not-a-moderator", "Only moderators may do this.");
        }
        return Deposits.account(caller);
    }
}
