package org.estran.app.commands;

/** How a command ended, for the shell that called it. */
public enum ExitStatus {
    DONE(0),
    FAILED(1),
    MISUSED(2);

    private final int number;

    ExitStatus(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
