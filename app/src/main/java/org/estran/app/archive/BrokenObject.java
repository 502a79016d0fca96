package org.estran.app.archive;

/** An object of the archive, or a document in it, is not what its inventory says; the message tells why. */
public final class BrokenObject extends Exception {

    private static final long serialVersionUID = 1L;

    public BrokenObject(String reason) {
        super(reason);
    }

    public BrokenObject(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why; never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
