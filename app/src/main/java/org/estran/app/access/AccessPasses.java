package org.estran.app.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.estran.app.accounts.Passes;
import org.estran.terms.Digests;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of passes: 256 random bits each, of which only the SHA-256 is kept. */
@Component
class AccessPasses implements Passes {

    private final JdbcClient sql;
    private final Clock clock;
    private final RandomGenerator random;

    AccessPasses(JdbcClient sql, Clock clock, RandomGenerator random) {
        this.sql = sql;
        this.clock = clock;
        this.random = random;
    }

    /** A pass just made: the only moment its clear text is known. */
    record Made(String id, String clearText) {}

    /** @param requestId what it was granted for; null where it stands for accepted terms alone */
    Made make(String recordId, @Nullable String requestId, Instant expiresAt) {
        Made made = new Made(id(), PREFIX + secret());
        sql.sql("INSERT INTO access_pass (id, record_id, secret_hash, request_id, made_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        made.id(),
                        recordId,
                        digest(made.clearText()),
                        requestId,
                        clock.millis(),
                        expiresAt.toEpochMilli()))
                .update();
        return made;
    }

    @Override
    public Optional<String> find(String clearText) {
        return sql.sql("SELECT id FROM access_pass WHERE secret_hash = ? AND expires_at > ?")
                .params(digest(clearText), clock.millis())
                .query(String.class)
                .optional();
    }

    /** The record that a pass is for. */
    Optional<String> record(String id) {
        return sql.sql("SELECT record_id FROM access_pass WHERE id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    void end(String requestId) {
        sql.sql("DELETE FROM access_pass WHERE request_id = ?").param(requestId).update();
    }

    String id() {
        byte[] bytes = new byte[10];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String digest(String text) {
        return HexFormat.of().formatHex(Digests.of("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
