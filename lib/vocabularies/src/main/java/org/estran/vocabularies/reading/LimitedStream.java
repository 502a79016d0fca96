package org.estran.vocabularies.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Refuses what is longer than it may be, as soon as it is: a packed file does not say how long it grows. */
final class LimitedStream extends FilterInputStream {

    private final long most;
    private long read;

    LimitedStream(InputStream in, long most) {
        super(in);
        this.most = most;
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
        count(Math.max(some, 0));
        return some;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Nothing: whoever opened what is read closes it, and may want its last bytes. */
    @Override
    public void close() {}

    private void count(int more) {
        read += more;
        if (read > most) {
            throw ThesaurusFile.tooLarge(most);
        }
    }
}
