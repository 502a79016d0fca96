package org.estran.app.deposit;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;

/** Ends an upload that grows beyond the limit, whatever length it had announced. */
final class LimitedStream extends FilterInputStream {

    private final Supplier<ProblemException> refusal;
    private long left;

    /** @param refusal what is said when it is longer */
    LimitedStream(InputStream in, long limit, Supplier<ProblemException> refusal) {
        super(in);
        this.refusal = refusal;
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(read);
        return read;
    }

    private void count(int read) {
        if (read > 0) {
            left -= read;
        }
        if (left < 0) {
            throw refusal.get();
        }
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(new Problem.TooLarge(
                "file-too-large", "A file may have " + limit + " bytes at most; nothing was kept."));
    }
}
