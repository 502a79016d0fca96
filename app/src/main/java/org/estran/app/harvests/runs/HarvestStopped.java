package org.estran.app.harvests.runs;

import java.util.Objects;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.home.FullDisk;
import org.estran.harvest.web.SourceFailed;
import org.estran.terms.ProblemException;
import org.springframework.transaction.TransactionSystemException;

/** A run that could not go on. */
final class HarvestStopped extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient HarvestRun.Failure failure;

    private HarvestStopped(HarvestRun.Failure failure, Throwable cause) {
        super(failure.words(), cause);
        this.failure = failure;
    }

    static HarvestStopped because(SourceFailed failed) {
        return new HarvestStopped(new HarvestRun.Failure(failed.reason().word(), failed.detail()), failed);
    }

    static HarvestStopped because(RuntimeException failed) {
        // A full disk makes SQLite undo the transaction by itself, and then there is nothing left to roll back.
        Throwable first = failed instanceof TransactionSystemException unfinished
                ? Objects.requireNonNullElse(unfinished.getApplicationException(), failed)
                : failed;
        if (FullDisk.isCauseOf(first)) {
            return new HarvestStopped(
                    new HarvestRun.Failure("no-room", "There is no room left on the disk; whole pages were kept."),
                    failed);
        }
        if (first instanceof ProblemException told) {
            return new HarvestStopped(
                    new HarvestRun.Failure(told.problem().code(), String.valueOf(told.getMessage())), failed);
        }
        return new HarvestStopped(
                new HarvestRun.Failure("internal-error", "A mistake of ours; the log has it: " + failed), failed);
    }

    HarvestRun.Failure failure() {
        return failure;
    }
}
