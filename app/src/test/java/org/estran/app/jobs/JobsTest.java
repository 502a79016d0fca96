package org.estran.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {

    private static final RetryPolicy TWICE = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1));
    private static final RetryPolicy IN_AN_HOUR = new RetryPolicy(5, Duration.ofHours(1), Duration.ofHours(1));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ConcurrentLinkedQueue<JobRequest> runs = new ConcurrentLinkedQueue<>();
    private Duration polling = Duration.ofSeconds(5);
    private final List<AutoCloseable> opened = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private TemporaryDatabase database;

    @BeforeEach
    void openTheDatabase() {
        database = open();
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    @Test
    void runsAJobSoonAfterTheCommitAndForgetsIt() {
        Jobs jobs = started(new JobKind("note", runs::add, RetryPolicy.USUAL));
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        Instant asked = Instant.now();
        jobs.ask("note", "a", "the data");
        await().atMost(Duration.ofSeconds(2)).until(() -> !runs.isEmpty());
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(1));
        assertThat(runs).containsExactly(new JobRequest("a", "the data"));
        await().until(() -> jobs.list().isEmpty());
        assertThat(engineRows()).isZero();
    }

    @Test
    void neverRunsAJobAskedInATransactionThatWasRolledBack() {
        Jobs jobs = started(new JobKind("note", runs::add, RetryPolicy.USUAL));
        database.transaction().executeWithoutResult(status -> {
            jobs.ask("note", "undone", "");
            status.setRollbackOnly();
        });
        jobs.ask("note", "kept", "");
        await().until(() -> jobs.list().isEmpty());
        assertThat(runs).containsExactly(new JobRequest("kept", ""));
    }

    @Test
    void whatIsCalledOffRunsNoMoreUnlessThatIsRolledBack() {
        Jobs jobs = started(new JobKind("note", runs::add, RetryPolicy.USUAL));
        jobs.askAt("note", "off", "", Instant.now().plusSeconds(3600));
        jobs.askAt("note", "on", "", Instant.now().plusSeconds(3600));
        jobs.callOff("note", "off");
        database.transaction().executeWithoutResult(status -> {
            jobs.callOff("note", "on");
            status.setRollbackOnly();
        });
        jobs.callOff("note", "never asked for");
        assertThat(jobs.list()).extracting(JobStatus::instance).containsExactly("on");
        assertThat(engineRows()).isEqualTo(1);
        jobs.ask("note", "off", "anew");
        assertThat(jobs.retryNow("note", "on")).isTrue();
        await().until(() -> jobs.list().isEmpty());
        assertThat(runs).extracting(JobRequest::instance).containsExactlyInAnyOrder("off", "on");
    }

    @Test
    void whatIsCalledOffWhileItRunsEndsByItselfAndWhatFailedIsForgotten() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Jobs jobs = started(new JobKind(
                "note",
                request -> {
                    if (request.instance().equals("failed")) {
                        throw new NeedsAPerson("not so");
                    }
                    running.countDown();
                    assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                    runs.add(request);
                },
                RetryPolicy.USUAL));
        jobs.ask("note", "failed", "");
        await().until(() -> jobs.list().getFirst().state() == JobStatus.State.FAILED);
        jobs.callOff("note", "failed");
        assertThat(jobs.list()).isEmpty();
        jobs.ask("note", "a", "");
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        jobs.callOff("note", "a");
        goOn.countDown();
        await().until(() -> jobs.list().isEmpty());
        assertThat(runs).hasSize(1);
        assertThat(engineRows()).isZero();
    }

    @Test
    void doesNotRunBeforeTheCommit() {
        Jobs jobs = started(new JobKind("note", runs::add, RetryPolicy.USUAL));
        database.transaction().executeWithoutResult(status -> {
            jobs.ask("note", "a", "");
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            assertThat(runs).isEmpty();
        });
        await().until(() -> !runs.isEmpty());
    }

    @Test
    void runsOnceWhatWasAskedTwiceWithTheLaterData() {
        Jobs jobs = jobs(database, new JobKind("note", runs::add, RetryPolicy.USUAL));
        jobs.ask("note", "a", "older");
        jobs.ask("note", "a", "newer");
        jobs.start();
        await().until(() -> jobs.list().isEmpty());
        assertThat(runs).containsExactly(new JobRequest("a", "newer"));
    }

    @Test
    void runsOnceMoreWhatWasAskedForWhileItRan() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Jobs jobs = started(new JobKind(
                "note",
                request -> {
                    runs.add(request);
                    running.countDown();
                    assertThat(goOn.await(10, TimeUnit.SECONDS)).isTrue();
                },
                RetryPolicy.USUAL));
        jobs.ask("note", "a", "older");
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(jobs.list()).singleElement().extracting(JobStatus::state).isEqualTo(JobStatus.State.RUNNING);
        jobs.ask("note", "a", "newer");
        goOn.countDown();
        await().until(() -> jobs.list().isEmpty());
        assertThat(runs).extracting(JobRequest::data).containsExactly("older", "newer");
    }

    @Test
    void triesAgainWithAPauseAndTellsWhy() {
        Jobs jobs = started(failing(IN_AN_HOUR, () -> new IOException("the other side is down")));
        jobs.ask("note", "a", "");
        await().until(() -> jobs.list().getFirst().lastError() != null);
        JobStatus status = jobs.list().getFirst();
        assertThat(status.state()).isEqualTo(JobStatus.State.WAITING);
        assertThat(status.attempts()).isEqualTo(1);
        assertThat(status.lastError()).isEqualTo("IOException: the other side is down");
        assertThat(status.nextAt())
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    }

    @Test
    void waitsAsLongAsTheOtherSideAsks() {
        Jobs jobs = started(failing(TWICE, () -> new TryAgainAfter(Duration.ofMinutes(7), "asked to wait")));
        jobs.ask("note", "a", "");
        await().until(() -> jobs.list().getFirst().lastError() != null);
        assertThat(jobs.list().getFirst().nextAt()).isAfter(Instant.now().plusSeconds(400));
    }

    @Test
    void aNewWishDoesNotWaitForTheNextTry() {
        AtomicInteger tries = new AtomicInteger();
        Jobs jobs = started(new JobKind(
                "note",
                request -> {
                    runs.add(request);
                    if (tries.incrementAndGet() == 1) {
                        throw new IOException("once");
                    }
                },
                IN_AN_HOUR));
        jobs.ask("note", "a", "first");
        await().until(() -> jobs.list().getFirst().lastError() != null);
        jobs.ask("note", "a", "second");
        await().until(() -> jobs.list().isEmpty());
        assertThat(runs).extracting(JobRequest::data).containsExactly("first", "second");
    }

    @Test
    void keepsWhatUsedUpItsAttemptsUntilSomebodyAsksForMore() {
        polling = Duration.ofMillis(100);
        Jobs jobs = started(failing(TWICE, () -> new IllegalStateException("no luck")));
        jobs.ask("note", "a", "");
        await().atMost(Duration.ofSeconds(20)).until(() -> hasFailed(jobs));
        assertThat(runs).hasSize(2);
        assertThat(jobs.list().getFirst().nextAt()).isNull();
        assertThat(engineRows()).isZero();
        assertThat(jobs.retryNow("note", "a")).isTrue();
        await().atMost(Duration.ofSeconds(20)).until(() -> runs.size() == 4 && hasFailed(jobs));
        assertThat(jobs.list().getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void doesNotTryAgainWhatNeedsAPerson() {
        Jobs jobs = started(failing(RetryPolicy.USUAL, () -> new NeedsAPerson("mend the title")));
        jobs.ask("note", "a", "");
        await().until(() -> hasFailed(jobs));
        assertThat(runs).hasSize(1);
        assertThat(jobs.list().getFirst().lastError()).isEqualTo("mend the title");
    }

    @Test
    void retriesAWaitingJobNowAndKnowsNothingOfOthers() {
        Jobs jobs = started(failing(IN_AN_HOUR, () -> new IOException("down")));
        assertThat(jobs.retryNow("note", "nobody")).isFalse();
        jobs.ask("note", "a", "");
        await().until(() -> jobs.list().getFirst().lastError() != null);
        assertThat(jobs.retryNow("note", "a")).isTrue();
        await().until(() -> runs.size() == 2);
    }

    @Test
    void runsAgainAtTheNextStartWhatWasRunningWhenTheProcessDied() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Jobs dying = started(new JobKind(
                "note",
                request -> {
                    running.countDown();
                    never.await();
                },
                RetryPolicy.USUAL));
        dying.ask("note", "a", "kept");
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        // Nothing more of this process reaches the database: as good as dead.
        database.close();

        TemporaryDatabase reopened = open();
        assertThat(reopened.sql()
                        .sql("SELECT COUNT(*) FROM scheduled_tasks WHERE picked = TRUE")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Jobs jobs = jobs(reopened, new JobKind("note", runs::add, RetryPolicy.USUAL));
        Instant restarted = Instant.now();
        jobs.start();
        await().until(() -> jobs.list().isEmpty());
        assertThat(runs).containsExactly(new JobRequest("a", "kept"));
        assertThat(Duration.between(restarted, Instant.now())).isLessThan(Duration.ofSeconds(3));
        never.countDown();
    }

    @Test
    void aGracefulStopLetsARunningJobEnd() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Jobs jobs = started(new JobKind(
                "note",
                request -> {
                    running.countDown();
                    Thread.sleep(500);
                    runs.add(request);
                },
                RetryPolicy.USUAL));
        jobs.ask("note", "a", "");
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
        jobs.close();
        assertThat(runs).hasSize(1);
        assertThat(jobs.list()).isEmpty();
    }

    @Test
    void readersAndWritersGoOnWhileManyJobsRun() {
        AtomicInteger done = new AtomicInteger();
        Jobs jobs = started(new JobKind("note", request -> done.incrementAndGet(), RetryPolicy.USUAL));
        database.transaction().executeWithoutResult(status -> {
            for (int i = 0; i < 200; i++) {
                jobs.ask("note", "job-" + i, "");
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> jobs.list().isEmpty());
        assertThat(done).hasValue(200);
    }

    @Test
    void oneKindThatHangsHoldsUpNoOther() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        Jobs jobs = jobs(
                database,
                new JobKind(
                        "stuck",
                        request -> {
                            atOnce.incrementAndGet();
                            goOn.await();
                        },
                        RetryPolicy.USUAL),
                new JobKind("note", runs::add, RetryPolicy.USUAL));
        jobs.start();
        database.transaction().executeWithoutResult(status -> {
            for (int i = 0; i < 100; i++) {
                jobs.ask("stuck", "job-" + i, "");
            }
        });
        await().until(() -> atOnce.get() == JobRun.AT_ONCE);
        jobs.ask("note", "a", "");
        await().atMost(Duration.ofSeconds(6)).until(() -> !runs.isEmpty());
        assertThat(atOnce).hasValue(JobRun.AT_ONCE);
        goOn.countDown();
        await().atMost(Duration.ofSeconds(30)).until(() -> jobs.list().isEmpty());
    }

    @Test
    void aStopLeavesWhatHasNotHadItsTurnForTheNextStart() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        Jobs jobs = started(new JobKind(
                "note",
                request -> {
                    begun.incrementAndGet();
                    never.await();
                },
                RetryPolicy.USUAL));
        database.transaction().executeWithoutResult(status -> {
            for (int i = 0; i < 10; i++) {
                jobs.ask("note", "job-" + i, "");
            }
        });
        await().until(() -> begun.get() == JobRun.AT_ONCE);
        jobs.close();
        assertThat(begun).hasValue(JobRun.AT_ONCE);
        assertThat(jobs.list()).hasSize(10).allSatisfy(job -> {
            assertThat(job.state()).isEqualTo(JobStatus.State.WAITING);
            assertThat(job.attempts()).isZero();
        });
        Jobs next = jobs(database, new JobKind("note", runs::add, RetryPolicy.USUAL));
        next.start();
        await().until(() -> next.list().isEmpty());
        assertThat(runs).hasSize(10);
    }

    @Test
    void refusesAnInstanceThatDoesNotFit() {
        Jobs jobs = jobs(database);
        assertThatThrownBy(() -> jobs.ask("note", "x".repeat(101), "")).isInstanceOf(IllegalArgumentException.class);
    }

    private JobKind failing(RetryPolicy retries, Supplier<Exception> failure) {
        return new JobKind(
                "note",
                request -> {
                    runs.add(request);
                    throw failure.get();
                },
                retries);
    }

    private static boolean hasFailed(Jobs jobs) {
        return jobs.list().stream().anyMatch(job -> job.state() == JobStatus.State.FAILED);
    }

    private int engineRows() {
        return database.sql()
                .sql("SELECT COUNT(*) FROM scheduled_tasks")
                .query(Integer.class)
                .single();
    }

    private TemporaryDatabase open() {
        TemporaryDatabase one = TemporaryDatabase.in(folder);
        opened.add(one);
        return one;
    }

    private Jobs started(JobKind kind) {
        Jobs jobs = jobs(database, kind);
        jobs.start();
        return jobs;
    }

    private Jobs jobs(TemporaryDatabase over, JobKind... kinds) {
        Jobs jobs = new Jobs(over.source(), over.transactions(), Clock.systemUTC(), () -> List.of(kinds), polling);
        opened.add(jobs);
        return jobs;
    }
}
