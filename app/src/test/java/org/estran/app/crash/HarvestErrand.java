package org.estran.app.crash;

import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Harvests;
import org.estran.app.jobs.Jobs;
import org.springframework.context.ApplicationContext;

/** Harvests the one source a second time, where it has changed meanwhile. */
public final class HarvestErrand implements Errand {

    /** Where the source is by now. */
    static final String SOURCE = "estran.test.source";

    @Override
    public void run(ApplicationContext centre) throws Exception {
        harvest(centre, centre.getEnvironment().getRequiredProperty(SOURCE));
    }

    /** A run, over all there is, of the one harvester. */
    static void harvest(ApplicationContext centre, String address) throws InterruptedException {
        Harvests harvests = centre.getBean(Harvests.class);
        HarvesterSettings settings = HarvesterSettings.of("folder", address)
                .trusting(true)
                .called("A folder")
                .pagesOf(10, 50);
        Harvester harvester = harvests.all().isEmpty()
                ? harvests.make(settings, "a test")
                : harvests.change(harvests.all().getFirst().id(), settings, "a test");
        harvests.ask(harvester.id(), true, "a test");
        AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
    }
}
