package org.estran.terms;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what is read, and refuses as soon as it is more than it may be: neither an upload nor what a packed file grows to
 * can be believed beforehand. Skipped bytes count; there is no going back to a mark.
 */
public class LimitedStream extends FilterInputStream {

    private final long most;
    private final Excess excess;
    private long count;

    /** Says so to whoever reads too much. */
    @FunctionalInterface
    public interface Excess {
        /**
         * Throws, in any case.
         *
         * @param read how many bytes were read by then
         */
        void refuse(long read) throws IOException;
    }

    /**
     * @param most how many bytes may be read
     */
    public LimitedStream(InputStream in, long most, Excess excess) {
        super(in);
        this.most = most;
        this.excess = excess;
    }

    /** How many bytes were read, those that were too many among them. */
    public final long count() {
        return count;
    }

    @Override
    public final int read() throws IOException {
        int one = in.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        int some = in.read(into, offset, length);
        counted(Math.max(some, 0));
        return some;
    }

    @Override
    public final long skip(long bytes) throws IOException {
        long skipped = in.skip(bytes);
        counted(skipped);
        return skipped;
    }

    @Override
    public final boolean markSupported() {
        return false;
    }

    private void counted(long more) throws IOException {
        count += more;
        if (count > most) {
            excess.refuse(count);
        }
    }
}
