package org.estran.crosswalks.iso;

/** A document that gives no record at all, with the reason and the place where reading stopped. */
public final class UnreadableDocument extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why a document was refused. */
    public enum Reason {
        NOT_WELL_FORMED("not-well-formed"),
        UNDECLARED_PREFIX("undeclared-prefix"),
        WRONG_ENCODING("wrong-encoding"),
        NOT_ISO("not-iso"),
        TOO_LARGE("too-large"),
        DOCTYPE_REFUSED("doctype-refused");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** Stable, kebab-case. */
        public String code() {
            return code;
        }
    }

    private final Reason reason;
    private final int line;
    private final int column;
    private final String detail;

    UnreadableDocument(Reason reason, int line, int column, String detail) {
        super(reason.code() + " at " + line + ":" + column + ": " + detail);
        this.reason = reason;
        this.line = line;
        this.column = column;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /** {@link Reason#code()}. */
    public String code() {
        return reason.code();
    }

    /** From 1; 0 where the place is unknown. */
    public int line() {
        return line;
    }

    /** From 1; 0 where the place is unknown. */
    public int column() {
        return column;
    }

    /** What the parser met, in a few words of plain English. */
    public String detail() {
        return detail;
    }
}
