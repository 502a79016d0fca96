package org.estran.app.jobs;

import java.time.Duration;

/** Thrown by a job's work: try again, but let at least this time pass (another system said so). */
public final class TryAgainAfter extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration pause;

    public TryAgainAfter(Duration pause, String message) {
        super(message);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
