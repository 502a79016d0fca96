package org.estran.app.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A distribution that this caller may read. Only {@link Access} makes one, so whoever holds it has passed the gate.
 */
public final class Readable {

    private final Distribution distribution;
    private final Path file;
    private final boolean toAll;

    Readable(Distribution distribution, Path file, boolean toAll) {
        this.distribution = distribution;
        this.file = file;
        this.toAll = toAll;
    }

    public Distribution distribution() {
        return distribution;
    }

    /** Whether anybody may read it at this moment. */
    public boolean isToAll() {
        return toAll;
    }

    /** The same at an address that is not everybody's. */
    public Readable forThisCaller() {
        return new Readable(distribution, file, false);
    }

    /** The bytes; the caller closes the channel. */
    public FileChannel channel() throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    /** For readers of data formats that need a file; never to be written to. */
    public Path file() {
        return file;
    }
}
