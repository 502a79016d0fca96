package org.estran.observations;

import java.io.IOException;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read as observations; says why, and where. */
public final class RefusedFile extends IOException {

    private static final long serialVersionUID = 1L;

    /** The kind of trouble; stable. */
    public enum Reason {
        /** Of no format read here. */
        NOT_RECOGNISED("observations-not-recognised"),
        /** Of a known format, and holds something else: a grid, metadata of a float. */
        NO_OBSERVATIONS("observations-none"),
        /** Contradicts itself, its format or ends too early. */
        BROKEN("observations-broken"),
        /** Well-formed perhaps, but uses something that is not read here. */
        UNSUPPORTED("observations-unsupported");

        private final String code;

        Reason(String code) {
            this.code = code;
        }
    }

    private final Reason reason;
    private final long line;

    public RefusedFile(Reason reason, String detail) {
        this(reason, 0, detail, null);
    }

    /** @param line of a text file, from 1; 0 when it is not about one */
    public RefusedFile(Reason reason, long line, String detail) {
        this(reason, line, detail, null);
    }

    public RefusedFile(Reason reason, long line, String detail, @Nullable Throwable cause) {
        super(line > 0 ? "line " + line + ": " + detail : detail, cause);
        this.reason = reason;
        this.line = line;
    }

    public Reason reason() {
        return reason;
    }

    /** From 1; 0 when it is not about a line. */
    public long line() {
        return line;
    }

    /** The same as a finding. */
    public Finding finding() {
        return Finding.blocking(reason.code, line > 0 ? "/lines/" + line : "", String.valueOf(getMessage()));
    }
}
