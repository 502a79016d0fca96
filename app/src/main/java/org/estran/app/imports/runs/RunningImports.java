package org.estran.app.imports.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.estran.app.home.StepWatcher;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportProgress;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.Imports;
import org.estran.app.imports.sources.Limits;
import org.estran.app.imports.sources.Source;
import org.estran.app.imports.store.LineRows;
import org.estran.app.imports.store.RunRows;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.NeedsAPerson;
import org.estran.app.jobs.RetryPolicy;
import org.estran.app.origins.reading.DocumentReader;
import org.estran.app.origins.store.DocumentRows;
import org.estran.terms.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The imports of this process: one at a time, each batch of it one transaction. */
public final class RunningImports implements Imports {

    /** The durable job that is one run; its instance is the run's number. */
    static final String JOB = "import";

    private static final Logger LOG = LoggerFactory.getLogger(RunningImports.class);
    private static final RetryPolicy RETRIES = new RetryPolicy(5, Duration.ofSeconds(10), Duration.ofMinutes(10));

    private final DocumentRows documents;
    private final LineRows lines;
    private final RunRows runs;
    private final Changes changes;
    private final DocumentReader reader;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Limits limits;
    private final StepWatcher steps;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final AtomicBoolean first = new AtomicBoolean(true);

    RunningImports(
            DocumentRows documents,
            LineRows lines,
            RunRows runs,
            Changes changes,
            DocumentReader reader,
            Jobs jobs,
            TransactionTemplate transaction,
            Limits limits,
            StepWatcher steps) {
        this.documents = documents;
        this.lines = lines;
        this.runs = runs;
        this.changes = changes;
        this.reader = reader;
        this.jobs = jobs;
        this.transaction = transaction;
        this.limits = limits;
        this.steps = steps;
    }

    JobKind job() {
        return new JobKind(JOB, this::run, RETRIES);
    }

    @Override
    public ImportRun ask(ImportRequest request) {
        leaveNoneBehind();
        refuseIfNothingIsThere(request);
        return Objects.requireNonNull(transaction.execute(status -> {
            ImportRun run = runs.open(request);
            jobs.ask(JOB, Long.toString(run.number()), "");
            return run;
        }));
    }

    @Override
    public ImportRun run(ImportRequest request, ImportProgress progress) {
        leaveNoneBehind();
        refuseIfNothingIsThere(request);
        ImportRun run = Objects.requireNonNull(transaction.execute(status -> runs.open(request)));
        try {
            work(run.number(), progress);
        } catch (ImportStopped told) {
            LOG.debug("import {} has failed", run.number(), told);
        }
        return runs.find(run.number()).orElseThrow();
    }

    @Override
    public ImportRun cancel(long number, String by) {
        leaveNoneBehind();
        return Objects.requireNonNull(transaction.execute(status -> {
            runs.cancel(number, by);
            ImportRun run = runs.find(number)
                    .orElseThrow(() -> ProblemException.notFound("import-nothing-there", "There is no such import."));
            if (run.state() == ImportRun.State.WAITING) {
                new BatchWriter(run, changes, documents, lines, runs).cancelled(by);
                runs.end(number, ImportRun.State.INTERRUPTED, run.problem());
            }
            return runs.find(number).orElseThrow();
        }));
    }

    private static void refuseIfNothingIsThere(ImportRequest request) {
        if (!Files.isReadable(request.location())) {
            throw ProblemException.notFound(
                    "import-nothing-there", "Nothing can be read at " + request.location() + ".");
        }
    }

    /** Goes on with a run whose process died. */
    void goOn(long number) throws ImportStopped {
        work(number, ImportProgress.SILENT);
    }

    private void run(JobRequest request) throws NeedsAPerson, ImportStopped {
        try {
            goOn(Long.parseLong(request.instance()));
        } catch (ImportStopped stopped) {
            if (stopped.isForAPerson()) {
                throw new NeedsAPerson(stopped.failure().words());
            }
            throw stopped;
        }
    }

    /** One import at a time: two would only wait for each other's transactions. */
    private void work(long number, ImportProgress progress) throws ImportStopped {
        turn.lock();
        try {
            ImportRun run = runs.find(number).orElseThrow();
            if (run.state() == ImportRun.State.RUNNING && run.cancelledBy() != null) {
                endCancelled(run, new BatchWriter(run, changes, documents, lines, runs));
            } else if (run.state() != ImportRun.State.DONE && run.cancelledBy() == null) {
                execute(run, progress);
            }
            throwAway(run);
        } finally {
            turn.unlock();
        }
    }

