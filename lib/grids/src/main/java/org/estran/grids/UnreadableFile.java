package org.estran.grids;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that cannot be read as what it claims to be; says why, and where. */
public final class UnreadableFile extends IOException {

    private static final long serialVersionUID = 1L;

    /** The kind of trouble; stable, so that pages can put it in words. */
    public enum Reason {
        /** The first bytes are of no format read here. */
        NOT_RECOGNISED,
        /** The file ends before what its header announces. */
        TRUNCATED,
        /** The header contradicts itself or the format. */
        CORRUPT,
        /** Well-formed perhaps, but uses something that is not read here. */
        UNSUPPORTED
    }

    private final Reason reason;
    private final long position;

    public UnreadableFile(Reason reason, long position, String detail) {
        this(reason, position, detail, null);
    }

    public UnreadableFile(Reason reason, long position, String detail, @Nullable Throwable cause) {
        super(position < 0 ? detail : detail + " (at byte " + position + ")", cause);
        this.reason = reason;
        this.position = position;
    }

    public Reason reason() {
        return reason;
    }

    /** The byte where it went wrong; −1 when unknown. */
    public long position() {
        return position;
    }
}
