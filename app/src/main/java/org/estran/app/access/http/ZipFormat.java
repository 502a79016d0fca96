package org.estran.app.access.http;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * The records of a ZIP file with stored entries (PKWARE APPNOTE 6.3.10; ISO/IEC 21320-1 without its limits): sizes and
 * offsets beyond 32 bits in ZIP64 extra fields (4.5.3), names in UTF-8 (general purpose bit 11), the time also in seconds
 * of UTC (extra field 0x5455 of Info-ZIP), since MS-DOS knew no zones.
 */
final class ZipFormat {

    /** Fields of 32 bits that hold this value have their real one in the ZIP64 extra field. */
    private static final long FULL = 0xFFFFFFFFL;

    private static final int FULL_COUNT = 0xFFFF;
    private static final int UTF8_NAMES = 1 << 11;
    private static final short VERSION_PLAIN = 10;
    private static final short VERSION_ZIP64 = 45;
    private static final int MADE_ON_UNIX = 3 << 8;
    /** A regular file, rw-r--r--. */
    private static final int UNIX_MODE = 0100644;

    private static final int TIME_EXTRA = 9;

    private final int dosTime;
    private final long seconds;

    /** @param stamp the time every entry carries */
    ZipFormat(Instant stamp) {
        LocalDateTime time = LocalDateTime.ofInstant(stamp, ZoneOffset.UTC);
        this.dosTime = time.getYear() < 1980 || time.getYear() > 2107 ? (1 << 21) | (1 << 16) : dos(time);
        this.seconds = stamp.getEpochSecond();
    }

    /** A stored file: its name's UTF-8 bytes, its size and CRC-32. */
    record Entry(byte[] name, long size, long crc32) {
        boolean isLarge() {
            return size >= FULL;
        }
    }

    /** 4.3.7. */
    byte[] localHeader(Entry entry) {
        int extra = timeExtra() + (entry.isLarge() ? 20 : 0);
        ByteBuffer out = buffer(30 + entry.name().length + extra);
        out.putInt(0x04034b50);
        common(out, entry, entry.isLarge());
        out.putShort((short) entry.name().length).putShort((short) extra);
        out.put(entry.name());
        if (entry.isLarge()) {
            out.putShort((short) 1).putShort((short) 16).putLong(entry.size()).putLong(entry.size());
        }
        putTime(out);
        return out.array();
    }

    /** 4.3.12, of the central directory. */
    byte[] centralHeader(Entry entry, long offset) {
        boolean far = offset >= FULL;
        int zip64 = (entry.isLarge() ? 16 : 0) + (far ? 8 : 0);
        int extra = timeExtra() + (zip64 == 0 ? 0 : 4 + zip64);
        ByteBuffer out = buffer(46 + entry.name().length + extra);
        out.putInt(0x02014b50).putShort((short) (MADE_ON_UNIX | VERSION_ZIP64));
        common(out, entry, zip64 > 0);
        out.putShort((short) entry.name().length).putShort((short) extra);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        out.putInt(UNIX_MODE << 16).putInt((int) (far ? FULL : offset));
        out.put(entry.name());
        if (zip64 > 0) {
            out.putShort((short) 1).putShort((short) zip64);
            if (entry.isLarge()) {
                out.putLong(entry.size()).putLong(entry.size());
            }
            if (far) {
                out.putLong(offset);
            }
        }
        putTime(out);
        return out.array();
    }

    /** 4.3.14 to 4.3.16: what stands behind the central directory. */
    byte[] end(long entries, long directoryStart, long directorySize) {
        boolean zip64 = entries >= FULL_COUNT || directoryStart >= FULL || directorySize >= FULL;
        ByteBuffer out = buffer((zip64 ? 56 + 20 : 0) + 22);
        if (zip64) {
            out.putInt(0x06064b50).putLong(44);
            out.putShort((short) (MADE_ON_UNIX | VERSION_ZIP64)).putShort(VERSION_ZIP64);
            out.putInt(0).putInt(0).putLong(entries).putLong(entries);
            out.putLong(directorySize).putLong(directoryStart);
            out.putInt(0x07064b50)
                    .putInt(0)
                    .putLong(directoryStart + directorySize)
                    .putInt(1);
        }
        short count = (short) Math.min(entries, FULL_COUNT);
        out.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort(count)
                .putShort(count);
        out.putInt((int) Math.min(directorySize, FULL)).putInt((int) Math.min(directoryStart, FULL));
        out.putShort((short) 0);
        return out.array();
    }

    /** From the version needed to the sizes, which both kinds of header have alike. */
    private void common(ByteBuffer out, Entry entry, boolean zip64) {
        int size = (int) (entry.isLarge() ? FULL : entry.size());
        out.putShort(zip64 ? VERSION_ZIP64 : VERSION_PLAIN);
        out.putShort((short) UTF8_NAMES).putShort((short) 0).putInt(dosTime);
        out.putInt((int) entry.crc32()).putInt(size).putInt(size);
    }

    private boolean hasTimeExtra() {
        return seconds == (int) seconds && seconds >= 0;
    }

    private int timeExtra() {
        return hasTimeExtra() ? TIME_EXTRA : 0;
    }

    private void putTime(ByteBuffer out) {
        if (hasTimeExtra()) {
            out.putShort((short) 0x5455).putShort((short) 5).put((byte) 1).putInt((int) seconds);
        }
    }

    private static int dos(LocalDateTime time) {
        return (time.getYear() - 1980) << 25
                | time.getMonthValue() << 21
                | time.getDayOfMonth() << 16
                | time.getHour() << 11
                | time.getMinute() << 5
                | time.getSecond() / 2;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
