package org.estran.app.curation.batches;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.RecordHistory;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.curation.CurationHappened;
import org.estran.app.curation.batches.Batch.State;
import org.estran.app.description.Differences;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Batches: each is a durable job that works page by page, a page being one transaction, so that it goes on behind the last one
 * when it was killed. The state of a line is the checkpoint: nothing is written twice.
 */
public final class Batches {

    /** The durable job; its instance is the batch's number. */
    static final String JOB = "batch-edit";

    private static final int LOOKED_AT_ONCE = 200;
    private static final int WRITTEN_AT_ONCE = 50;

    private final BatchRows rows;
    private final Catalogue catalogue;
    private final RecordHistory history;
    private final ProjectMembers members;
    private final Jobs jobs;
    private final Callers callers;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    Batches(
            BatchRows rows,
            Catalogue catalogue,
            RecordHistory history,
            ProjectMembers members,
            Jobs jobs,
            Callers callers,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.catalogue = catalogue;
        this.history = history;
        this.members = members;
        this.jobs = jobs;
        this.callers = callers;
        this.transaction = transaction;
        this.events = events;
    }

    JobKind job() {
        return new JobKind(JOB, this::run, RetryPolicy.USUAL);
    }

    /**
     * Tells what the change would do to all that the search finds; nothing is written before {@link #apply}.
     *
     * @param query the parameters of a search
     * @throws ProblemException {@code search-invalid}; {@code batch-invalid} for a project that is not here
     */
    public Batch plan(Map<String, List<String>> query, BatchChange change, Caller by) {
        members.refuseUnknown(change);
        SearchRequest request = SearchParameters.read(query, Language.FR);
        long matched = catalogue.matching(request.limit(0), 0).matched();
        return Objects.requireNonNull(transaction.execute(status -> {
            long id = rows.add(SearchParameters.query(request), change, matched, by.accountId(), by.displayName());
            jobs.ask(JOB, Long.toString(id), "");
            return present(id);
        }));
    }

    /** Writes what was told. The same again changes nothing. */
    public Batch apply(long id) {
        return go(id, State.READY, State.APPLYING, "batch-applied");
    }

    /** Takes back what was written, of every record that nobody changed since. */
    public Batch undo(long id) {
        return go(id, State.DONE, State.UNDOING, "batch-undone");
    }

    private Batch go(long id, State from, State to, String what) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Batch batch = present(id);
            if (batch.state() == from) {
                rows.state(id, to);
                jobs.ask(JOB, Long.toString(id), "");
                events.publishEvent(new CurationHappened(
                        callers.current().accountId(),
                        what,
                        Long.toString(id),
                        batch.change().what().word() + " " + batch.query()));
            } else if (batch.state() != to) {
                throw ProblemException.conflict(
                        "batch-not-now", "The batch is " + batch.state().word() + ".");
            }
            return present(id);
        }));
    }

    /** Newest first. */
    public List<Batch> newest(int limit) {
        return rows.newest(limit);
    }

    /** The records that differ, in the order in which they were found, after that number. */
    public List<BatchLine> lines(long id, long after, int limit) {
        return rows.page(id, after, limit);
    }

    public Map<BatchLine.State, Long> counts(long id) {
        return rows.counts(id);
    }

    /** @throws ProblemException {@code batch-not-found} */
    public Batch present(long id) {
        return rows.find(id)
                .orElseThrow(() -> ProblemException.notFound("batch-not-found", "There is no batch " + id + "."));
    }

    private void run(JobRequest request) {
        work(Long.parseLong(request.instance()));
    }

    /** Works until nothing is left to do. */
    void work(long id) {
        while (page(id)) {
            // Each page is a transaction of its own.
        }
    }

    /** One page; false where nothing is left to do. */
    boolean page(long id) {
        Optional<Batch> batch = rows.find(id).filter(one -> one.state().isAtWork());
        batch.ifPresent(one -> callers.inTheNameOf(
                new Caller(one.account(), one.by(), Set.of()),
                () -> transaction.executeWithoutResult(status -> page(one))));
        return batch.isPresent();
    }

    private void page(Batch batch) {
        switch (batch.state()) {
            case GATHERING -> gather(batch);
            case APPLYING -> write(batch, BatchLine.State.PLANNED, State.DONE);
            case UNDOING -> write(batch, BatchLine.State.APPLIED, State.UNDONE);
            case READY, DONE, UNDONE -> {}
        }
    }

    private void gather(Batch batch) {
        SearchRequest request = SearchParameters.read(queryOf(batch.query()), Language.FR);
        Matches found = catalogue.matching(request.limit(LOOKED_AT_ONCE), batch.lookedAt());
        if (batch.change().isOfProjects()) {
            members.differing(batch.change(), found.records())
                    .forEach(record -> rows.plan(
                            batch.id(), record.id(), record.change(), ProjectMembers.differences(batch.change())));
        } else {
            found.records().forEach(record -> plan(batch, record));
        }
        rows.lookedAt(batch.id(), batch.lookedAt() + found.records().size());
        if (found.records().size() < LOOKED_AT_ONCE) {
            rows.state(batch.id(), State.READY);
        }
    }

    private void plan(Batch batch, CatalogueRecord record) {
        MetadataRecord changed = batch.change().in(record.record());
        if (!changed.equals(record.record())) {
            rows.plan(batch.id(), record.id(), record.change(), Differences.between(record.record(), changed));
        }
    }

    /** Lines of a state, each of which leaves it; the batch is at its end when none is left. */
    private void write(Batch batch, BatchLine.State from, State end) {
        List<BatchLine> lines = rows.inState(batch.id(), from, WRITTEN_AT_ONCE);
        for (BatchLine line : lines) {
            rows.write(batch.id(), from == BatchLine.State.PLANNED ? applied(batch, line) : undone(batch, line));
        }
        if (lines.size() < WRITTEN_AT_ONCE) {
            rows.state(batch.id(), end);
        }
    }

    private BatchLine applied(Batch batch, BatchLine line) {
        return unchanged(line.recordId(), line.before())
                .map(record -> batch.change().isOfProjects()
                        ? members.put(batch.change(), record)
                        : catalogue.amend(record.id(), batch.change().in(record.record()), record.change()))
                .map(record -> as(line, BatchLine.State.APPLIED, record.change()))
                .orElseGet(() -> as(line, BatchLine.State.PASSED, 0));
    }

    private BatchLine undone(Batch batch, BatchLine line) {
        long after = Objects.requireNonNullElse(line.after(), 0L);
        return unchanged(line.recordId(), after)
                .flatMap(record -> batch.change().isOfProjects()
                        ? Optional.of(members.putBack(batch.change(), record))
                        : history.at(record.id(), line.before())
                                .map(state -> catalogue.amend(record.id(), state.record(), record.change())))
                .map(record -> as(line, BatchLine.State.UNDONE, after))
                .orElseGet(() -> as(line, BatchLine.State.KEPT, after));
    }

    private Optional<CatalogueRecord> unchanged(String recordId, long change) {
        return catalogue.find(recordId).filter(record -> record.change() == change && !record.isGone());
    }

    private static BatchLine as(BatchLine line, BatchLine.State state, long after) {
        return new BatchLine(
                line.number(), line.recordId(), state, line.before(), after == 0 ? null : after, line.changes());
    }

    /** The parameters of a search, as they stand in its address or the part of it after the question mark. */
    public static Map<String, List<String>> queryOf(String typed) {
        return Queries.read(typed);
    }
}
