package org.estran.opendap.dap4;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Puts bytes into chunks (volume 2, chapter 4): each has a head of four bytes, of which the first says whether it is the last
 * and which way round numbers are, the others how long it is. Whoever does not see the last one knows that bytes are missing.
 */
final class Chunks extends OutputStream {

    private static final int LAST = 1;
    private static final int LITTLE_ENDIAN = 4;
    private static final int LARGEST = 1 << 20;

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;

    Chunks(OutputStream out) {
        this.out = out;
    }

    /** A chunk of its own: the DMR. */
    void alone(byte[] bytes) throws IOException {
        flushBuffer(0);
        head(bytes.length, 0);
        out.write(bytes);
    }

    @Override
    public void write(int value) throws IOException {
        if (filled == buffer.length) {
            flushBuffer(0);
        }
        buffer[filled++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length <= buffer.length - filled) {
            System.arraycopy(bytes, from, buffer, filled, length);
            filled += length;
            return;
        }
        flushBuffer(0);
        for (int done = 0; done < length; done += LARGEST) {
            int size = Math.min(LARGEST, length - done);
            head(size, 0);
            out.write(bytes, from + done, size);
        }
    }

    /** The last chunk, be it empty. */
    void finish() throws IOException {
        head(filled, LAST);
        out.write(buffer, 0, filled);
        filled = 0;
    }

    private void flushBuffer(int flags) throws IOException {
        if (filled > 0) {
            head(filled, flags);
            out.write(buffer, 0, filled);
            filled = 0;
        }
    }

    private void head(int length, int flags) throws IOException {
        out.write(flags | LITTLE_ENDIAN);
        out.write(length >>> 16);
        out.write(length >>> 8);
        out.write(length);
    }
}
