package org.estran.app.catalogue.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.estran.app.accounts.Caller;
import org.estran.terms.Digests;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers which record a request with an {@code Idempotency-Key} made, so that sending it again, because the answer was
 * lost, makes no second one (draft-ietf-httpapi-idempotency-key-header). Keys belong to an account.
 */
@Component
class RepeatedRequests {

    static final int LONGEST_KEY = 255;

    private final JdbcClient database;
    private final Clock clock;

    RepeatedRequests(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A request to publish.
     *
     * @param key null where the client did not give one
     * @param fingerprint of all that was sent
     */
    record Request(String accountId, @Nullable String key, String fingerprint) {

        static Request of(Caller caller, @Nullable String key, byte[] body, @Nullable String id) {
            MessageDigest digest = Digests.of("SHA-256");
            digest.update(String.valueOf(id).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return new Request(
                    String.valueOf(caller.accountId()), key, HexFormat.of().formatHex(digest.digest(body)));
        }
    }

    /**
     * The record the same request made before.
     *
     * @throws ProblemException {@code idempotency-key-reused} where the key came with something else
     */
    Optional<String> answered(Request request) {
        if (request.key() == null) {
            return Optional.empty();
        }
        return database.sql(
                        "SELECT fingerprint, record_id FROM record_request WHERE account_id = ? AND idempotency_key = ?")
                .params(request.accountId(), request.key())
                .query((row, n) -> {
                    if (!row.getString("fingerprint").equals(request.fingerprint())) {
                        throw ProblemException.conflict(
                                "idempotency-key-reused", "This Idempotency-Key came with another request before.");
                    }
                    return row.getString("record_id");
                })
                .optional();
    }

    void remember(Request request, String recordId) {
        if (request.key() != null) {
            database.sql("INSERT INTO record_request (account_id, idempotency_key, fingerprint, record_id, asked_at)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .params(request.accountId(), request.key(), request.fingerprint(), recordId, clock.millis())
                    .update();
        }
    }
}
