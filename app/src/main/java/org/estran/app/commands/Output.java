package org.estran.app.commands;

import org.estran.app.pages.Words;

/**
 * What a command tells while it works. Every method is also where a command ends once its caller has stopped it: tell
 * progress between transactions, never within one.
 */
public interface Output {

    /** The words of the caller's language. */
    Words words();

    /**
     * A line that stays.
     *
     * @throws CommandStopped when nobody waits for it any more
     */
    void say(String line);

    /**
     * How far the work is; may be told as often as one likes, and the next one takes its place.
     *
     * @throws CommandStopped when nobody waits for it any more
     */
    void progress(String line);

    /**
     * A line on what went wrong; goes to standard error.
     *
     * @throws CommandStopped when nobody waits for it any more
     */
    void complain(String line);
}