    private void execute(ImportRun run, ImportProgress progress) throws ImportStopped {
        try (Preparation preparation = new Preparation(reader, paths -> documents.at(run.source(), paths))) {
            if (!begun(run)) {
                return;
            }
            BatchWriter writer = new BatchWriter(run, changes, documents, lines, runs);
            preparation.start(receiver -> Source.read(run.location(), limits, receiver));
            for (Optional<List<Prepared>> batch = preparation.next(); batch.isPresent(); batch = preparation.next()) {
                List<Prepared> prepared = batch.get();
                steps.reached(ImportStep.WRITE_BATCH);
                transaction.executeWithoutResult(status -> writer.write(prepared));
                tell(progress, writer);
                if (endCancelled(run, writer)) {
                    return;
                }
            }
            steps.reached(ImportStep.END);
            transaction.executeWithoutResult(status -> {
                writer.end();
                runs.end(run.number(), ImportRun.State.DONE, null);
            });
        } catch (Halted asked) {
            interrupted(run);
            throw asked.reason;
        } catch (InterruptedException stopping) {
            interrupted(run);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", stopping);
        } catch (RuntimeException failed) {
            throw failed(run, failed);
        }
    }

    /** Not where somebody wanted it no more just before. */
    private boolean begun(ImportRun run) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean wanted = runs.find(run.number()).orElseThrow().cancelledBy() == null;
            if (wanted) {
                runs.begin(run.number());
            }
            return wanted;
        }));
    }

    /** Ends the run where somebody wants it no more: whole batches stand, and nothing is said of what was not seen. */
    private boolean endCancelled(ImportRun run, BatchWriter writer) {
        // Looked at without a transaction, which would take its turn among the writers after every batch.
        ImportRun now = runs.find(run.number()).orElseThrow();
        String by = now.cancelledBy();
        if (by == null) {
            return false;
        }
        transaction.executeWithoutResult(status -> {
            writer.cancelled(by);
            runs.end(run.number(), ImportRun.State.INTERRUPTED, now.problem());
        });
        return true;
    }

    private static void tell(ImportProgress progress, BatchWriter writer) {
        try {
            progress.at(writer.counts());
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

    private void interrupted(ImportRun run) {
        transaction.executeWithoutResult(status -> runs.end(run.number(), ImportRun.State.INTERRUPTED, null));
    }

    /** What was written stands; the reason is kept with the run, if even that is possible. */
    private ImportStopped failed(ImportRun run, RuntimeException failed) {
        ImportStopped stopped = ImportStopped.because(failed);
        LOG.error("import {} cannot go on: {}", run.number(), stopped.failure().words(), failed);
        try {
            transaction.executeWithoutResult(
                    status -> runs.end(run.number(), ImportRun.State.FAILED, stopped.failure()));
        } catch (RuntimeException alsoFailed) {
            LOG.error("and that could not be written with it", alsoFailed);
        }
        return stopped;
    }

    /** The file has a folder of its own. */
    private void throwAway(ImportRun run) {
        if (run.request().received()) {
            steps.reached(ImportStep.THROW_AWAY);
            try {
                Files.deleteIfExists(run.location());
                Files.deleteIfExists(Objects.requireNonNull(run.location().getParent()));
            } catch (IOException stays) {
                LOG.warn("the file {} that was sent for an import stays: {}", run.location(), stays.toString());
            }
        }
    }

    /**
     * This process has the home to itself, so that at its first use every run that seems to be at work was left by one
     * that died; those that are jobs go on by themselves.
     */
    private void leaveNoneBehind() {
        if (first.compareAndSet(true, false)) {
            List<Long> taken = jobs.list().stream()
                    .filter(job -> job.kind().equals(JOB))
                    .map(job -> Long.valueOf(job.instance()))
                    .toList();
            transaction.executeWithoutResult(status -> runs.interrupt(taken));
        }
    }

    @Override
    public Optional<ImportRun> find(long number) {
        leaveNoneBehind();
        return runs.find(number);
    }

    @Override
    public List<ImportRun> runs(int limit) {
        leaveNoneBehind();
        return runs.newest(limit);
    }

    @Override
    public List<ImportLine> lines(long run, Set<ImportLine.Kind> kinds, long after, int limit) {
        return lines.page(run, kinds, after, limit);
    }
}
