package org.estran.app.deposit.uploads;

import java.io.FilterInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.estran.app.archive.PartialFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One part while it arrives: not longer than it may be, compared with its digest, and made sure of now and then, so that
 * a server that dies loses some seconds of it. A part with a digest counts as a whole or not at all.
 */
final class Arrival extends FilterInputStream implements PartialFiles.Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);
    private static final long BETWEEN = 64L << 20;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Part part;
    private final PartDigest.@Nullable Taking digest;
    private final LongConsumer keep;
    private final Clock clock;
    private long left;
    private long kept;
    private Instant keptAt;
    private boolean tooLong;
    private boolean asStated = true;
    private boolean ended;

    /**
     * @param most how many bytes it may have
     * @param keep notes how much of the whole file is safe
     */
    Arrival(Part part, long most, LongConsumer keep, Clock clock) {
        super(part.bytes());
        this.part = part;
        this.digest = part.digest() == null ? null : part.digest().taking();
        this.left = most;
        this.keep = keep;
        this.clock = clock;
        this.kept = part.offset();
        this.keptAt = clock.instant();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            tooLong = tooLong || in.read() >= 0;
            return -1;
        }
        int read = in.read(into, offset, (int) Math.min(length, left));
        if (read > 0) {
            left -= read;
            if (digest != null) {
                digest.update(into, offset, read);
            }
        }
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public boolean isDueAt(long position) {
        return digest == null
                && (position - kept >= BETWEEN
                        || Duration.between(keptAt, clock.instant()).compareTo(PAUSE) >= 0);
    }

    @Override
    public boolean holds() {
        ended = true;
        asStated = isAsStated();
        return !tooLong && asStated;
    }

    @Override
    public void synced(long position) {
        try {
            keep.accept(position);
        } catch (RuntimeException notNow) {
            if (ended) {
                throw notNow;
            }
            // The database may be busy with others for a while; the next time, or the end, notes it.
            LOG.info("how far an upload is was not noted: {}", notNow.getMessage());
        }
        kept = position;
        keptAt = clock.instant();
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean wasAsStated() {
        return asStated;
    }

    private boolean isAsStated() {
        return digest == null
                || part.digest() == null
                || MessageDigest.isEqual(digest.result(), part.digest().expected());
    }
}
