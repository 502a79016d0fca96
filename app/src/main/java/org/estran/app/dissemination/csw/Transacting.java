package org.estran.app.dissemination.csw;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.imports.SentDocument;
import org.estran.app.imports.SentDocuments;
import org.estran.app.projects.Scope;
import org.estran.filters.Filter;
import org.estran.ows.ExceptionCode;
import org.estran.ows.Fault;
import org.estran.ows.OwsException;
import org.estran.ows.csw.Answers;
import org.estran.ows.csw.CswRequest;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The operation Transaction (OGC 07-006r1, 10.11; OGC 12-176r7, 7.6): all of it is done or nothing. First everything is
 * read and every constraint asked, of the catalogue as it is before; then one transaction of the database does it. The
 * rules are those of {@code POST}, {@code PUT} and {@code DELETE} of {@code /api/records}; what is deleted leaves a
 * tombstone.
 */
@Component
class Transacting {

    /** As many records one constraint may change or delete. */
    static final int MOST = Catalogue.MOST_MATCHES;

    /** The source of what is inserted, in the reports of imports. */
    private static final String SOURCE = "csw";

    private static final String WHY =
            "Retiré par une transaction du service CSW. / Deleted by a transaction of the CSW service.";

    private final Holdings holdings;
    private final Catalogue catalogue;
    private final SentDocuments documents;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Transacting(
            Holdings holdings,
            Catalogue catalogue,
            SentDocuments documents,
            TransactionTemplate transaction,
            Clock clock) {
        this.holdings = holdings;
        this.catalogue = catalogue;
        this.documents = documents;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether somebody may change records here. */
    static boolean isFor(Caller caller, Scope scope) {
        return scope.isWhole() && (caller.is(AccountRole.MODERATOR) || caller.is(AccountRole.ADMINISTRATOR));
    }

    /** What was done: how much, and the records of each insert. */
    record Done(Answers.Done counts, List<Inserted> inserted) {}

    /** What one insert brought. */
    record Inserted(@Nullable String handle, List<CatalogueRecord> records) {}

    /**
     * @throws OwsException where it is not for the caller ({@code SIGN_IN_NEEDED}, {@code NOT_ALLOWED}), where something
     *     cannot be read, or where something cannot be done ({@code TransactionFailed}); then nothing was done
     */
    Done perform(CswRequest.Transaction asked, Caller caller, Scope scope) throws OwsException {
        refuse(caller, scope);
        List<Step> steps = steps(asked);
        try {
            return Objects.requireNonNull(transaction.execute(status -> perform(steps, caller)));
        } catch (StepFailed failed) {
            throw failed(failed.handle, failed.reason);
        }
    }

    private static void refuse(Caller caller, Scope scope) throws OwsException {
        if (!scope.isWhole()) {
            throw new OwsException(new Fault(
                    ExceptionCode.OPERATION_NOT_SUPPORTED,
                    "Transaction",
                    "Records are changed at /csw: a project is made of them by what they say."));
        }
        if (!caller.isSignedIn()) {
            throw new OwsException(new Fault(
                    ExceptionCode.SIGN_IN_NEEDED,
                    "Transaction",
                    "Say who you are in the request itself: login and password, or an access token."));
        }
        if (!isFor(caller, scope)) {
            throw new OwsException(new Fault(
                    ExceptionCode.NOT_ALLOWED,
                    "Transaction",
                    "Moderators and administrators publish, correct and withdraw records."));
        }
    }

    /** One thing to do, of which everything is known. */
    private sealed interface Step {

        @Nullable
        String handle();

        record Adding(@Nullable String handle, List<SentDocument> documents) implements Step {}

        record Replacing(@Nullable String handle, SentDocument document, String recordId) implements Step {}

        record Changing(@Nullable String handle, ChangedProperties properties, List<String> recordIds)
                implements Step {}

        record Deleting(@Nullable String handle, List<String> recordIds) implements Step {}
    }

    /** Every mistake of the request at once. */
    private List<Step> steps(CswRequest.Transaction asked) throws OwsException {
        List<Step> steps = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (CswRequest.Action action : asked.actions()) {
            try {
                steps.add(step(action));
            } catch (OwsException wrong) {
                faults.addAll(wrong.faults());
            } catch (ProblemException wrong) {
                faults.add(fault(ExceptionCode.INVALID_PARAMETER_VALUE, action.handle(), wrong));
            }
        }
        if (!faults.isEmpty()) {
            throw new OwsException(faults);
        }
        return steps;
    }

    private Step step(CswRequest.Action action) throws OwsException {
        return switch (action) {
            case CswRequest.Action.Insert(String handle, List<String> sent) ->
                new Step.Adding(handle, sent.stream().map(this::read).toList());
            case CswRequest.Action.Replace(String handle, String sent) -> replacing(handle, read(sent));
            case CswRequest.Action.Change(String handle, List<CswRequest.Property> properties, Filter filter) ->
                new Step.Changing(handle, ChangedProperties.read(properties), matching(filter));
            case CswRequest.Action.Delete(String handle, Filter filter) -> new Step.Deleting(handle, matching(filter));
        };
    }

    private SentDocument read(String document) {
        return documents.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private Step replacing(@Nullable String handle, SentDocument document) throws OwsException {
        String own = document.documentId();
        if (own == null) {
            throw new OwsException(Fault.invalid(
                    handle == null ? "Update" : handle, "The record that takes another's place has no identifier."));
        }
        CatalogueRecord record = holdings.find(own, Scope.WHOLE)
                .orElseThrow(() -> new OwsException(new Fault(
                        ExceptionCode.TRANSACTION_FAILED,
                        handle == null ? "Update" : handle,
                        "There is no record with the identifier " + own + ".")));
        return new Step.Replacing(handle, document, record.id());
    }

    private List<String> matching(Filter filter) throws OwsException {
        Matches matches = holdings.matching(holdings.asked(filter).limit(MOST), 0);
        if (matches.matched() > MOST) {
            throw new OwsException(Fault.invalid(
                    "Constraint",
                    "One action changes " + MOST + " records at most, and that constraint fits " + matches.matched()
                            + "."));
        }
        return matches.records().stream().map(CatalogueRecord::id).toList();
    }

    private Done perform(List<Step> steps, Caller caller) {
        SentDocuments.Delivery delivery =
                steps.stream().anyMatch(s -> s instanceof Step.Adding || s instanceof Step.Replacing)
                        ? documents.begin(SOURCE, caller.displayName())
                        : null;
        int updated = 0;
        int deleted = 0;
        List<Inserted> inserted = new ArrayList<>();
        for (Step step : steps) {
            try {
                switch (step) {
                    case Step.Adding adding ->
                        inserted.add(new Inserted(
                                adding.handle(),
                                Objects.requireNonNull(delivery).add(adding.documents())));
                    case Step.Replacing replacing -> {
                        Objects.requireNonNull(delivery).replace(replacing.recordId(), replacing.document());
                        updated++;
                    }
                    case Step.Changing changing -> updated += change(changing);
                    case Step.Deleting deleting -> deleted += delete(deleting, caller);
                }
            } catch (ProblemException refused) {
                throw new StepFailed(step.handle(), refused);
            }
        }
        if (delivery != null) {
            delivery.end();
        }
        int added = inserted.stream().mapToInt(i -> i.records().size()).sum();
        return new Done(new Answers.Done(added, updated, deleted), inserted);
    }

    private int change(Step.Changing changing) {
        int changed = 0;
        for (String id : changing.recordIds()) {
            CatalogueRecord present = catalogue.find(id).orElseThrow();
            if (!present.isGone()) {
                catalogue.amend(id, changing.properties().in(present.record()), present.change());
                changed++;
            }
        }
        return changed;
    }

    private int delete(Step.Deleting deleting, Caller caller) {
        Withdrawal withdrawal =
                new Withdrawal(WHY, null, Withdrawal.Scope.ALL, clock.instant(), String.valueOf(caller.accountId()));
        int deleted = 0;
        for (String id : deleting.recordIds()) {
            if (!catalogue.find(id).orElseThrow().isGone()) {
                catalogue.withdraw(id, withdrawal);
                deleted++;
            }
        }
        return deleted;
    }

    /** Ends the transaction without a trace. */
    private static final class StepFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient @Nullable String handle;
        private final transient ProblemException reason;

        StepFailed(@Nullable String handle, ProblemException reason) {
            super(reason);
            this.handle = handle;
            this.reason = reason;
        }
    }

    private static OwsException failed(@Nullable String handle, ProblemException reason) {
        Problem problem = reason.problem();
        return switch (problem.move()) {
            case CALLER -> new OwsException(fault(ExceptionCode.TRANSACTION_FAILED, handle, reason));
            case CAPACITY, UPSTREAM -> new OwsException(new Fault(ExceptionCode.BUSY, handle, problem.detail()));
            case US -> throw reason;
        };
    }

    private static Fault fault(ExceptionCode code, @Nullable String handle, ProblemException reason) {
        StringBuilder text = new StringBuilder(reason.problem().detail());
        for (Finding finding : reason.problem().findings()) {
            text.append(' ').append(finding.pointer()).append(": ").append(finding.code());
        }
        return new Fault(code, handle == null ? "Transaction" : handle, text.toString());
    }
}
