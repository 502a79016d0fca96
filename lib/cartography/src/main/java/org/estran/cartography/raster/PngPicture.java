package org.estran.cartography.raster;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes points as a PNG (ISO/IEC 15948), indexed where their colours allow. */
public final class PngPicture {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int MOST = 256;
    /** A sparse table: quick to look up, never more than a quarter full. */
    private static final int SLOTS = 1024;

    /** How colours are kept. */
    public enum Depth {
        /** Indexed where there are at most 256 colours, else true colour. */
        AS_FITS,
        /** Indexed, colours that are too many becoming coarser. */
        INDEXED,
        /** Red, green, blue and opacity. */
        TRUE_COLOUR
    }

    private PngPicture() {}

    public static byte[] encoded(Pixels pixels, Depth depth) {
        int[] argb = pixels.argb();
        if (depth != Depth.TRUE_COLOUR) {
            for (int bits = 8; bits >= (depth == Depth.INDEXED ? 1 : 8); bits--) {
                Indexed indexed = Indexed.of(argb, bits);
                if (indexed != null) {
                    return indexed(pixels, indexed);
                }
            }
        }
        return trueColour(pixels);
    }

    private static byte[] indexed(Pixels pixels, Indexed indexed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(pixels, 3));
        byte[] colours = new byte[indexed.count * 3];
        byte[] opacity = new byte[indexed.count];
        for (int i = 0; i < indexed.count; i++) {
            int colour = indexed.colours[i];
            colours[3 * i] = (byte) (colour >> 16);
            colours[3 * i + 1] = (byte) (colour >> 8);
            colours[3 * i + 2] = (byte) colour;
            opacity[i] = (byte) (colour >>> 24);
        }
        chunk(out, "PLTE", colours);
        chunk(out, "tRNS", opacity);
        int width = pixels.width();
        byte[] rows = new byte[(width + 1) * pixels.height()];
        for (int y = 0; y < pixels.height(); y++) {
            System.arraycopy(indexed.indices, y * width, rows, y * (width + 1) + 1, width);
        }
        chunk(out, "IDAT", deflated(rows));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] trueColour(Pixels pixels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(65_536);
        out.writeBytes(SIGNATURE);
        chunk(out, "IHDR", header(pixels, 6));
        int width = pixels.width();
        byte[] rows = new byte[(width * 4 + 1) * pixels.height()];
        int to = 0;
        for (int y = 0; y < pixels.height(); y++) {
            // PNG 9.2: each row differs little from the one above, so that differences deflate better.
            rows[to++] = 2;
            for (int x = 0; x < width; x++) {
                int colour = pixels.at(x, y);
                int above = y == 0 ? 0 : pixels.at(x, y - 1);
                rows[to++] = (byte) ((colour >> 16) - (above >> 16));
                rows[to++] = (byte) ((colour >> 8) - (above >> 8));
                rows[to++] = (byte) (colour - above);
                rows[to++] = (byte) ((colour >>> 24) - (above >>> 24));
            }
        }
        chunk(out, "IDAT", deflated(rows));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] header(Pixels pixels, int colourType) {
        byte[] header = new byte[13];
        put(header, 0, pixels.width());
        put(header, 4, pixels.height());
        header[8] = 8;
        header[9] = (byte) colourType;
        return header;
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater(3);
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length / 4 + 64);
            byte[] buffer = new byte[16_384];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        byte[] number = new byte[4];
        put(number, 0, data.length);
        out.writeBytes(number);
        out.writeBytes(name);
        out.writeBytes(data);
        put(number, 0, (int) crc.getValue());
        out.writeBytes(number);
    }

    private static void put(byte[] bytes, int at, int number) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (number >> (24 - 8 * i));
        }
    }

    /** Points as numbers of colours. */
    private static final class Indexed {
        private final byte[] indices;
        private final int[] colours = new int[MOST];
        private int count;

        private Indexed(int size) {
            indices = new byte[size];
        }

        /** @return null when there are too many colours, each channel taken to so many bits */
        private static @org.jspecify.annotations.Nullable Indexed of(int[] argb, int bits) {
            Indexed made = new Indexed(argb.length);
            int[] keys = new int[SLOTS];
            short[] numbers = new short[SLOTS];
            Arrays.fill(numbers, (short) -1);
            int mask = 0x01010101 * (0xFF << (8 - bits) & 0xFF);
            for (int i = 0; i < argb.length; i++) {
                int colour = argb[i] >>> 24 == 0 ? 0 : argb[i] & mask;
                int slot = (colour * 0x9E3779B9) >>> 22;
                while (numbers[slot] >= 0 && keys[slot] != colour) {
                    slot = (slot + 1) & (SLOTS - 1);
                }
                if (numbers[slot] < 0) {
                    if (made.count == MOST) {
                        return null;
                    }
                    keys[slot] = colour;
                    numbers[slot] = (short) made.count;
                    made.colours[made.count++] = colour;
                }
                made.indices[i] = (byte) numbers[slot];
            }
            return made;
        }
    }
}
