package org.estran.app.access.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.estran.app.access.Distribution;
import org.estran.app.access.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/**
 * Gives a file: whole or one range of it, with a strong entity tag, its digests (RFC 9530) and headers that keep a
 * browser from running anything in it. Conditions by RFC 9110, section 13.
 */
public final class FileAnswer {

    private static final int BLOCK = 1 << 16;

    private FileAnswer() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, Readable readable)
            throws IOException {
        Distribution file = readable.distribution();
        String tag = "\"" + file.checksums().sha512().substring(0, 32) + "\"";
        describe(response, file, tag);
        if (!matches(request.getHeader("If-Match"), tag, true)) {
            response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
            return;
        }
        if (request.getHeader("If-None-Match") != null && matches(request.getHeader("If-None-Match"), tag, false)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String ifRange = request.getHeader("If-Range");
        String range = ifRange == null || ifRange.equals(tag) ? request.getHeader("Range") : null;
        boolean body = !request.getMethod().equals("HEAD");
        switch (ByteRange.parse(range, file.size())) {
            case ByteRange.Whole whole -> {
                response.setContentLengthLong(file.size());
                if (body) {
                    copy(readable, 0, file.size(), response.getOutputStream());
                }
            }
            case ByteRange.Part part -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.size());
                response.setContentLengthLong(part.length());
                if (body) {
                    copy(readable, part.first(), part.length(), response.getOutputStream());
                }
            }
            case ByteRange.Unsatisfiable beyond -> {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader("Content-Range", "bytes */" + file.size());
                response.setContentLength(0);
            }
        }
    }

    /** Headers that make any served bytes harmless: nothing is guessed, nothing runs, nothing is framed. */
    public static void harmless(HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
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

    private static void describe(HttpServletResponse response, Distribution file, String tag) {
        harmless(response);
        response.setContentType(file.mediaType());
        response.setHeader("Content-Disposition", attachment(file.path()));
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("ETag", tag);
        response.setHeader(
                "Cache-Control", file instanceof Distribution.Published ? "public, no-cache" : "private, no-store");
        response.setHeader(
                "Repr-Digest",
                "sha-512=:" + base64(file.checksums().sha512()) + ":, md5=:"
                        + base64(file.checksums().md5()) + ":");
    }

    private static boolean matches(@Nullable String header, String tag, boolean strong) {
        return header == null
                || header.strip().equals("*")
                || Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(t -> t.equals(tag) || (!strong && t.equals("W/" + tag)));
    }

    static void copy(Readable readable, long from, long length, OutputStream to) throws IOException {
        try (FileChannel channel = readable.channel()) {
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
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
