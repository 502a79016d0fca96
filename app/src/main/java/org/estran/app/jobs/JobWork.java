package org.estran.app.jobs;

/** What a job does. It runs on a virtual thread, outside any transaction, and may run twice for one request. */
@FunctionalInterface
public interface JobWork {

    /**
     * Does the work, or throws to be tried again by the kind's {@link RetryPolicy}.
     *
     * @throws TryAgainAfter to be tried again, but not sooner than this
     * @throws NeedsAPerson when trying again cannot help; the job stays listed as failed
     */
    void run(JobRequest request) throws Exception;
}
