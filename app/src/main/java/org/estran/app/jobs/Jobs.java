package org.estran.app.jobs;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Asks for durable jobs and shows those that are not done. */
public final class Jobs implements AutoCloseable {

    public Jobs(
            DataSource database, PlatformTransactionManager transactions, Clock clock, Supplier<List<JobKind>> kinds) {}

    /**
     * Asks for a job in the caller's transaction (or one of its own): it runs soon after the commit, and never when
     * that transaction is rolled back. Asking for a job that waits already changes nothing but its data; asking for one
     * that is running makes it run once more afterwards; asking for one that failed makes it run again.
     *
     * @param kind the name of a {@link JobKind}
     * @param instance which of that kind; at most 100 characters
     */
    public void ask(String kind, String instance, String data) {
        throw new UnsupportedOperationException();
    }

    /** Those that wait, run or failed: first what failed, then by the time of their next run; at most 500. */
    public List<JobStatus> list() {
        throw new UnsupportedOperationException();
    }

    /**
     * Runs a waiting or failed job now, its attempts counted anew.
     *
     * @return false when there is no such job, or it is running
     */
    public boolean retryNow(String kind, String instance) {
        throw new UnsupportedOperationException();
    }

    /** Begins to run jobs; what was running when the process died runs again. */
    public void start() {}

    /** Lets running jobs end for a few seconds; what is interrupted runs again at the next start. */
    @Override
    public void close() {}
}
