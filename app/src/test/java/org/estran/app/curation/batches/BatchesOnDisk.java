package org.estran.app.curation.batches;

import java.time.Clock;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.store.CatalogueOnDisk;
import org.estran.app.jobs.Jobs;
import org.estran.app.projects.Projects;
import org.estran.app.projects.store.StoredProjectsOnDisk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Batches over a catalogue in a folder, without Spring's container; whoever has one works at it by hand. */
public final class BatchesOnDisk {

    private BatchesOnDisk() {}

    public static Batches over(CatalogueOnDisk centre, Jobs jobs) {
        return over(centre, jobs, StoredProjectsOnDisk.over(centre));
    }

    public static Batches over(CatalogueOnDisk centre, Jobs jobs, Projects projects) {
        return new Batches(
                new BatchRows(JdbcClient.create(centre.source), Clock.systemUTC()),
                centre.catalogue,
                centre.history(),
                new ProjectMembers(centre.catalogue, projects),
                jobs,
                new Callers(),
                centre.transaction,
                centre.events::add);
    }

    public static void work(Batches batches, long batch) {
        batches.work(batch);
    }
}
