package org.estran.harvest.web;

/** A source that cannot be read, or not any further. */
public final class SourceFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong; the word is kebab-case and stable. */
    public enum Reason {
        /** Nobody answers at that address. */
        UNREACHABLE("source-unreachable"),
        /** The address leads to a private network, and no administrator allowed it. */
        PRIVATE_ADDRESS("source-private-address"),
        /** Not {@code http} or {@code https}, or not an address at all. */
        NOT_AN_ADDRESS("source-not-an-address"),
        /** No answer, or not a whole one, within the time given. */
        TOO_SLOW("source-too-slow"),
        /** The connection ended within an answer, again and again. */
        CUT_OFF("source-cut-off"),
        /** 429 or 503, again and again. */
        BUSY("source-busy"),
        /** Another error of the source's own: 500 and above. */
        FAILING("source-failing"),
        /** The source refuses: 400 to 499. */
        REFUSED("source-refused"),
        /** Redirected too often, or in a circle. */
        REDIRECTS("source-redirects"),
        /** An answer larger than may be. */
        TOO_LARGE("source-too-large"),
        /** {@code robots.txt} asks not to read this. */
        ROBOTS("source-robots"),
        /** The answer is not what this kind of source answers with. */
        NOT_UNDERSTOOD("source-not-understood"),
        /** The source has forgotten where we were. */
        TOKEN_EXPIRED("source-token-expired"),
        /** The same page comes again and again. */
        GOES_ROUND("source-goes-round");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** Whether another request to the same place would fare no better. */
        public boolean isForAll() {
            return this == UNREACHABLE || this == PRIVATE_ADDRESS || this == NOT_AN_ADDRESS || this == TOO_SLOW;
        }

        public String word() {
            return word;
        }
    }

    private final Reason reason;
    private final int status;
    private final String detail;

    public SourceFailed(Reason reason, String detail) {
        this(reason, 0, detail);
    }

    public SourceFailed(Reason reason, int status, String detail) {
        super(reason.word() + ": " + detail);
        this.reason = reason;
        this.status = status;
        this.detail = detail;
    }

    public SourceFailed(Reason reason, String detail, Throwable cause) {
        super(reason.word() + ": " + detail, cause);
        this.reason = reason;
        this.status = 0;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /** The status that was answered, where that is what is wrong; else 0. */
    public int status() {
        return status;
    }

    /** In a sentence of plain English, with the address. */
    public String detail() {
        return detail;
    }
}
