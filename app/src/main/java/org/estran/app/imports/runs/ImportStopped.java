package org.estran.app.imports.runs;

import java.util.Objects;
import org.estran.app.home.FullDisk;
import org.estran.app.imports.ImportRun;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.transaction.TransactionSystemException;

/** A run that could not go on. */
final class ImportStopped extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ImportRun.Failure failure;
    private final boolean forAPerson;

    private ImportStopped(ImportRun.Failure failure, boolean forAPerson, Throwable cause) {
        super(failure.words(), cause);
        this.failure = failure;
        this.forAPerson = forAPerson;
    }

    static ImportStopped because(RuntimeException failed) {
        // A full disk makes SQLite undo the transaction by itself, and then there is nothing left to roll back.
        Throwable first = failed instanceof TransactionSystemException unfinished
                ? Objects.requireNonNullElse(unfinished.getApplicationException(), failed)
                : failed;
        if (FullDisk.isCauseOf(first)) {
            return new ImportStopped(
                    new ImportRun.Failure("no-room", "There is no room left on the disk; whole batches were kept."),
                    true,
                    failed);
        }
        if (first instanceof ProblemException told) {
            Problem problem = told.problem();
            return new ImportStopped(
                    new ImportRun.Failure(problem.code(), problem.detail()),
                    problem.move() == Problem.Move.CAPACITY,
                    failed);
        }
        return new ImportStopped(new ImportRun.Failure("import-stopped", first.toString()), false, failed);
    }

    ImportRun.Failure failure() {
        return failure;
    }

    /** Trying again cannot help until somebody makes room. */
    boolean isForAPerson() {
        return forAPerson;
    }
}
