package org.estran.harvest.web;

/** A source that cannot be read, or not any further. */
public final class SourceFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong; the word is kebab-case and stable. */
    public enum Reason {
        /** Nobody answers at that address. */
        UNREACHABLE,
        /** The address leads to a private network, and no administrator allowed it. */
        PRIVATE_ADDRESS,
        /** Not {@code http} or {@code https}, or not an address at all. */
        NOT_AN_ADDRESS,
        /** No answer, or not a whole one, within the time given. */
        TOO_SLOW,
        /** The connection ended within an answer, again and again. */
        CUT_OFF,
        /** 429 or 503, again and again. */
        BUSY,
        /** Another error of the source's own: 500 and above. */
        FAILING,
        /** The source refuses: 400 to 499. */
        REFUSED,
        /** Redirected too often, or in a circle. */
        REDIRECTS,
        /** An answer larger than may be. */
        TOO_LARGE,
        /** {@code robots.txt} asks not to read this. */
        ROBOTS,
        /** The answer is not what this kind of source answers with. */
        NOT_UNDERSTOOD,
        /** The source has forgotten where we were. */
        TOKEN_EXPIRED,
        /** The same page comes again and again. */
        GOES_ROUND;

        /** Whether another request to the same place would fare no better. */
        public boolean isForAll() {
            return this == UNREACHABLE || this == PRIVATE_ADDRESS || this == NOT_AN_ADDRESS || this == TOO_SLOW;
        }

        public String word() {
            return "source-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final Reason reason;
    private final String detail;

    public SourceFailed(Reason reason, String detail) {
        super(reason.word() + ": " + detail);
        this.reason = reason;
        this.detail = detail;
    }

    public SourceFailed(Reason reason, String detail, Throwable cause) {
        super(reason.word() + ": " + detail, cause);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /** In a sentence of plain English, with the address. */
    public String detail() {
        return detail;
    }
}
