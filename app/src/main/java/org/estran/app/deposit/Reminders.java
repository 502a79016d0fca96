package org.estran.app.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.estran.app.jobs.Jobs;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds whoever a deposit waits for after the days that are set, counted from when it began to wait for them. Of several
 * reminders that are due at once, after a time the server was off, only the last is given.
 */
@Component
class Reminders {

    static final String JOB = "remind-of-review";

    private final DepositRows rows;
    private final Jobs jobs;
    private final List<Duration> delays;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            DepositRows rows,
            Jobs jobs,
            DepositProperties limits,
            ApplicationEventPublisher news,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.delays = limits.reminders();
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** In the transaction of the event. */
    @EventListener
    void happened(DepositHappened happened) {
        switch (happened.event().what()) {
            case "submitted", "taken", "released", "lease-ended", "returned" -> await(happened);
            case "accepted", "refused", "abandoned" ->
                jobs.callOff(JOB, happened.before().id());
            default -> {
                // It waits for whom it waited for.
            }
        }
    }

    private void await(DepositHappened happened) {
        if (!delays.isEmpty()) {
            Instant first = happened.event().at().plus(delays.getFirst());
            jobs.askAt(JOB, happened.before().id(), "", first);
        }
    }

    void remind(String id) {
        transaction.executeWithoutResult(
                status -> rows.find(id).filter(Reminders::isWaiting).ifPresent(this::remind));
    }

    private static boolean isWaiting(Deposit deposit) {
        return switch (deposit) {
            case Deposit.Submitted s -> true;
            case Deposit.InReview r -> true;
            case Deposit.ChangesRequested c -> true;
            default -> false;
        };
    }

    private void remind(Deposit deposit) {
        List<DepositEvent> events = rows.events(deposit.id());
        int number = lastMove(events);
        if (number == 0) {
            return;
        }
        Instant since = events.get(number - 1).at();
        Instant now = clock.instant();
        int due = (int)
                delays.stream().filter(delay -> !since.plus(delay).isAfter(now)).count();
        if (due > 0) {
            long days = Duration.between(since, now).toDays();
            news.publishEvent(new ReviewOverdue(deposit, number, due, days));
        }
        if (due < delays.size()) {
            jobs.askAt(JOB, deposit.id(), "", since.plus(delays.get(due)));
        }
    }

    /** The number of the event since which it waits for whom it waits for now; 0 where there is none. */
    private static int lastMove(List<DepositEvent> events) {
        for (int number = events.size(); number > 0; number--) {
            if (!events.get(number - 1).what().equals("amended")) {
                return number;
            }
        }
        return 0;
    }
}
