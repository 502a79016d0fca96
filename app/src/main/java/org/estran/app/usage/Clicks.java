package org.estran.app.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Tells the same again from something new: what one reader asks for again within thirty seconds is a double click. A reader
 * is the network address and the {@code User-Agent} together, of which no more than a digest is held, salted anew at each
 * start and for those thirty seconds.
 */
final class Clicks {

    static final Duration DOUBLE = Duration.ofSeconds(30);

    /** Some ten megabytes. Beyond them the oldest are forgotten early, and a double click might count twice. */
    private static final int MOST = 100_000;

    private final byte[] salt = new byte[16];
    private final Cache<ByteBuffer, Boolean> recent;

    Clicks(Clock clock, RandomGenerator random) {
        random.nextBytes(salt);
        recent = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(DOUBLE)
                .ticker(() -> clock.millis() * 1_000_000)
                .build();
    }

    /** Whether this reader did not ask for it within the last thirty seconds; the next thirty begin now. */
    boolean isFirst(String address, String userAgent, String what) {
        return recent.asMap().put(digest(address, userAgent, what), Boolean.TRUE) == null;
    }

    private ByteBuffer digest(String... words) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            for (String word : words) {
                digest.update(word.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return ByteBuffer.wrap(digest.digest(), 0, 16).slice();
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
