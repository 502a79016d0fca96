package org.estran.app.deposit;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.review.Comment;
import org.estran.app.deposit.review.Proposal;
import org.estran.app.deposit.review.ReviewRows;
import org.estran.app.deposit.review.Spot;
import org.estran.app.description.FormPlace;
import org.estran.app.description.RecordForm;
import org.estran.app.description.Sections;
import org.estran.records.MetadataRecord;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/**
 * What a moderator and a depositor say to each other of a field or a file: comments that the one makes and settles and the
 * other answers, and changes that the one proposes and the other accepts or declines.
 */
@Component
public class Remarks {

    private static final int MOST_CHARACTERS = 20_000;

    /** More on one deposit is no review. */
    private static final int MOST_REMARKS = 1_000;

    private final Deposits deposits;
    private final DepositRows rows;
    private final ReviewRows said;
    private final Leases leases;
    private final Clock clock;

    Remarks(Deposits deposits, DepositRows rows, ReviewRows said, Leases leases, Clock clock) {
        this.deposits = deposits;
        this.rows = rows;
        this.said = said;
        this.leases = leases;
        this.clock = clock;
    }

    public List<Comment> comments(Caller caller, String id) {
        deposits.find(caller, id);
        return said.comments(id);
    }

    public List<Proposal> proposals(Caller caller, String id) {
        deposits.find(caller, id);
        return said.proposals(id);
    }

    /** The fields that a remark may be about, with what stands in them. */
    public List<FormPlace> places(Caller caller, String id) {
        return places(deposits.find(caller, id));
    }

    /** What is not settled or decided yet, each at its place. */
    List<Finding> open(String id) {
        List<Finding> open = new ArrayList<>();
        said.comments(id).stream()
                .filter(Comment::isOpen)
                .forEach(
                        one -> open.add(Finding.blocking("comment-open", pointer(one.spot()), shortened(one.words()))));
        said.proposals(id).stream()
                .filter(Proposal::isOpen)
                .forEach(one -> open.add(Finding.blocking("proposal-open", one.pointer(), shortened(one.after()))));
        return open;
    }

    /**
     * Its moderator says something of a field, a file or the whole.
     *
     * @throws ProblemException {@code remark-invalid} where nothing is said, or there is no such field or file
     */
    public Comment comment(Caller caller, String id, Spot spot, String words) {
        return deposits.inTransaction(() -> {
            Deposit deposit = inHand(caller, id);
            List<Finding> findings = new ArrayList<>(wrongWords(words, true));
            boolean isThere = spot.isField()
                    ? places(deposit).stream().anyMatch(place -> place.pointer().equals(spot.pointer()))
                    : !spot.isFile() || rows.file(id, spot.file()).isPresent();
            if (!isThere) {
                findings.add(Finding.blocking("remark-place", "/place", spot.pointer() + spot.file()));
            }
            refuse(findings);
            refuseTooMany(said.comments(id).size());
            int number =
                    said.add(id, spot, Deposits.account(caller), caller.displayName(), words.strip(), clock.instant());
            leases.renew(id);
            return comment(id, number);
        });
    }

    /** The depositor answers, or the moderator goes on. */
    public Comment answer(Caller caller, String id, int number, String words) {
        return deposits.inTransaction(() -> {
            Deposit deposit = underReview(caller, id);
            Comment comment = comment(id, number);
            if (!comment.isOpen()) {
                throw ProblemException.conflict("comment-settled", "This comment is settled.");
            }
            refuse(wrongWords(words, true));
            refuseTooMany(comment.answers().size());
            said.answer(
                    id,
                    number,
                    new Comment.Answer(Deposits.account(caller), caller.displayName(), words.strip(), clock.instant()));
            if (deposit instanceof Deposit.InReview review && review.moderator().equals(caller.accountId())) {
                leases.renew(id);
            }
            return comment(id, number);
        });
    }

    /** Its moderator has what was asked for; the same again changes nothing. */
    public Comment settle(Caller caller, String id, int number) {
        return deposits.inTransaction(() -> {
            inHand(caller, id);
            comment(id, number);
            said.settle(id, number, clock.instant());
            leases.renew(id);
            return comment(id, number);
        });
    }

