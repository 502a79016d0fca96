package org.estran.app.home;

/**
 * One step of a change that goes beyond a single transaction. Each room names the steps of its own in an enum; between
 * any two of them the process may die, and what is then on disk must be enough to go on or to undo.
 */
public interface Step {

    /** The constant's own name. */
    String name();
}
