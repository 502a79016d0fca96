package org.estran.cartography;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * A PNG (ISO/IEC 15948) of at most 256 colours: one byte a pixel, index 0 transparent. No imaging library, so nothing of
 * a desktop is needed.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    /** Colours 1 to 255 run through the palette. */
    static byte[] encoded(byte[] pixels, int width, int height, Palette palette) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(width, height));
            chunk(out, "PLTE", colours(palette));
            chunk(out, "tRNS", new byte[] {0});
            chunk(out, "IDAT", rows(pixels, width, height));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static String dataAddress(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /** The colour number of a position in the palette; 0 where it is missing. */
    static byte index(double position) {
        return Double.isNaN(position) ? 0 : (byte) (1 + Math.round(position * 254));
    }

    private static byte[] header(int width, int height) {
        return java.nio.ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 3, 0, 0, 0})
                .array();
    }

    private static byte[] colours(Palette palette) {
        byte[] colours = new byte[256 * 3];
        for (int i = 1; i < 256; i++) {
            int rgb = palette.rgb((i - 1) / 254.0);
            colours[3 * i] = (byte) (rgb >> 16);
            colours[3 * i + 1] = (byte) (rgb >> 8);
            colours[3 * i + 2] = (byte) rgb;
        }
        return colours;
    }

    private static byte[] rows(byte[] pixels, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(6);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (int row = 0; row < height; row++) {
                out.write(0);
                out.write(pixels, row * width, width);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