    /**
     * Its moderator proposes what a field should say.
     *
     * @param field the field's name in the depositor's form
     * @throws ProblemException {@code remark-invalid} where there is no such field, it says that already, or cannot say it
     */
    public Proposal propose(Caller caller, String id, String field, String after, String words) {
        return deposits.inTransaction(() -> {
            Deposit deposit = inHand(caller, id);
            List<Finding> findings = new ArrayList<>(wrongWords(words, false));
            findings.addAll(wrongWords(after, false));
            FormPlace place = places(deposit).stream()
                    .filter(one -> one.name().equals(field))
                    .findFirst()
                    .orElse(null);
            if (place == null) {
                findings.add(Finding.blocking("remark-place", "/field", field));
            } else if (place.value().equals(after.strip())) {
                findings.add(Finding.blocking("proposal-same", "/after"));
            } else {
                findings.addAll(understood(deposit, place, after.strip()).mistakes());
            }
            refuse(findings);
            refuseTooMany(said.proposals(id).size());
            Proposal proposal = new Proposal(
                    0,
                    field,
                    place == null ? "" : place.pointer(),
                    place == null ? "" : place.value(),
                    after.strip(),
                    Deposits.account(caller),
                    caller.displayName(),
                    words.strip(),
                    clock.instant(),
                    Proposal.State.OPEN,
                    null);
            int number = said.add(id, proposal);
            leases.renew(id);
            return proposal(id, number);
        });
    }

    /**
     * The depositor accepts it: the field says so from now on, and the deposit's history tells it.
     *
     * @throws ProblemException {@code proposal-outdated} where the field says something else by now
     */
    public Proposal accept(Caller caller, String id, int number) {
        return deposits.inTransaction(() -> {
            Deposit deposit = forDepositor(caller, id);
            Proposal proposal = undecided(id, number);
            FormPlace place = places(deposit).stream()
                    .filter(one -> one.name().equals(proposal.field()))
                    .filter(one -> one.value().equals(proposal.before()))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            new Problem.Outdated("proposal-outdated", "That field says something else by now.")));
            RecordForm.Understood understood = understood(deposit, place, proposal.after());
            refuse(understood.mistakes());
            Instant now = clock.instant();
            rows.describe(id, understood.record(), now);
            rows.note(
                    id,
                    caller,
                    "amended",
                    proposal.pointer() + ": " + shortened(proposal.before()) + " → " + shortened(proposal.after()),
                    now);
            said.decide(id, number, Proposal.State.ACCEPTED, now);
            return proposal(id, number);
        });
    }

    public Proposal decline(Caller caller, String id, int number) {
        return deposits.inTransaction(() -> {
            forDepositor(caller, id);
            undecided(id, number);
            said.decide(id, number, Proposal.State.DECLINED, clock.instant());
            return proposal(id, number);
        });
    }

    private Deposit inHand(Caller caller, String id) {
        rows.lock(id);
        return Moderation.underReview(deposits.find(caller, id), Moderation.moderator(caller));
    }

    private Deposit forDepositor(Caller caller, String id) {
        Deposit deposit = underReview(caller, id);
        deposits.refuseUnlessWriter(caller, deposit);
        return deposit;
    }

    private Deposit underReview(Caller caller, String id) {
        rows.lock(id);
        Deposit deposit = deposits.find(caller, id);
        boolean isOpen = switch (deposit) {
            case Deposit.InReview r -> true;
            case Deposit.ChangesRequested c -> true;
            default -> false;
        };
        if (!isOpen) {
            throw Deposits.wrongState(deposit, "spoken of");
        }
        if (!(deposit instanceof Deposit.InReview review && review.moderator().equals(caller.accountId()))) {
            deposits.refuseUnlessWriter(caller, deposit);
        }
        return deposit;
    }

    private Comment comment(String id, int number) {
        return said.comment(id, number)
                .orElseThrow(() -> ProblemException.notFound("remark-not-found", "There is no such comment."));
    }

    private Proposal proposal(String id, int number) {
        return said.proposal(id, number)
                .orElseThrow(() -> ProblemException.notFound("remark-not-found", "There is no such proposal."));
    }

    private Proposal undecided(String id, int number) {
        Proposal proposal = proposal(id, number);
        if (!proposal.isOpen()) {
            throw ProblemException.conflict("proposal-decided", "This proposal was decided on already.");
        }
        return proposal;
    }

    private static List<FormPlace> places(Deposit deposit) {
        return FormPlace.of(Sections.deposited(), deposit.contents().record());
    }

    private static RecordForm.Understood understood(Deposit deposit, FormPlace place, String text) {
        MetadataRecord record = deposit.contents().record();
        return place.with(text, Sections.deposited(), record);
    }

    private static List<Finding> wrongWords(String words, boolean needed) {
        if (words.length() > MOST_CHARACTERS) {
            return List.of(Finding.blocking("remark-too-long", "/words", String.valueOf(MOST_CHARACTERS)));
        }
        return needed && words.isBlank() ? List.of(Finding.blocking("remark-empty", "/words")) : List.of();
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw ProblemException.invalid("remark-invalid", "This cannot be said so.", findings);
        }
    }

    private static void refuseTooMany(int already) {
        if (already >= MOST_REMARKS) {
            throw ProblemException.conflict("remarks-full", "No more than " + MOST_REMARKS + " remarks on one thing.");
        }
    }

    private static String pointer(Spot spot) {
        return spot.isFile() ? "/files/" + spot.file() : spot.isField() ? spot.pointer() : "/";
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= 120
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 119)) + "…";
    }
}
