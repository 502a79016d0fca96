package org.estran.app.thredds.subsets;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.estran.opendap.Blocks;

/** A stream that asks before each block whether there is a use in going on. */
final class GoingStream extends FilterOutputStream {

    private final Blocks.Going going;

    GoingStream(OutputStream out, Blocks.Going going) {
        super(out);
        this.going = going;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        going.on();
        out.write(bytes, from, length);
    }
}
