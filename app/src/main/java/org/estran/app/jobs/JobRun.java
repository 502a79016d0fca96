package org.estran.app.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One kind's way through the engine: begin, work, and then settle, wait or fail. Our row and the engine's change in one
 * transaction. The engine's operation comes last in it, because the engine commits its connection itself.
 */
final class JobRun {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    /** When our own tables could not be written, which no policy of a room foresees. */
    private static final Duration AFTER_A_FAULT_OF_OURS = Duration.ofSeconds(30);

    /** Of one kind: a system that is slow to answer holds up no other kind, and is not itself run over. */
    static final int AT_ONCE = 6;

    private final JobKind kind;
    private final JobTable table;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final Runnable wake;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /**
     * @param stopping whether the engine is being stopped
     * @param wake makes the engine look for due jobs now
     */
    JobRun(
            JobKind kind,
            JobTable table,
            TransactionTemplate transaction,
            Clock clock,
            BooleanSupplier stopping,
            Runnable wake) {
        this.kind = kind;
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
        this.stopping = stopping;
        this.wake = wake;
    }

    Task<Void> task() {
        return Tasks.custom(kind.name(), Void.class)
                .onFailure((complete, engine) -> engine.reschedule(complete, afterAFaultOfOurs()))
                .execute((task, context) -> takeTurn(task.getId()));
    }

    private Instant afterAFaultOfOurs() {
        return stopping.getAsBoolean() ? clock.instant() : clock.instant().plus(AFTER_A_FAULT_OF_OURS);
    }

    /** Waiting on a virtual thread costs next to nothing; until its turn the job is listed as waiting. */
    private CompletionHandler<Void> takeTurn(String instance) {
        turns.acquireUninterruptibly();
        try {
            return stopping.getAsBoolean()
                    ? (complete, engine) -> engine.reschedule(complete, clock.instant())
                    : run(instance);
        } finally {
            turns.release();
        }
    }

    private CompletionHandler<Void> run(String instance) {
        Optional<JobTable.Begun> begun = transaction.execute(status -> table.begin(kind.name(), instance));
        if (begun == null || begun.isEmpty()) {
            return (complete, engine) -> engine.remove();
        }
        JobTable.Begun row = begun.get();
        Throwable failure = work(new JobRequest(instance, row.data()));
        return (complete, engine) -> {
            Boolean dueAgain = transaction.execute(status -> failure == null
                    ? settle(instance, row, complete, engine)
                    : afterFailure(instance, row, failure, complete, engine));
            if (Boolean.TRUE.equals(dueAgain)) {
                wake.run();
            }
        };
    }

    /** Even an Error of one job must not leave its row picked and unexplained. */
    private @Nullable Throwable work(JobRequest request) {
        try {
            kind.work().run(request);
            return null;
        } catch (Throwable failure) {
            return failure;
        }
    }

    /** True when it is to run again at once. */
    private boolean settle(
            String instance, JobTable.Begun row, ExecutionComplete complete, ExecutionOperations<Void> engine) {
        if (table.settle(kind.name(), instance, row.asks())) {
            engine.remove();
            return false;
        }
        again(instance, clock.instant(), 0, null, complete, engine);
        return true;
    }

    /** True when it is to run again at once. */
    private boolean afterFailure(
            String instance,
            JobTable.Begun row,
            Throwable failure,
            ExecutionComplete complete,
            ExecutionOperations<Void> engine) {
        Instant now = clock.instant();
        if (stopping.getAsBoolean()) {
            // The stop interrupted it: no fault of the job, and it begins anew at the next start.
            again(instance, now, row.attempts() - 1, null, complete, engine);
            return false;
        }
        if (table.askedAgain(kind.name(), instance, row.asks())) {
            again(instance, now, 0, words(failure), complete, engine);
            return true;
        }
        if (failure instanceof NeedsAPerson || row.attempts() >= kind.retries().attempts()) {
            tell("job {} {} failed for good: {}", instance, failure, Level.WARN, isUnforeseen(failure));
            table.fail(kind.name(), instance, words(failure));
            engine.remove();
            return false;
        }
        boolean first = row.attempts() == 1;
        tell(
                "job {} {} failed, will be tried again: {}",
                instance,
                failure,
                Level.INFO,
                first && isUnforeseen(failure));
        again(instance, now.plus(pause(row, failure)), row.attempts(), words(failure), complete, engine);
        return false;
    }

    private void tell(String sentence, String instance, Throwable failure, Level level, boolean wholly) {
        LoggingEventBuilder event = LOG.atLevel(level)
                .setMessage(sentence)
                .addArgument(kind.name())
                .addArgument(instance)
                .addArgument(words(failure));
        (wholly ? event.setCause(failure) : event).log();
    }

    /** Most likely a mistake of ours, whose place in the code is worth knowing. */
    private static boolean isUnforeseen(Throwable failure) {
        return failure instanceof RuntimeException || failure instanceof Error;
    }

    private Duration pause(JobTable.Begun row, Throwable failure) {
        Duration own = kind.retries().pauseAfter(row.attempts());
        return failure instanceof TryAgainAfter told && told.pause().compareTo(own) > 0 ? told.pause() : own;
    }

    private void again(
            String instance,
            Instant next,
            int attempts,
            @Nullable String error,
            ExecutionComplete complete,
            ExecutionOperations<Void> engine) {
        table.waitUntil(kind.name(), instance, next, attempts, error);
        engine.reschedule(complete, next);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof NeedsAPerson || failure instanceof TryAgainAfter
                ? String.valueOf(message)
                : failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
