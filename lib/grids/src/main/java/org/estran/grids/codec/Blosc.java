package org.estran.grids.codec;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * <a href="https://github.com/Blosc/c-blosc/blob/main/README_CHUNK_FORMAT.rst">Blosc 1</a>: Zarr's default compressor,
 * HDF5's registered filter 32001. A chunk is cut into blocks, a block perhaps into one stream for each byte of a value;
 * each block was shuffled by bytes, by bits or not at all, and compressed by one of five codecs.
 */
public record Blosc() implements Codec {

    private static final int HEADER = 16;
    private static final int BYTE_SHUFFLED = 1;
    private static final int COPIED = 2;
    private static final int BIT_SHUFFLED = 4;
    private static final int NOT_SPLIT = 16;
    private static final int MOST_STREAMS = 16;
    private static final int SMALLEST_STREAM = 128;

    private record Header(int flags, int width, int size, int block) {

        /** Whether full blocks are cut into one stream for each byte of a value. */
        int streams(boolean lastAndShort) {
            boolean split = (flags & NOT_SPLIT) == 0
                    && width <= MOST_STREAMS
                    && block / width >= SMALLEST_STREAM
                    && !lastAndShort;
            return split ? width : 1;
        }
    }

    @Override
    public byte[] decode(byte[] encoded, int largest) throws DataFormatException {
        ByteBuffer in = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        Header header = header(in, largest);
        byte[] out = new byte[header.size()];
        if ((header.flags() & COPIED) != 0) {
            checkRoom(HEADER, header.size(), encoded.length);
            return Arrays.copyOfRange(encoded, HEADER, HEADER + header.size());
        }
        int blocks = header.size() == 0 ? 0 : (header.size() - 1) / header.block() + 1;
        checkRoom(HEADER, blocks * 4L, encoded.length);
        byte[] shuffled = new byte[Math.min(header.block(), header.size())];
        for (int b = 0; b < blocks; b++) {
            int at = b * header.block();
            int length = Math.min(header.block(), header.size() - at);
            block(header, in, in.getInt(HEADER + 4 * b), length, shuffled);
            unshuffle(header, shuffled, length, out, at);
        }
        return out;
    }

    private static Header header(ByteBuffer in, int largest) throws DataFormatException {
        checkRoom(0, HEADER, in.limit());
        Header header = new Header(in.get(2) & 0xFF, Math.max(1, in.get(3) & 0xFF), in.getInt(4), in.getInt(8));
        if (header.size() < 0 || header.size() > largest || (header.block() <= 0 && header.size() > 0)) {
            throw new DataFormatException("blosc: " + header.size() + " bytes in blocks of " + header.block());
        }
        return header;
    }

    private static void block(Header header, ByteBuffer in, int start, int length, byte[] into)
            throws DataFormatException {
        int streams = header.streams(length < header.block());
        int part = length / streams;
        int at = start;
        for (int s = 0; s < streams; s++) {
            checkRoom(at, 4, in.limit());
            int size = in.getInt(at);
            checkRoom(at + 4L, size, in.limit());
            if (size == part) {
                System.arraycopy(in.array(), at + 4, into, s * part, part);
            } else if (decompress(header.flags() >> 5, in.array(), at + 4, size, into, s * part, part) != part) {
                throw new DataFormatException("blosc: a block is shorter than it should be");
            }
            at += 4 + size;
        }
    }

    private static void unshuffle(Header header, byte[] shuffled, int length, byte[] out, int at) {
        if ((header.flags() & BYTE_SHUFFLED) != 0 && header.width() > 1) {
            Shuffle.unshuffle(shuffled, 0, length, header.width(), out, at);
        } else if ((header.flags() & BIT_SHUFFLED) != 0 && length >= header.width()) {
            BitShuffle.unshuffle(shuffled, length, header.width(), out, at);
        } else {
            System.arraycopy(shuffled, 0, out, at, length);
        }
    }

    private static int decompress(int codec, byte[] from, int start, int length, byte[] into, int at, int room)
            throws DataFormatException {
        return switch (codec) {
            case 0 -> BloscLz.decode(from, start, length, into, at, room);
            case 1 -> Lz4.decode(from, start, length, into, at, room);
            case 2 -> snappy(from, start, length, into, at, room);
            case 3 -> inflate(from, start, length, into, at, room);
            case 4 -> Zstd.decode(from, start, length, into, at, room);
            default -> throw new DataFormatException("blosc: codec " + codec + " is not known");
        };
    }

    private static int snappy(byte[] from, int start, int length, byte[] into, int at, int room)
            throws DataFormatException {
        try {
            return new SnappyDecompressor().decompress(from, start, length, into, at, room);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
            throw new DataFormatException("snappy: " + damaged.getMessage());
        }
    }

    private static int inflate(byte[] from, int start, int length, byte[] into, int at, int room)
            throws DataFormatException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(from, start, length);
            int done = 0;
            while (done < room && !inflater.finished()) {
                int more = inflater.inflate(into, at + done, room - done);
                if (more == 0) {
                    break;
                }
                done += more;
            }
            return done;
        }
    }

    private static void checkRoom(long at, long length, int limit) throws DataFormatException {
        if (at < 0 || length < 0 || at > limit - length) {
            throw new DataFormatException("blosc: the chunk ends at byte " + limit);
        }
    }
}
