package org.estran.app.commands;

/**
 * A verb of the command line that works on a home; a bean of the room whose work it does. It runs in the server that
 * holds the home, several at a time, or alone in a process of its own: there no jobs run, so what it asks of
 * {@code jobs} waits for the next start of the server.
 *
 * <p>What it is called with is described, in both languages, by the message {@code command.NAME.usage}: one line, without
 * the name of the script.
 */
public interface Command {

    /** The verb: one lower-case word. */
    String name();

    /** Whether it may work only while no server runs on the home. */
    default boolean needsHomeToItself() {
        return false;
    }

    /**
     * Does the work, telling how it goes.
     *
     * @throws Misused when it cannot be meant so; the usage is then told
     * @throws org.estran.terms.ProblemException told in its own words; the command has failed
     * @throws CommandStopped from {@link Output}, to be let through
     */
    ExitStatus run(Invocation invocation, Output output) throws Exception;
}
