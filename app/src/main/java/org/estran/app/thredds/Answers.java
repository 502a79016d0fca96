package org.estran.app.thredds;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.coverages.datasets.Opened;
import org.estran.opendap.Blocks;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Sends answers of data: refused before the work where they are too large, a bounded number at a time, cut off at a deadline.
 * A failure on the way is thrown on, so that the connection is cut and half an answer never looks like a whole one.
 */
@Component
public class Answers {

    private static final int BUFFER = 1 << 16;
    private static final long WAIT_SECONDS = 20;

    /** Answers below are never made to wait. */
    private static final long SMALL = 1 << 20;

    private final ThreddsProperties limits;
    private final Clock clock;
    private final Semaphore places;

    Answers(ThreddsProperties limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        this.places = new Semaphore(limits.atOnce());
    }

    /** Writes the body of an answer. */
    public interface Body {
        /** @param going asked between two reads; it throws at the deadline */
        void write(OutputStream out, Blocks.Going going) throws IOException;
    }

    /** @throws ProblemException {@code answer-too-large} */
    public void refuseBeyond(long estimate, boolean text) {
        long largest =
                text ? limits.largestText().toBytes() : limits.largestAnswer().toBytes();
        if (estimate > largest) {
            throw new ProblemException(new Problem.TooLarge(
                    "answer-too-large",
                    "This request asks for about " + estimate + " bytes; an answer has at most " + largest
                            + ". Ask for a smaller part, or for the file itself.",
                    List.of()));
        }
    }

    /**
     * Streams an answer.
     *
     * @param estimate bytes of it at most, for the limits
     * @param length bytes of it exactly, where that is known
     */
    public void stream(
            HttpServletRequest request, HttpServletResponse response, long estimate, OptionalLong length, Body body)
            throws IOException {
        length.ifPresent(response::setContentLengthLong);
        if (request.getMethod().equals("HEAD")) {
            return;
        }
        boolean counted = estimate > SMALL;
        if (counted && !acquired()) {
            throw new ProblemException(new Problem.Busy(
                    "answers-busy", "Too many answers are being sent at this moment; try again shortly."));
        }
        try {
            Instant deadline = clock.instant().plus(limits.patience());
            OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            body.write(out, () -> {
                if (clock.instant().isAfter(deadline)) {
                    throw new IOException("an answer took longer than " + limits.patience());
                }
            });
            out.flush();
        } finally {
            if (counted) {
                places.release();
            }
        }
    }

    private boolean acquired() {
        try {
            return places.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A short text whole; a conditional request for what has not changed gets 304. */
    public static void text(
            HttpServletRequest request, HttpServletResponse response, Opened dataset, String mediaType, String text)
            throws IOException {
        String tag = "\"" + dataset.tag() + "-" + dataset.version() + "-" + Integer.toHexString(text.hashCode()) + "\"";
        response.setHeader("ETag", tag);
        cache(response, dataset);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        whole(request, response, mediaType, text);
    }

    /** A short text whole. */
    public static void whole(HttpServletRequest request, HttpServletResponse response, String mediaType, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    /** What is not for all must not stay in a cache that others share. */
    public static void cache(HttpServletResponse response, Opened dataset) {
        response.setHeader("Cache-Control", FileAnswer.caching(dataset.isToAll()));
    }
}
