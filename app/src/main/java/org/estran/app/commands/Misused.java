package org.estran.app.commands;

/** A command was called in a way that means nothing; the message says which, in the language of who called. */
public final class Misused extends Exception {

    private static final long serialVersionUID = 1L;

    public Misused(String message) {
        super(message);
    }

    /** What is wrong; never null. */
    public String what() {
        return String.valueOf(getMessage());
    }
}
