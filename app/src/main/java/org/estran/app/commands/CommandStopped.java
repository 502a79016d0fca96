package org.estran.app.commands;

/** Whoever called the command is gone (Ctrl-C, a closed terminal), or the server stops. */
public final class CommandStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CommandStopped() {
        super("the command was stopped", null, false, false);
    }
}
