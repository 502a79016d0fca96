package org.estran.app.access.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.springframework.http.ContentDisposition;

/**
 * Gives a file: whole or one range of it, with a strong entity tag, its digests (RFC 9530) and headers that keep a
 * browser from running anything in it. Conditions by RFC 9110, section 13.
 */
public final class FileAnswer {

    /** Held for as long as somebody reads, and many may read slowly. */
    private static final int BLOCK = 1 << 15;

    private FileAnswer() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Readable readable)
            throws IOException {
        Distribution file = readable.distribution();
        describe(response, file, readable.isToAll());
        RangedAnswer.write(
                request,
                response,
                new RangedAnswer.Representation(
                        file.size(),
                        "\"" + file.checksums().sha512().substring(0, 32) + "\"",
                        readable.file(),
                        (from, length, to) -> copy(readable, from, length, to)));
    }

    /**
     * Gives a file that was made for one reader, whole or one range of it.
     *
     * @param name what it is saved as
     * @param sha512 of the file, in hexadecimal
     */
    public static void made(
            HttpServletRequest request,
            HttpServletResponse response,
            Path file,
            String name,
            String mediaType,
            String sha512)
            throws IOException {
        harmless(response);
        response.setContentType(mediaType);
        response.setHeader("Content-Disposition", attachment(name));
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Repr-Digest", "sha-512=:" + base64(sha512) + ":");
        RangedAnswer.write(
                request,
                response,
                new RangedAnswer.Representation(
                        Files.size(file), "\"" + sha512.substring(0, 32) + "\"", file, (from, length, to) -> {
                            try (FileChannel channel = FileChannel.open(file)) {
                                copy(channel, from, length, to);
                            }
                        }));
    }

    /** Headers that make any served bytes harmless: nothing is guessed, nothing runs, nothing is framed. */
    public static void harmless(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    /** What a cache may do: what is not for all stays out of those that others share (RFC 9111, section 5.2.2.7). */
    public static String caching(boolean toAll) {
        return toAll ? "public, no-cache" : "private, no-cache";
    }

    /** A {@code Content-Disposition} that saves under the last part of the name, without anything odd in it. */
    public static String attachment(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        StringBuilder safe = new StringBuilder();
        last.codePoints().forEach(c -> safe.appendCodePoint(isOdd(c) ? '_' : c));
        String name = safe.isEmpty() || safe.toString().matches("\\.*") ? "file" : safe.toString();
        return ContentDisposition.attachment()
                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static boolean isOdd(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || "\\/:*?\"<>|".indexOf(c) >= 0;
    }

    private static void describe(HttpServletResponse response, Distribution file, boolean toAll) {
        harmless(response);
        response.setContentType(file.mediaType());
        response.setHeader("Content-Disposition", attachment(file.path()));
        response.setHeader(
                "Cache-Control", file instanceof Distribution.Published ? caching(toAll) : "private, no-store");
        response.setHeader(
                "Repr-Digest",
                "sha-512=:" + base64(file.checksums().sha512()) + ":, md5=:"
                        + base64(file.checksums().md5()) + ":");
    }

    static void copy(Readable readable, long from, long length, OutputStream to) throws IOException {
        try (FileChannel channel = readable.channel()) {
            copy(channel, from, length, to);
        }
    }

    private static void copy(FileChannel channel, long from, long length, OutputStream to) throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) Math.clamp(length, 1, BLOCK));
        channel.position(from);
        for (long left = length; left > 0; ) {
            block.clear().limit((int) Math.min(left, block.capacity()));
            int read = channel.read(block);
            if (read < 0) {
                throw new EOFException("the file ended " + left + " bytes early");
            }
            to.write(block.array(), 0, read);
            left -= read;
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
