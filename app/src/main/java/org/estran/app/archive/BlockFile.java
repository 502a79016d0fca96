package org.estran.app.archive;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written block by block. Whole blocks go past the page cache where the disk allows it (direct I/O):
 * copying gigabytes into a cache where nobody reads them took longer than all the digests.
 */
final class BlockFile implements Closeable, DigestingWriter.Sink {

    private final Path file;
    private final int block;
    private final FileChannel plain;
    private @Nullable FileChannel direct;
    private @Nullable ByteBuffer aligned;
    private boolean tried;
    private long position;

    /**
     * A new file.
     *
     * @param block bytes; a multiple of any disk's block
     * @throws java.nio.file.FileAlreadyExistsException when the file is there
     */
    BlockFile(Path file, int block) throws IOException {
        this(file, block, 0, StandardOpenOption.CREATE_NEW);
    }

    private BlockFile(Path file, int block, long position, StandardOpenOption how) throws IOException {
        this.file = file;
        this.block = block;
        this.position = position;
        this.plain = FileChannel.open(file, how, StandardOpenOption.WRITE);
    }

    /** The file to go on with at that position, new if need be; what it held behind it is cut off. */
    static BlockFile goingOn(Path file, int block, long position) throws IOException {
        BlockFile opened = new BlockFile(file, block, position, StandardOpenOption.CREATE);
        opened.cutAt(position);
        return opened;
    }

    void cutAt(long size) throws IOException {
        plain.truncate(size);
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
        FileChannel past = length == block ? pastTheCache() : null;
        ByteBuffer buffer = aligned;
        if (past != null && buffer != null) {
            buffer.clear();
            buffer.put(bytes, 0, length).flip();
            int written = past.write(buffer, position);
            position += written;
            left.position(written);
        }
        while (left.hasRemaining()) {
            position += plain.write(left, position);
        }
    }

    /** Opened with the first whole block, so that small files do not pay for it. */
    private @Nullable FileChannel pastTheCache() throws IOException {
        if (!tried) {
            tried = true;
            try {
                int unit = Math.toIntExact(Files.getFileStore(file).getBlockSize());
                direct = FileChannel.open(file, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT);
                aligned = ByteBuffer.allocateDirect(block + unit)
                        .alignedSlice(unit)
                        .limit(block)
                        .slice();
            } catch (UnsupportedOperationException | IOException notHere) {
                // Some file systems (tmpfs, many network ones) have no such thing; the cache serves as well.
                direct = null;
            }
        }
        // Only a position on a boundary of blocks can be written so: after a short write there is none left.
        return position % block == 0 ? direct : null;
    }

    @Override
    public void close() throws IOException {
        try (FileChannel first = plain;
                FileChannel second = direct) {
            aligned = null;
        }
    }
}
