package org.estran.app.crash;

import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.curation.batches.Batch;
import org.estran.app.curation.batches.BatchChange;
import org.estran.app.curation.batches.Batches;
import org.estran.app.jobs.Jobs;
import org.springframework.context.ApplicationContext;

/** Writes the one batch that is planned, then takes it back. */
public final class BatchErrand implements Errand {

    private static final Caller CURATOR = new Caller(null, "A curator", Set.of());

    @Override
    public void run(ApplicationContext centre) throws Exception {
        Batches batches = centre.getBean(Batches.class);
        Callers callers = centre.getBean(Callers.class);
        long id = batches.newest(1).getFirst().id();
        callers.inTheNameOf(CURATOR, () -> batches.apply(id));
        AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        callers.inTheNameOf(CURATOR, () -> batches.undo(id));
        AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
    }

    /** Tells what a batch over all records would do. */
    static Batch plan(ApplicationContext centre) throws InterruptedException {
        Batches batches = centre.getBean(Batches.class);
        Batch planned = batches.plan(Map.of(), BatchChange.of("set-licence", "", "CC0-1.0", "en"), CURATOR);
        AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        return batches.present(planned.id());
    }
}
