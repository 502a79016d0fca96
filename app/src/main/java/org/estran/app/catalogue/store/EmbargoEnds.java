package org.estran.app.catalogue.store;

import java.time.Clock;
import java.time.Instant;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.jobs.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks for the job that takes note of the end of an embargo. Reading needs no job: whoever opens data asks the clock. What
 * was derived (the index, what DataCite was told, the documents in the archive) is made anew by it.
 */
@Component
class EmbargoEnds {

    static final String JOB = "embargo-end";

    private final RecordRows records;
    private final Jobs jobs;
    private final Clock clock;

    EmbargoEnds(RecordRows records, Jobs jobs, Clock clock) {
        this.records = records;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void on(RecordPublished published) {
        records.version(published.id(), published.version()).ifPresent(version -> expect(version, clock.instant()));
    }

    /** @param known up to when what was derived says how things are */
    void expect(CatalogueRecord version, Instant known) {
        version.access()
                .nextOpening(known)
                .ifPresent(until -> jobs.askAt(JOB, instance(version.id(), version.version()), "", until));
    }

    private static String instance(String id, int version) {
        return id + "/" + version;
    }
}
