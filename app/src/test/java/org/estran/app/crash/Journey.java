package org.estran.app.crash;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** A change of the centre that must survive its death at any place on the way. */
interface Journey extends AutoCloseable {

    /** What the child does. */
    Class<? extends Errand> errand();

    /** Makes the home that every child begins from (each has a copy of its own). */
    void prepare(Path home) throws Exception;

    /** What the child that is to be killed at that place is told; asked once for each. */
    default Map<String, Object> properties(String place) {
        return Map.of();
    }

    /** Whether a child is killed there; every place on the way is offered. What the engine of jobs notes for itself is its own matter. */
    default boolean isDeadly(String place) {
        return !place.matches("commit (job|scheduled_tasks|job\\+scheduled_tasks)#.*");
    }

    /** Places at which a child must be killed, so that one renamed or passed by no more is noticed. */
    default Set<String> mustDieAt() {
        return Set.of();
    }

    /** Told of the home on which all went well. */
    default void rehearsed(Path home) throws Exception {}

    /** Starts on the home of a child that was killed there, and looks whether all is whole; the next child may be at work meanwhile. */
    void check(Path home, String place) throws Exception;

    @Override
    default void close() {}
}
