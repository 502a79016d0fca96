package org.estran.app.home;

/** Told of every {@link Step} just before it is taken. Nobody listens in a running centre; a test ends the process here. */
@FunctionalInterface
public interface StepWatcher {

    /** For what is made without Spring. */
    StepWatcher NOBODY = step -> {};

    void reached(Step step);
}
