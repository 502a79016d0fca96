package org.estran.app.access.contents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends with {@link TooMuch} where more was unpacked than the limits allow, or more than so small an archive can honestly hold. */
final class CountedStream extends FilterInputStream {

    /** Small archives of zeros are no harm. */
    private static final long HARMLESS = 64L << 20;

    private final long most;
    private final long bomb;
    private long read;

    CountedStream(InputStream in, long packedSize, Limits limits) {
        super(in);
        this.most = limits.bytes();
        this.bomb = Math.max(HARMLESS, packedSize * limits.ratio());
    }

    /** More than is read; the message is the finding's code. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String code) {
            super(code);
        }
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int some = super.read(into, offset, length);
        count(some);
        return some;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    private void count(long some) throws IOException {
        read += Math.max(0, some);
        if (read > bomb) {
            throw new TooMuch("archive-bomb");
        }
        if (read > most) {
            throw new TooMuch("archive-too-long");
        }
    }
}
