package org.estran.app.accounts;

import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id (RFC 9106) with the parameters OWASP asks for: 19 MiB, two passes, one lane. Only a few hashes are made at a
 * time, so that a flood of sign-ins takes neither the memory nor all the processors.
 */
@Component
class PasswordHashes {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final long PATIENCE_SECONDS = 5;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore places =
            new Semaphore(Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4), true);
    private final String nobody;

    PasswordHashes(RandomGenerator randomness) {
        nobody = encodedNoise(randomness);
    }

    String hash(String rawPassword) {
        return inTurn(() -> argon2.encode(normalised(rawPassword)));
    }

    /**
     * Whether the password is the one behind the hash. With no hash (no such account) the work is done all the same, so
     * that the time of the answer does not tell which accounts exist.
     */
    boolean matches(String rawPassword, @Nullable String hash) {
        boolean same = inTurn(() -> argon2.matches(normalised(rawPassword), hash == null ? nobody : hash));
        return same && hash != null;
    }

    /** The hash that stands for accounts that do not exist. */
    String ofNobody() {
        return nobody;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(new Problem.Busy("too-busy", "Too many people sign in at this moment."));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Busy("too-busy", "The server is stopping."), stopped);
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** NFKC, as NIST SP 800-63B asks: the same password typed on another keyboard is the same password. */
    private static String normalised(String rawPassword) {
        return Normalizer.normalize(rawPassword, Normalizer.Form.NFKC);
    }

    /** A well-formed hash that no password is known to give. */
    private static String encodedNoise(RandomGenerator randomness) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] hash = new byte[HASH_BYTES];
        randomness.nextBytes(salt);
        randomness.nextBytes(hash);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }
}
