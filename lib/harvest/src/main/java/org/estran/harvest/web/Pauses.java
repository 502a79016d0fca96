package org.estran.harvest.web;

import java.time.Duration;

/** How one waits; tests do not. */
@FunctionalInterface
public interface Pauses {

    Pauses REAL = Thread::sleep;

    void pause(Duration duration) throws InterruptedException;
}
