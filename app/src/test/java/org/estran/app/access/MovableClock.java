package org.estran.app.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The time of the machine, moved by hand. */
public final class MovableClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;
    private volatile Instant stopped = Instant.MAX;

    /** Stands still at that instant. */
    public void stopAt(Instant instant) {
        stopped = instant;
    }

    /** Goes on from that instant. */
    public void goOnFrom(Instant instant) {
        ahead = Duration.between(Clock.systemUTC().instant(), instant);
        stopped = Instant.MAX;
    }

    @Override
    public Instant instant() {
        return stopped.equals(Instant.MAX) ? Clock.systemUTC().instant().plus(ahead) : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
