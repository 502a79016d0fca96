package org.estran.app.harvests.runs;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.HarvestRun.State;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.SourceAlarm;
import org.estran.app.harvests.SourceAlarm.Kind;
import org.estran.app.harvests.SourceChanged;
import org.estran.app.harvests.store.AlarmRows;
import org.estran.app.harvests.store.HarvesterRows;
import org.estran.app.harvests.store.RunRows;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at each run when it is over, whether the source is still what it was at the runs before. What is unusual is told
 * once, and again only when a run in between did not show it. The same run may be looked at twice.
 */
@Component
class SourceWatch {

    private static final int BEFORE = 30;

    /** Of small sources any record more is a large share. */
    private static final long FEW = 10;

    private static final long SHRINKING_PERCENT = 20;
    private static final long GROWING_TIMES = 2;
    private static final long QUARANTINE_PERCENT = 5;
    private static final long CHANGED_PERCENT = 90;
    private static final int FAILURES = 3;

    private final HarvesterRows harvesters;
    private final RunRows runs;
    private final AlarmRows alarms;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SourceWatch(
            HarvesterRows harvesters,
            RunRows runs,
            AlarmRows alarms,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.harvesters = harvesters;
        this.runs = runs;
        this.alarms = alarms;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks at a run that is over; at one that is not, or was stopped by somebody, there is nothing to see. */
    void lookAt(long harvester, long number) {
        Optional<Harvester> watched = harvesters.find(harvester);
        Optional<HarvestRun> run =
                runs.find(harvester, number).filter(one -> one.state().isOver() && one.state() != State.INTERRUPTED);
        if (watched.isPresent() && run.isPresent()) {
            transaction.executeWithoutResult(status -> tell(watched.get(), run.get()));
        }
    }

    List<SourceAlarm> alarms(long harvester, int limit) {
        return alarms.newest(harvester, limit);
    }

    private void tell(Harvester harvester, HarvestRun run) {
        Instant now = clock.instant();
        Map<Kind, List<String>> unusual = unusual(harvester, run);
        Set<Kind> raised = alarms.raised(harvester.id());
        unusual.forEach((kind, figures) -> {
            if (!raised.contains(kind)) {
                SourceAlarm alarm = new SourceAlarm(harvester.id(), run.number(), kind, figures, now);
                alarms.raise(alarm);
                events.publishEvent(new SourceChanged(harvester, alarm));
            }
        });
        raised.stream()
                .filter(kind -> !unusual.containsKey(kind) && isJudgedBy(kind, run))
                .forEach(kind -> alarms.clear(harvester.id(), kind, now));
    }

    /** A run that failed says nothing of what a source holds. */
    private static boolean isJudgedBy(Kind kind, HarvestRun run) {
        return switch (kind) {
            case FAILING, HELD -> true;
            case SHRANK, GREW -> run.isFull() && run.state() != State.FAILED;
            case QUARANTINE, ALL_CHANGED -> run.state() != State.FAILED;
        };
    }

    private Map<Kind, List<String>> unusual(Harvester harvester, HarvestRun run) {
        Map<Kind, List<String>> unusual = new EnumMap<>(Kind.class);
        List<HarvestRun> before = runs.newest(harvester.id(), BEFORE).stream()
                .filter(one -> one.number() < run.number())
                .toList();
        if (run.state() == State.HELD) {
            unusual.put(Kind.HELD, List.of());
        }
        if (run.state() == State.FAILED) {
            failing(before, unusual);
            return unusual;
        }
        Optional<HarvestRun> last = before.stream()
                .filter(one -> one.state() == State.DONE && one.isFull())
                .findFirst();
        if (run.isFull()
                && last.isPresent()
                && harvester.changedAt().isBefore(last.get().askedAt())) {
            size(last.get().counts(), run.counts(), unusual);
            quarantine(last.get().counts(), run.counts(), unusual);
            changes(run.counts(), unusual);
        }
        return unusual;
    }

    private static void failing(List<HarvestRun> before, Map<Kind, List<String>> unusual) {
        long failures = 1
                + before.stream().takeWhile(one -> one.state() == State.FAILED).count();
        if (failures >= FAILURES) {
            unusual.put(Kind.FAILING, List.of(Long.toString(failures)));
        }
    }

    private static void size(HarvestCounts before, HarvestCounts now, Map<Kind, List<String>> unusual) {
        List<String> figures = List.of(Long.toString(before.got()), Long.toString(now.got()));
        long less = before.got() - now.got();
        if (less >= FEW && less * 100 >= before.got() * SHRINKING_PERCENT) {
            unusual.put(Kind.SHRANK, figures);
        } else if (-less >= FEW && now.got() >= before.got() * GROWING_TIMES) {
            unusual.put(Kind.GREW, figures);
        }
    }

    private static void quarantine(HarvestCounts before, HarvestCounts now, Map<Kind, List<String>> unusual) {
        long more = percent(now.failed(), now.got()) - percent(before.failed(), before.got());
        if (now.failed() - before.failed() >= FEW && more >= QUARANTINE_PERCENT) {
            unusual.put(Kind.QUARANTINE, List.of(Long.toString(before.failed()), Long.toString(now.failed())));
        }
    }

    private static void changes(HarvestCounts now, Map<Kind, List<String>> unusual) {
        if (now.changed() >= FEW && percent(now.changed(), now.got()) >= CHANGED_PERCENT) {
            unusual.put(Kind.ALL_CHANGED, List.of(Long.toString(now.changed()), Long.toString(now.got())));
        }
    }

    private static long percent(long part, long whole) {
        return whole == 0 ? 0 : part * 100 / whole;
    }
}
