package org.estran.app.deposit.uploads;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.estran.app.archive.PartialFiles;
import org.estran.app.jobs.JobKind;
import org.estran.app.jobs.Jobs;
import org.estran.app.jobs.RetryPolicy;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Throws away uploads that nobody went on with, on the day after each expired, and what a server that died left of others. */
@Component
class UploadExpiry {

    static final String JOB = "expire-uploads";

    private final UploadRows rows;
    private final PartialFiles parts;
    private final Jobs jobs;
    private final Clock clock;
    private final Set<LocalDate> foreseen = ConcurrentHashMap.newKeySet();

    UploadExpiry(UploadRows rows, PartialFiles parts, Jobs jobs, Clock clock) {
        this.rows = rows;
        this.parts = parts;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Configuration
    static class Kind {
        @Bean
        JobKind expireUploads(UploadExpiry expiry) {
            return new JobKind(JOB, request -> expiry.clear(), RetryPolicy.USUAL);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void ask() {
        jobs.ask(JOB, "start", "");
    }

    /** Sees to it that somebody looks on the day after. */
    void foresee(Instant expiresAt) {
        LocalDate day = expiresAt.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        if (foreseen.add(day)) {
            jobs.askAt(JOB, day.toString(), "", day.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    void clear() {
        List<String> expired;
        do {
            expired = rows.expired(clock.instant());
            expired.forEach(this::remove);
        } while (!expired.isEmpty());
        // A partial file has its row before its first byte.
        parts.names().stream()
                .filter(name ->
                        rows.find(name).filter(upload -> !upload.isFinished()).isEmpty())
                .forEach(parts::drop);
    }

    private void remove(String id) {
        rows.remove(id);
        parts.drop(id);
    }
}
