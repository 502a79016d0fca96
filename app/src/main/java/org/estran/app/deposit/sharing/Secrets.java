package org.estran.app.deposit.sharing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.estran.terms.Digests;
import org.springframework.stereotype.Component;

/** Secrets that stand in addresses: 256 random bits, of which the SHA-256 is kept. */
@Component
public class Secrets {

    private final RandomGenerator random;

    Secrets(RandomGenerator random) {
        this.random = random;
    }

    /** An id for a row. */
    public String id() {
        return HexFormat.of().formatHex(bytes(10));
    }

    public String secret() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** What is kept of a secret. */
    public static String digest(String secret) {
        return HexFormat.of().formatHex(Digests.of("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
