package org.estran.opendap;

/** A request that the protocol answers with an error. The message is for people and names nothing of this machine. */
public final class DapException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of error; the numbers are those of DAP2's Error object as its Java servers send them. */
    public enum Kind {
        NO_SUCH_FILE(1),
        NO_SUCH_VARIABLE(2),
        MALFORMED(3),
        NOT_AUTHORIZED(4),
        UNREADABLE(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }

    private final Kind kind;

    public DapException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static DapException malformed(String message) {
        return new DapException(Kind.MALFORMED, message);
    }

    public static DapException unknown(String variable) {
        return new DapException(Kind.NO_SUCH_VARIABLE, "The variable `" + variable + "' was not found in the dataset.");
    }

    public Kind kind() {
        return kind;
    }
}
