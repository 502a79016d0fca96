package org.estran.app.imports.runs;

import java.sql.SQLException;
import java.util.Objects;
import org.estran.app.imports.ImportRun;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.transaction.TransactionSystemException;

/** A run that could not go on. */
final class ImportStopped extends Exception {

    private static final long serialVersionUID = 1L;

    // SQLITE_IOERR and SQLITE_FULL (https://sqlite.org/rescode.html); PostgreSQL says class 53.
    private static final int IO_ERROR = 10;
    private static final int FULL = 13;
    private static final String INSUFFICIENT_RESOURCES = "53";

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
        for (Throwable at = first; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql && isNoRoom(sql)) {
                return new ImportStopped(
                        new ImportRun.Failure("no-room", "There is no room left on the disk. " + sql.getMessage()),
                        true,
                        failed);
            }
            if (at instanceof ProblemException told) {
                Problem problem = told.problem();
                return new ImportStopped(
                        new ImportRun.Failure(problem.code(), problem.detail()),
                        problem.move() == Problem.Move.CAPACITY,
                        failed);
            }
        }
        return new ImportStopped(new ImportRun.Failure("import-stopped", first.toString()), false, failed);
    }

    private static boolean isNoRoom(SQLException failed) {
        int code = failed.getErrorCode() & 0xFF;
        String state = failed.getSQLState();
        return code == FULL || code == IO_ERROR || (state != null && state.startsWith(INSUFFICIENT_RESOURCES));
    }

    ImportRun.Failure failure() {
        return failure;
    }

    /** Trying again cannot help until somebody makes room. */
    boolean isForAPerson() {
        return forAPerson;
    }
}
