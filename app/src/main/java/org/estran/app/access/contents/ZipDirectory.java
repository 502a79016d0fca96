package org.estran.app.access.contents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** How long a zip's central directory can be, whatever its fields claim: from where it is said to begin to the file's end. */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int ZIP64_END = 0x06064b50;
    private static final int LONGEST_END = 22 + 0xFFFF;

    private ZipDirectory() {}

    /** In bytes; the whole file where nothing can be made out. */
    static long size(FileChannel file) throws IOException {
        long size = file.size();
        ByteBuffer tail = read(file, Math.max(0, size - LONGEST_END), (int) Math.min(size, LONGEST_END));
        for (int at = tail.limit() - 22; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                long start = Integer.toUnsignedLong(tail.getInt(at + 16));
                return size - (start == 0xFFFFFFFFL ? zip64Start(file, size - tail.limit() + at) : start);
            }
        }
        return size;
    }

    private static long zip64Start(FileChannel file, long end) throws IOException {
        if (end < 20) {
            return 0;
        }
        long record = read(file, end - 20, 20).getLong(8);
        if (record < 0 || record > end - 56) {
            return 0;
        }
        ByteBuffer zip64 = read(file, record, 56);
        return zip64.getInt(0) == ZIP64_END ? Math.clamp(zip64.getLong(48), 0, end) : 0;
    }

    private static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            // Until it is full or the file ends.
        }
        return bytes.flip().limit(bytes.limit());
    }
}
