package org.estran.app.jobs;

/** Thrown by a job's work: trying again cannot help until somebody mends something. The message says what. */
public final class NeedsAPerson extends Exception {

    private static final long serialVersionUID = 1L;

    public NeedsAPerson(String message) {
        super(message);
    }
}
