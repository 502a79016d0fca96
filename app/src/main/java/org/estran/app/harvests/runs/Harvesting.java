package org.estran.app.harvests.runs;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.app.harvests.HarvestProgress;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.HarvestRun.Failure;
import org.estran.app.harvests.HarvestRun.State;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.home.StepWatcher;
import org.estran.app.origins.reading.AnyDocuments;
import org.estran.harvest.Harvest;
import org.estran.harvest.Selection;
import org.estran.harvest.SourceKind;
import org.estran.harvest.Stamp;
import org.estran.harvest.kinds.SourceKinds;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One run from its beginning, or from where it stopped, to its end: pages, then what is missing, then what leaves. Told to
 * be read from top to bottom in {@link #work}.
 */
final class Harvesting {

    static final String CANCELLED = "harvest-cancelled";

    private static final Logger LOG = LoggerFactory.getLogger(Harvesting.class);
    private static final int REMOVED_AT_ONCE = 100;

    private final PageWriter.Rows rows;
    private final Changes changes;
    private final Removals removals;
    private final Webs webs;
    private final AnyDocuments documents;
    private final TransactionTemplate transaction;
    private final StepWatcher steps;
    private final Clock clock;

    Harvesting(
            PageWriter.Rows rows,
            Changes changes,
            Removals removals,
            Webs webs,
            AnyDocuments documents,
            TransactionTemplate transaction,
            StepWatcher steps,
            Clock clock) {
        this.rows = rows;
        this.changes = changes;
        this.removals = removals;
        this.webs = webs;
        this.documents = documents;
        this.transaction = transaction;
        this.steps = steps;
        this.clock = clock;
    }

    /** @throws HarvestStopped where it could not go on; the run says why */
    void work(HarvestRun run, HarvestProgress progress) throws HarvestStopped {
        Harvester harvester = rows.harvesters().find(run.harvester()).orElseThrow();
        transaction.executeWithoutResult(status -> {
            rows.runs().begin(run);
            rows.items().stayAfter(run.harvester(), run.number());
        });
        SourceKind kind = SourceKinds.of(harvester.settings().kind()).orElseThrow();
        try (Web web = webs.of(harvester.settings())) {
            boolean isRead = run.isRead() || read(run, harvester, kind, web, progress);
            if (isRead && holds(present(run), harvester)) {
                remove(present(run), harvester, progress);
                end(present(run), kind);
            }
        } catch (SourceFailed failed) {
            throw failed(run, HarvestStopped.because(failed));
        } catch (Halted asked) {
            transaction.executeWithoutResult(status -> rows.runs().end(run, State.INTERRUPTED, null));
            throw asked.reason;
        } catch (InterruptedException stopping) {
            transaction.executeWithoutResult(status -> rows.runs().end(run, State.INTERRUPTED, null));
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the harvest was interrupted", stopping);
        } catch (RuntimeException failed) {
            throw failed(run, HarvestStopped.because(failed));
        }
    }

    private HarvestRun present(HarvestRun run) {
        return rows.runs().find(run.harvester(), run.number()).orElseThrow();
    }

    /** Reads and writes pages to the last one; false where somebody wanted it no more. */
    private boolean read(HarvestRun run, Harvester harvester, SourceKind kind, Web web, HarvestProgress progress)
            throws SourceFailed, InterruptedException {
        PageWriter writer = new PageWriter(run, harvester, rows, changes, clock);
        if (!pages(run, run.checkpoint(), run.since(), writer, harvester, kind, web, progress)) {
            return false;
        }
        Instant since = run.since();
        if (since == null || tellsAll(harvester, kind, web)) {
            return true;
        }
        // What changed was told, but not what was deleted: the numbers differ, so that all has to be looked at.
        transaction.executeWithoutResult(status -> rows.runs().widen(run));
        writer.startOver();
        return pages(run, null, null, writer, harvester, kind, web, progress);
    }

    private boolean pages(
            HarvestRun run,
            @Nullable String from,
            @Nullable Instant since,
            PageWriter writer,
            Harvester harvester,
            SourceKind kind,
            Web web,
            HarvestProgress progress)
            throws SourceFailed, InterruptedException {
        HarvesterSettings settings = harvester.settings();
        Selection selection =
                Selections.of(settings, since).knowing(identifiers -> stamps(harvester.id(), identifiers));
        Reader reader = new Reader(documents, settings, kind);
        try (Fetching fetching = new Fetching(
                size -> kind.open(web, selection.pagesOf(size)),
                settings.pageSize(),
                web,
                rows.items(),
                reader,
                harvester.id(),
                from)) {
            for (Fetching.Coming page = fetching.next(); page != null; page = fetching.next()) {
                Fetching.Coming coming = page;
                steps.reached(HarvestStep.WRITE_PAGE);
                transaction.executeWithoutResult(status -> writer.write(coming));
                tell(progress, writer);
                if (endCancelled(run)) {
                    return false;
                }
            }
            return true;
        }
    }

    private Map<String, Stamp> stamps(long harvester, java.util.Collection<String> identifiers) {
        return rows.items().withIdentifiers(harvester, identifiers).values().stream()
                .filter(row -> row.state() == ItemRows.State.TAKEN || row.state() == ItemRows.State.COPY)
                .filter(row -> !row.sha512().isEmpty())
                .collect(Collectors.toMap(ItemRows.Row::identifier, row -> new Stamp(row.datestamp(), row.etag())));
    }

    /** Whether a look at what changed is enough: the source tells deletions, or has as many records as we know of. */
    private boolean tellsAll(Harvester harvester, SourceKind kind, Web web) throws SourceFailed, InterruptedException {
        if (kind.narrowing().tellsDeletions() || !harvester.settings().type().isEmpty()) {
            return true;
        }
        Harvest all = kind.open(web, Selections.of(harvester.settings(), null));
        Optional<Long> total = all.total();
        return total.isPresent() && total.get() == rows.items().standing(harvester.id());
    }

    private static void tell(HarvestProgress progress, PageWriter writer) {
        try {
            progress.at(writer.counts(), writer.promised());
        } catch (RuntimeException stop) {
            throw new Halted(stop);
        }
    }

    /** Who asked for the run does not want it any more. */
    private static final class Halted extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final RuntimeException reason;

        Halted(RuntimeException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private boolean endCancelled(HarvestRun run) {
        Failure problem = present(run).problem();
        if (problem == null || !problem.code().equals(CANCELLED)) {
            return false;
        }
        transaction.executeWithoutResult(status -> rows.runs().end(run, State.INTERRUPTED, problem));
        return true;
    }

    /**
     * Whether what the run found missing may leave. Where it may not the run is over: incomplete where fewer came than
     * were promised, else held until a person has looked.
     */
    private boolean holds(HarvestRun run, Harvester harvester) {
        Long promised = run.promised();
        if (run.isFull() && promised != null && run.counts().got() < promised) {
            return over(
                    run,
                    State.INCOMPLETE,
                    new Failure(
                            "harvest-incomplete",
                            run.counts().got() + " of " + promised + " records came; nothing was removed."));
        }
        if (run.isFull() && run.confirmedBy() == null) {
            steps.reached(HarvestStep.LOOK_FOR_MISSING);
            transaction.executeWithoutResult(
                    status -> removals.note(run, rows.runs().seen(run)));
        }
        long leaving = rows.items().leavingCount(run.harvester(), run.number());
        long standing = rows.items().standing(run.harvester());
        boolean isMuch = leaving * 100 > standing * harvester.settings().share();
        if (leaving > 0 && isMuch && run.confirmedBy() == null) {
            return over(
                    run,
                    State.HELD,
                    run.isFull() && run.counts().got() == 0
                            ? new Failure("harvest-empty", "The source answers that it has nothing.")
                            : new Failure(
                                    "harvest-many-removed",
                                    leaving + " of " + standing + " records would be removed."));
        }
        return true;
    }

    private boolean over(HarvestRun run, State state, Failure why) {
        transaction.executeWithoutResult(status -> rows.runs().end(run, state, why));
        return false;
    }

    private void remove(HarvestRun run, Harvester harvester, HarvestProgress progress) {
        HarvestRun now = run;
        while (rows.items().leavingCount(run.harvester(), run.number()) > 0) {
            steps.reached(HarvestStep.REMOVE);
            HarvestRun before = now;
            transaction.executeWithoutResult(status -> {
                Removals.Removed removed = removals.next(before, harvester, REMOVED_AT_ONCE);
                rows.lines().add(before, removed.report());
                rows.runs()
                        .count(
                                before,
                                before.pages(),
                                before.promised(),
                                before.counts().removing(removed.removed(), removed.kept()));
            });
            now = present(run);
            progress.at(now.counts(), now.promised());
        }
    }

    private void end(HarvestRun run, SourceKind kind) {
        steps.reached(HarvestStep.END_HARVEST);
        transaction.executeWithoutResult(status -> {
            rows.runs().end(run, State.DONE, null);
            rows.runs().forgetPagesBefore(run);
            Instant newest = kind.narrowing().bySince() ? PageWriter.withMargin(run.newest()) : null;
            rows.harvesters().seen(run.harvester(), newest, run.isFull());
        });
    }

    /** What was written stands; the reason is kept with the run, if even that is possible. */
    private HarvestStopped failed(HarvestRun run, HarvestStopped stopped) {
        LOG.warn(
                "harvest {}/{} cannot go on: {}",
                run.harvester(),
                run.number(),
                stopped.failure().words(),
                stopped.getCause() instanceof SourceFailed ? null : stopped.getCause());
        try {
            transaction.executeWithoutResult(
                    status -> rows.runs().end(run, State.FAILED, Objects.requireNonNull(stopped.failure())));
        } catch (RuntimeException alsoFailed) {
            LOG.error("and that could not be written with it", alsoFailed);
        }
        return stopped;
    }
}
