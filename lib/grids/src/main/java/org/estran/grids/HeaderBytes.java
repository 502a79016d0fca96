package org.estran.grids;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.estran.grids.UnreadableFile.Reason;

/** Big-endian reading of a header, with the position at hand and every length checked against what the file holds. */
final class HeaderBytes {

    /** No honest header comes near; it bounds what a hostile one can make us keep. */
    private static final long LARGEST_HEADER = 64L << 20;

    private static final int LARGEST_NAME = 4096;

    private final FileChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(16384).limit(0);
    private long bufferStart;

    HeaderBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** The bytes of the file. */
    long size() {
        return size;
    }

    /** The next byte to be read. */
    long position() {
        return bufferStart + buffer.position();
    }

    int int32() throws IOException {
        need(4);
        return buffer.getInt();
    }

    long int64() throws IOException {
        need(8);
        return buffer.getLong();
    }

    void skip(int bytes) throws IOException {
        need(bytes);
        buffer.position(buffer.position() + bytes);
    }

    /** A count of things that take at least so many bytes each, if that many can still follow. */
    int affordable(long count, int smallest, String what) throws UnreadableFile {
        if (count > (size - position()) / smallest) {
            throw new UnreadableFile(
                    Reason.TRUNCATED, position(), count + " " + what + " announced, more than the file can hold");
        }
        if (count > (LARGEST_HEADER - position()) / smallest) {
            throw new UnreadableFile(Reason.UNSUPPORTED, position(), "a header of more than 64 MiB");
        }
        return (int) count;
    }

    /** A name of that many bytes, padded to four. */
    String name(long length) throws IOException {
        if (length > LARGEST_NAME || length == 0) {
            throw corrupt("a name of " + length + " bytes");
        }
        long at = position();
        byte[] bytes = bytes((int) length);
        String name = Values.text(bytes, 0, bytes.length);
        if (name.indexOf(0) >= 0) {
            throw new UnreadableFile(Reason.CORRUPT, at, "a name holds a NUL");
        }
        return name;
    }

    /** Values of an attribute, padded to four bytes; the count was checked to be affordable. */
    Values values(DataType type, int count) throws IOException {
        byte[] bytes = bytes(count * type.size());
        return Values.decode(type, new long[] {count}, ByteBuffer.wrap(bytes), ByteOrder.BIG_ENDIAN);
    }

    UnreadableFile corrupt(String detail) {
        return new UnreadableFile(Reason.CORRUPT, position(), detail);
    }

    private byte[] bytes(int length) throws IOException {
        int padded = (length + 3) / 4 * 4;
        if (padded > size - position()) {
            throw truncated(padded);
        }
        byte[] bytes = new byte[length];
        int done = 0;
        while (done < length) {
            need(1);
            int part = Math.min(buffer.remaining(), length - done);
            buffer.get(bytes, done, part);
            done += part;
        }
        skip(padded - length);
        return bytes;
    }

    private void need(int bytes) throws IOException {
        if (buffer.remaining() >= bytes) {
            return;
        }
        long at = position();
        if (bytes > size - at) {
            throw truncated(bytes);
        }
        buffer.clear();
        bufferStart = at;
        while (buffer.position() < bytes) {
            if (channel.read(buffer, bufferStart + buffer.position()) < 0) {
                buffer.flip().position(0);
                throw truncated(bytes);
            }
        }
        buffer.flip();
    }

    private UnreadableFile truncated(int bytes) {
        return new UnreadableFile(
                Reason.TRUNCATED, position(), "the header goes on for at least " + bytes + " bytes, but the file ends");
    }
}
