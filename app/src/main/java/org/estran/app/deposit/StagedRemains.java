package org.estran.app.deposit;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.archive.Staging;
import org.estran.app.jobs.Jobs;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes away what a change that was cut off left in staging: bytes that no row speaks of, and files of a deposit that
 * needs them no more. Asked for at each start; only what is older than this start is looked at, so that nothing on its
 * way in is touched.
 */
@Component
class StagedRemains {

    static final String JOB = "clear-staging";

    private final DepositRows rows;
    private final Staging staging;
    private final Jobs jobs;
    private final Instant started;

    StagedRemains(DepositRows rows, Staging staging, Jobs jobs, Clock clock) {
        this.rows = rows;
        this.staging = staging;
        this.jobs = jobs;
        this.started = clock.instant();
    }

    @EventListener(ApplicationReadyEvent.class)
    void ask() {
        jobs.ask(JOB, "all", "");
    }

    void clear() {
        for (String area : staging.areas()) {
            Optional<Deposit> deposit = rows.find(area);
            deposit.ifPresent(this::clear);
        }
    }

    private void clear(Deposit deposit) {
        switch (deposit) {
            case Deposit.Editable draft -> dropUnknown(draft.id());
            case Deposit.Published p -> staging.dropArea(p.id());
            case Deposit.Abandoned a -> staging.dropArea(a.id());
            // Nothing comes in, and publishing, which may be at work on it, drops the whole when it is through.
            case Deposit.Submitted s -> {}
            case Deposit.InReview r -> {}
            case Deposit.Accepted a -> {}
            case Deposit.Publishing p -> {}
            case Deposit.Refused r -> {}
        }
    }

    private void dropUnknown(String id) {
        Set<String> known = rows.files(id).stream().map(DepositFile::stagedName).collect(Collectors.toSet());
        staging.namesBefore(id, started).stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> staging.drop(id, name));
    }
}
