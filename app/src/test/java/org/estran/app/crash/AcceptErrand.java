package org.estran.app.crash;

import java.time.Instant;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.deposit.Moderation;
import org.estran.app.jobs.JobStatus;
import org.estran.app.jobs.Jobs;
import org.springframework.context.ApplicationContext;

/** A moderator accepts the deposit {@code estran.errand.deposit}; ends when it is published and its DOI findable. */
public final class AcceptErrand implements Errand {

    static final Caller MODERATOR = new Caller("m", "Moderator", Set.of(AccountRole.MODERATOR));

    @Override
    public void run(ApplicationContext centre) throws Exception {
        String id = centre.getEnvironment().getRequiredProperty("estran.errand.deposit");
        centre.getBean(Moderation.class).accept(MODERATOR, id);
        awaitJobs(centre.getBean(Jobs.class));
    }

    static void awaitJobs(Jobs jobs) throws InterruptedException {
        long end = System.nanoTime() + 40_000_000_000L;
        while (!jobs.list().stream().allMatch(AcceptErrand::isForAnotherDay)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("jobs do not end: " + jobs.list());
            }
            Thread.sleep(20);
        }
    }

    /**
     * One that was asked for a time to come, and did not fail meanwhile. The daily comparison with the agency has pauses of
     * its own, for which nobody here waits.
     */
    static boolean isForAnotherDay(JobStatus job) {
        return job.attempts() == 0
                && job.nextAt() != null
                && (job.kind().equals("doi-reconciliation")
                        || job.nextAt().isAfter(Instant.now().plusSeconds(60)));
    }
}
