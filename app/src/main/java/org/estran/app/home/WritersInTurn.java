package org.estran.app.home;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Transactions of one process begin in the order in which they asked. SQLite knows no queue: who waits looks again every
 * tenth of a second, and a busy writer that begins anew at once kept others out for half a minute. Waiting here takes
 * no connection from the readers and pins no carrier thread in native code.
 */
final class WritersInTurn extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Duration patience;

    WritersInTurn(DataSource database, Duration patience) {
        super(database);
        this.patience = patience;
    }

    /** @throws ProblemException {@code database-busy} when the turn did not come in time */
    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        awaitTurn();
        try {
            super.doBegin(transaction, definition);
        } catch (RuntimeException | Error notBegun) {
            turn.unlock();
            throw notBegun;
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        try {
            super.doCleanupAfterCompletion(transaction);
        } finally {
            turn.unlock();
        }
    }

    boolean somebodyWaits() {
        return turn.hasQueuedThreads();
    }

    private void awaitTurn() {
        try {
            if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(
                        new Problem.Busy("database-busy", "Other changes are being written; this one was not begun."));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Busy("database-busy", "The server is stopping."), stopped);
        }
    }
}
