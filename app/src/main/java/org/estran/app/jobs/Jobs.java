package org.estran.app.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for durable jobs, runs them and shows those that are not done. */
public final class Jobs implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** How many due jobs one look at the table hands over; each kind then lets a few run at once. */
    private static final int BATCH = 120;

    private static final int LONGEST_INSTANCE = 100;
    private static final Duration POLLING = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    /** Given twice: before it interrupts what runs, and after. */
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(4);

    /** A room that is absent today may be back tomorrow: its jobs are never thrown away. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final DataSource database;
    private final JdbcClient sql;
    private final JobTable table;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<List<JobKind>> kinds;
    private final Duration polling;
    private @Nullable Scheduler engine;
    private volatile boolean stopping;

    /**
     * @param kinds asked once, at the first job or the start, whichever comes first
     */
    public Jobs(
            DataSource database, PlatformTransactionManager transactions, Clock clock, Supplier<List<JobKind>> kinds) {
        this(database, transactions, clock, kinds, POLLING);
    }

    /** {@code polling} is how late a retry may be; what is asked for runs at once in any case. */
    Jobs(
            DataSource database,
            PlatformTransactionManager transactions,
            Clock clock,
            Supplier<List<JobKind>> kinds,
            Duration polling) {
        this.database = new TransactionAwareDataSourceProxy(database);
        this.sql = JdbcClient.create(database);
        this.table = new JobTable(sql);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.kinds = kinds;
        this.polling = polling;
    }

    /**
     * Asks for a job in the caller's transaction (or one of its own): it runs soon after the commit, and never when
     * that transaction is rolled back. Asked twice before it runs, it runs once, with the later data. Asking for one that
     * is running makes it run once more afterwards; one that waits for its next try or has failed runs at once, its
     * attempts counted anew.
     *
     * @param kind the name of a {@link JobKind}
     * @param instance which of that kind; at most 100 characters
     */
    public void ask(String kind, String instance, String data) {
        askAt(kind, instance, data, clock.instant());
    }

    /** Asks likewise for a job that runs at that instant at the earliest, which takes the place of any earlier wish. */
    public void askAt(String kind, String instance, String data, Instant when) {
        if (instance.isEmpty() || instance.length() > LONGEST_INSTANCE) {
            throw new IllegalArgumentException("a job's instance has 1 to 100 characters: " + instance);
        }
        Scheduler scheduler = engine();
        // The row of ours first: on PostgreSQL its lock lets a run of the same job end before the engine's row is read.
        transaction.executeWithoutResult(status -> {
            table.ask(kind, instance, data, clock.instant(), when);
            runAt(scheduler, kind, instance, when);
        });
    }

    /** Whether a job of that kind waits or runs. */
    public boolean isAsked(String kind) {
        return table.has(kind);
    }

    /** Those that wait, run or failed: first what failed, then by the time of their next run; at most 500. */
    public List<JobStatus> list() {
        return table.list();
    }

    /**
     * Runs a waiting or failed job now, its attempts counted anew.
     *
     * @return false when there is no such job, or it is running
     */
    public boolean retryNow(String kind, String instance) {
        Scheduler scheduler = engine();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean waits = table.retry(kind, instance, clock.instant());
            if (waits) {
                runAt(scheduler, kind, instance, clock.instant());
            }
            return waits;
        }));
    }

    /**
     * Calls off, in the caller's transaction, a job that nobody needs any more, whether it waits or failed. One that is
     * running goes on to its end.
     */
    public void callOff(String kind, String instance) {
        Scheduler scheduler = engine();
        transaction.executeWithoutResult(status -> {
            if (table.callOff(kind, instance)) {
                cancel(scheduler, new TaskInstance<Void>(kind, instance));
            }
        });
    }

    private static void cancel(Scheduler scheduler, TaskInstance<Void> task) {
        try {
            scheduler.cancel(task);
        } catch (TaskInstanceNotFoundException | TaskInstanceCurrentlyExecutingException ending) {
            // One that failed for good is unknown to the engine; one that was just picked finds no row of ours and
            // ends.
            LOG.debug("job {} {} needs no cancelling", task.getTaskName(), task.getId());
        }
    }

    /** Begins to run jobs; what was running when the process died runs again. */
    public void start() {
        Scheduler scheduler = engine();
        transaction.executeWithoutResult(status -> revive());
        scheduler.start();
    }

    /** Lets running jobs end for a few seconds; what is interrupted runs again at the next start. */
    @Override
    public void close() {
        stopping = true;
        Scheduler running;
        synchronized (this) {
            running = engine;
        }
        if (running != null) {
            running.stop();
        }
    }

    /**
     * One server works on a home at a time (its lock sees to that), so at the start every job that seems to run was
     * left by a process that died. Waiting for its heartbeats to grow old would only lose minutes.
     */
    private void revive() {
        table.reviveRunning(clock.instant());
        sql.sql("""
                UPDATE scheduled_tasks
                SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                WHERE picked = TRUE
                """).update();
    }

    private synchronized Scheduler engine() {
        if (engine == null) {
            engine = build();
        }
        return engine;
    }

    private Scheduler build() {
        List<Task<?>> tasks = kinds.get().stream()
                .<Task<?>>map(kind -> new JobRun(kind, table, transaction, clock, () -> stopping, this::wake).task())
                .toList();
        return Scheduler.create(database, tasks)
                .clock(clock::instant)
                .schedulerName(new SchedulerName.Fixed("this-server"))
                .threads(BATCH)
                .pollUsingFetchAndLockOnExecute(0.5, 1.0)
                .executorService(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("job-", 0).factory()))
                .pollingInterval(polling)
                .heartbeatInterval(HEARTBEAT)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(PATIENCE_AT_STOP)
                .failureLogging(LogLevel.WARN, true)
                .build();
    }

    private void runAt(Scheduler scheduler, String kind, String instance, Instant when) {
        try {
            scheduler.schedule(
                    new TaskInstance<Void>(kind, instance),
                    when,
                    SchedulerClient.ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException picked) {
            // It reads our row when it begins, or compares with it when it ends: either way it sees this change.
            LOG.debug("job {} {} is running already", kind, instance);
        }
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    private synchronized void wake() {
        if (engine != null) {
            engine.triggerCheckForDueExecutions();
        }
    }
}
