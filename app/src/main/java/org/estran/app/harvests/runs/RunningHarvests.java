package org.estran.app.harvests.runs;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.estran.app.catalogue.CatalogueParts;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestProgress;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.HarvestRun.Failure;
import org.estran.app.harvests.HarvestRun.State;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Harvests;
import org.estran.app.harvests.Passages;
import org.estran.app.harvests.Quarantined;
import org.estran.app.harvests.Schedule;
import org.estran.app.harvests.SourceAlarm;
import org.estran.app.harvests.Trial;
import org.estran.app.harvests.Way;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.JobRequest;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.NeedsAPerson;
import org.estran.app.jobs.RetryPolicy;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.kinds.SourceKinds;
import org.estran.terms.BoundingBox;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** The harvests of this process: of one harvester one run at a time, each page of it one transaction. */
public final class RunningHarvests implements Harvests {

    /** The durable job that is one run; its instance is {@code harvester/number}. */
    static final String JOB = "harvest";

    /** The durable job that begins the next run of a harvester; its instance is the harvester's number. */
    static final String SCHEDULE = "harvest-schedule";

    private static final Logger LOG = LoggerFactory.getLogger(RunningHarvests.class);
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofSeconds(10), Duration.ofMinutes(10));

    /** What a source does not tell of is looked for so often. */
    private static final Duration FULL_EVERY = Duration.ofDays(7);

    private final PageWriter.Rows rows;
    private final Harvesting harvesting;
    private final Trials trials;
    private final SourceWatch watch;
    private final Jobs jobs;
    private final CatalogueParts parts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ConcurrentMap<Long, ReentrantLock> turns = new ConcurrentHashMap<>();
    private final AtomicBoolean first = new AtomicBoolean(true);

    RunningHarvests(
            PageWriter.Rows rows,
            Harvesting harvesting,
            Trials trials,
            SourceWatch watch,
            Jobs jobs,
            CatalogueParts parts,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.harvesting = harvesting;
        this.trials = trials;
        this.watch = watch;
        this.jobs = jobs;
        this.parts = parts;
        this.transaction = transaction;
        this.clock = clock;
    }

    JobKind job() {
        return new JobKind(JOB, this::run, ONCE);
    }

    JobKind scheduleJob() {
        return new JobKind(SCHEDULE, this::begin, RetryPolicy.USUAL);
    }

    private void run(JobRequest request) throws NeedsAPerson {
        String[] parts = request.instance().split("/", 2);
        try {
            work(Long.parseLong(parts[0]), Long.parseLong(parts[1]), HarvestProgress.SILENT);
        } catch (HarvestStopped stopped) {
            // The run itself says why, and waits for a person; the job has done what it could.
            LOG.debug("harvest {} has failed", request.instance(), stopped);
        }
    }

    private void begin(JobRequest request) {
        long harvester = Long.parseLong(request.instance());
        // A schedule may have been taken back since the job was asked for.
        if (rows.harvesters()
                .find(harvester)
                .filter(found -> found.settings().schedule() != Schedule.NEVER)
                .isPresent()) {
            ask(harvester, false, "schedule");
            transaction.executeWithoutResult(status -> schedule(present(harvester)));
        }
    }

    private void schedule(Harvester harvester) {
        Instant next = harvester.settings().schedule().after(clock.instant());
        rows.harvesters().schedule(harvester.id(), next);
        if (next != null) {
            jobs.askAt(SCHEDULE, Long.toString(harvester.id()), "", next);
        }
    }

    @Override
    public Trial tryOut(HarvesterSettings settings) {
        refuse(findings(settings));
        return trials.tryOut(settings);
    }

    @Override
    public Harvester make(HarvesterSettings settings, String by) {
        refuse(findings(settings));
        HarvesterSettings known = settings.kind().isEmpty() ? recognised(settings) : settings;
        return Objects.requireNonNull(transaction.execute(status -> {
            Harvester made = rows.harvesters().add(known, by);
            schedule(made);
            return made;
        }));
    }

    private HarvesterSettings recognised(HarvesterSettings settings) {
        Source source = trials.recognise(settings);
        return settings.at(source.kind(), source.address().toString());
    }

    @Override
    public Harvester change(long id, HarvesterSettings settings, String by) {
        refuse(findings(settings));
        Harvester before = present(id);
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean isReadOtherwise = !settings.readsAs(before.settings());
            rows.harvesters().change(id, settings, isReadOtherwise || !settings.selectsAs(before.settings()));
            if (isReadOtherwise) {
                rows.items().forgetDigests(id);
            }
            schedule(present(id));
            return present(id);
        }));
    }

    @Override
    public void forget(long id, String by) {
        transaction.executeWithoutResult(status -> rows.harvesters().remove(id));
    }

    private static void refuse(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new ProblemException(
                    new Problem.Invalid("harvester-invalid", "The harvester cannot be as it is described.", findings));
        }
    }

    private List<Finding> findings(HarvesterSettings settings) {
        List<Finding> findings = new ArrayList<>();
        if (!isAddress(settings.address())) {
            findings.add(Finding.blocking("harvest-address", "/address", settings.address()));
        } else if (isFolder(settings.address()) && !settings.trusted()) {
            findings.add(Finding.blocking("source-private-address", "/address", settings.address()));
        }
        if (!settings.kind().isEmpty() && SourceKinds.of(settings.kind()).isEmpty()) {
            findings.add(Finding.blocking("harvest-kind-unknown", "/kind", settings.kind()));
        }
        if (!settings.box().isEmpty() && !isBox(settings.box())) {
            findings.add(Finding.blocking("harvest-box", "/box", settings.box()));
        }
        if (!settings.project().isEmpty() && parts.part(settings.project()).isEmpty()) {
            findings.add(Finding.blocking("harvest-project-unknown", "/project", settings.project()));
        }
        return findings;
    }

    private static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return !text.isEmpty() && address.isAbsolute();
        } catch (IllegalArgumentException garbled) {
            return false;
        }
    }

    /** A folder of this machine is as private as its network. */
    private static boolean isFolder(String address) {
        return URI.create(address).getScheme().equalsIgnoreCase("file");
    }

    private static boolean isBox(String text) {
        try {
            BoundingBox.parse(text);
            return true;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private Harvester present(long id) {
        return find(id).orElseThrow(
                        () -> ProblemException.notFound("harvester-not-found", "There is no such harvester."));
    }

    @Override
    public Optional<Harvester> find(long id) {
        leaveNoneBehind();
        return rows.harvesters().find(id);
    }

    @Override
    public List<Harvester> all() {
        leaveNoneBehind();
        return rows.harvesters().all();
    }

    @Override
    public HarvestRun ask(long harvester, boolean full, String by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            HarvestRun run = atWork(harvester).orElseGet(() -> rows.runs().open(harvester, since(harvester, full), by));
            askJob(run);
            return run;
        }));
    }

    private void askJob(HarvestRun run) {
        if (run.state() == State.WAITING) {
            jobs.ask(JOB, run.harvester() + "/" + run.number(), "");
        }
    }

    private Optional<HarvestRun> atWork(long harvester) {
        present(harvester);
        return rows.runs().newest(harvester, 1).stream()
                .filter(run -> !run.state().isOver())
                .findFirst();
    }

    /** Null for a look at all there is. */
    private @Nullable Instant since(long id, boolean full) {
        Harvester harvester = present(id);
        SourceKind.Narrowing narrowing = SourceKinds.of(harvester.settings().kind())
                .map(SourceKind::narrowing)
                .orElse(SourceKind.Narrowing.NONE);
        Instant fullAt = harvester.fullAt();
        boolean isLongAgo = fullAt == null || fullAt.plus(FULL_EVERY).isBefore(clock.instant());
        return full || isLongAgo || !narrowing.bySince() ? null : harvester.since();
    }

    @Override
    public HarvestRun run(long harvester, boolean full, String by, HarvestProgress progress) {
        HarvestRun run = Objects.requireNonNull(transaction.execute(status -> {
            Optional<HarvestRun> last = rows.runs().newest(harvester, 1).stream()
                    .filter(one -> one.state() == State.INTERRUPTED || one.state() == State.WAITING)
                    .findFirst();
            return last.orElseGet(() -> rows.runs().open(harvester, since(harvester, full), by));
        }));
        try {
            work(run.harvester(), run.number(), progress);
        } catch (HarvestStopped told) {
            LOG.debug("harvest {} has failed", run.number(), told);
        }
        return present(run);
    }

    private HarvestRun present(HarvestRun run) {
        return rows.runs().find(run.harvester(), run.number()).orElseThrow();
    }

    private void work(long harvester, long number, HarvestProgress progress) throws HarvestStopped {
        ReentrantLock turn = turns.computeIfAbsent(harvester, id -> new ReentrantLock(true));
        turn.lock();
        try {
            Optional<HarvestRun> run = rows.runs().find(harvester, number);
            if (run.isPresent()
                    && (!run.get().state().isOver() || run.get().state().canGoOn())) {
                harvesting.work(run.get(), progress);
            }
            watch.lookAt(harvester, number);
        } catch (HarvestStopped stopped) {
            watch.lookAt(harvester, number);
            throw stopped;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<SourceAlarm> alarms(long harvester, int limit) {
        return watch.alarms(harvester, limit);
    }

    @Override
    public HarvestRun goOn(long harvester, long number, String by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            HarvestRun run = existing(harvester, number);
            if (run.state().canGoOn()) {
                rows.runs().state(run, State.WAITING);
                askJob(present(run));
            }
            return present(run);
        }));
    }

    @Override
    public HarvestRun confirm(long harvester, long number, String by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            HarvestRun run = existing(harvester, number);
            if (run.state() == State.HELD) {
                rows.runs().confirm(run, by);
                askJob(present(run));
            }
            return present(run);
        }));
    }

    @Override
    public HarvestRun cancel(long harvester, long number, String by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            HarvestRun run = existing(harvester, number);
            Failure cancelled = new Failure(Harvesting.CANCELLED, by);
            rows.runs().cancel(run, cancelled);
            if (run.state() == State.WAITING) {
                rows.runs().end(run, State.INTERRUPTED, cancelled);
            }
            return present(run);
        }));
    }

    private HarvestRun existing(long harvester, long number) {
        return run(harvester, number)
                .orElseThrow(() -> ProblemException.notFound("harvest-run-not-found", "There is no such run."));
    }

    @Override
    public Optional<HarvestRun> run(long harvester, long number) {
        leaveNoneBehind();
        return rows.runs().find(harvester, number);
    }

    @Override
    public List<HarvestRun> runs(long harvester, int limit) {
        leaveNoneBehind();
        return rows.runs().newest(harvester, limit);
    }

    /**
     * This process has the home to itself, so that at its first use every run that seems to be at work was left by one
     * that died; those that are jobs go on by themselves.
     */
    private void leaveNoneBehind() {
        if (first.compareAndSet(true, false)) {
            List<String> taken = jobs.list().stream()
                    .filter(job -> job.kind().equals(JOB))
                    .map(job -> job.instance())
                    .toList();
            transaction.executeWithoutResult(status -> rows.runs().running().stream()
                    .filter(run -> !taken.contains(run.harvester() + "/" + run.number()))
                    .forEach(run -> rows.runs().end(run, State.INTERRUPTED, null)));
        }
    }

    @Override
    public List<HarvestLine> lines(long harvester, long run, Set<HarvestLine.Kind> kinds, long after, int limit) {
        return kinds.equals(EnumSet.of(HarvestLine.Kind.UNCHANGED))
                ? new UnchangedItems(rows).of(existing(harvester, run), after, limit)
                : rows.lines().page(harvester, run, kinds, after, limit);
    }

    @Override
    public List<HarvestLine> leaving(long harvester, long run, int limit) {
        return rows.items().leaving(harvester, run, limit).stream()
                .map(row -> HarvestLine.of(
                        HarvestLine.Kind.REMOVED, row.identifier(), row.place(), "harvest-leaving", row.recordId()))
                .toList();
    }

    @Override
    public List<Quarantined> quarantine(long harvester, long after, int limit) {
        return rows.quarantine().page(harvester, after, limit);
    }

    @Override
    public Optional<byte[]> quarantined(long harvester, long item) {
        return rows.quarantine().document(harvester, item);
    }

    @Override
    public Map<String, Way> ways(Collection<String> recordIds) {
        return rows.items().ways(recordIds);
    }

    @Override
    public List<Passages> passages(String recordId) {
        return rows.items().passages(recordId);
    }

    @Override
    public Map<String, Passages> leading(Collection<String> recordIds) {
        return rows.items().leading(recordIds);
    }
}
