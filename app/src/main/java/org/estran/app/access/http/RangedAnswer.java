package org.estran.app.access.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gives bytes of known length whole or by one range of them. Conditions by RFC 9110, sections 13 and 14. */
final class RangedAnswer {

    private RangedAnswer() {}

    /** Tomcat's words for "send this part of a file yourself", which costs no copy and holds no thread. */
    private static final String SENDFILE = "org.apache.tomcat.sendfile.";

    private static final long WORTH_SENDING = 1 << 16;

    /**
     * Bytes that can be written from anywhere.
     *
     * @param tag a strong entity tag, in its quotes
     * @param file the very same bytes as a file, where they are one
     */
    record Representation(long size, String tag, @Nullable Path file, Content content) {}

    /** Writes a part of the bytes. */
    interface Content {
        void write(long from, long length, OutputStream to) throws IOException;
    }

    static void write(HttpServletRequest request, HttpServletResponse response, Representation bytes)
            throws IOException {
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("ETag", bytes.tag());
        if (!matches(request.getHeader("If-Match"), bytes.tag(), true)) {
            response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
            return;
        }
        if (request.getHeader("If-None-Match") != null
                && matches(request.getHeader("If-None-Match"), bytes.tag(), false)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        String ifRange = request.getHeader("If-Range");
        String range = ifRange == null || ifRange.equals(bytes.tag()) ? request.getHeader("Range") : null;
        switch (ByteRange.parse(range, bytes.size())) {
            case ByteRange.Whole whole -> give(request, response, bytes, 0, bytes.size());
            case ByteRange.Part part -> {
                response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
                response.setHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + bytes.size());
                give(request, response, bytes, part.first(), part.length());
            }
            case ByteRange.Unsatisfiable beyond -> {
                response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
                response.setHeader("Content-Range", "bytes */" + bytes.size());
                response.setContentLength(0);
            }
        }
    }

    private static void give(
            HttpServletRequest request, HttpServletResponse response, Representation bytes, long from, long length)
            throws IOException {
        response.setContentLengthLong(length);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        Path file = bytes.file();
        if (file != null
                && length >= WORTH_SENDING
                && Boolean.TRUE.equals(request.getAttribute(SENDFILE + "support"))) {
            request.setAttribute(SENDFILE + "filename", file.toString());
            request.setAttribute(SENDFILE + "start", from);
            request.setAttribute(SENDFILE + "end", from + length);
            return;
        }
        bytes.content().write(from, length, response.getOutputStream());
    }

    private static boolean matches(@Nullable String header, String tag, boolean strong) {
        return header == null
                || header.strip().equals("*")
                || Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(t -> t.equals(tag) || (!strong && t.equals("W/" + tag)));
    }
}
