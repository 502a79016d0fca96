package org.estran.app.accounts;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.estran.app.home.Moments;
import org.estran.terms.Digests;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Access tokens for programs: {@code estran_} and 256 random bits. Only the SHA-256 is kept; so strong a secret needs no
 * slow hash.
 */
@Component
public class AccessTokens {

    private static final Logger LOG = LoggerFactory.getLogger(AccessTokens.class);

    /** What every token begins with, so that a leaked one is recognised for what it is. */
    public static final String PREFIX = "estran_";

    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_TOKENS = 100;

    private final JdbcClient jdbc;
    private final AccountJournal journal;
    private final Clock clock;
    private final RandomGenerator randomness;

    AccessTokens(JdbcClient jdbc, AccountJournal journal, Clock clock, RandomGenerator randomness) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
        this.randomness = randomness;
    }

    /**
     * Makes a token; its clear text is told this once.
     *
     * @param lifetime null for a token that does not expire by itself
     * @param madeWith the token with which the request came, if any: the new one neither outlives it nor survives its
     *     revocation
     */
    @Transactional
    public AccessToken.Issued issue(
            String accountId, String label, @Nullable Duration lifetime, @Nullable AccessToken madeWith) {
        checkLabel(label);
        checkRoom(accountId);
        byte[] secret = new byte[SECRET_BYTES];
        randomness.nextBytes(secret);
        String clearText = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = Instant.ofEpochMilli(clock.millis());
        AccessToken token = new AccessToken(
                RandomIds.id(randomness), accountId, label.strip(), now, expiry(now, lifetime, madeWith), null);
        insert(token, digest(clearText), madeWith);
        journal.note(AccountEvent.Kind.TOKEN_ISSUED, accountId, accountId, token.id());
        return new AccessToken.Issued(token, clearText);
    }

    /** The tokens of an account, newest first. */
    public List<AccessToken> of(String accountId) {
        return jdbc.sql("select * from access_token where account_id = :account order by created_at desc, id")
                .param("account", accountId)
                .query(AccessTokens::token)
                .list();
    }

    /** Ends a token and those made with it; a problem {@code no-such-token} when the account has none by that id. */
    @Transactional
    public void revoke(String accountId, String tokenId) {
        int gone = jdbc.sql("delete from access_token where id = :id and account_id = :account")
                .param("id", tokenId)
                .param("account", accountId)
                .update();
        if (gone == 0) {
            throw ProblemException.notFound("no-such-token", "This account has no such access token.");
        }
        journal.note(AccountEvent.Kind.TOKEN_REVOKED, accountId, accountId, tokenId);
    }

    /** The living token behind that clear text, marked as used today; empty for any other text. */
    public Optional<AccessToken> use(String clearText) {
        Instant now = clock.instant();
        Optional<AccessToken> found = jdbc.sql("select * from access_token where secret_hash = :hash")
                .param("hash", digest(clearText))
                .query(AccessTokens::token)
                .optional()
                .filter(token -> !token.isExpiredAt(now));
        found.ifPresent(token -> markUsed(token, LocalDate.ofInstant(now, ZoneOffset.UTC)));
        return found;
    }

    static String digest(String clearText) {
        return HexFormat.of().formatHex(Digests.of("SHA-256").digest(clearText.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes once a day and token, not at each request. Where that is not possible, who only reads may go on. */
    private void markUsed(AccessToken token, LocalDate today) {
        if (today.equals(token.lastUsedOn())) {
            return;
        }
        try {
            jdbc.sql("update access_token set used_on_day = :day where id = :id")
                    .param("day", today.toEpochDay())
                    .param("id", token.id())
                    .update();
        } catch (DataAccessException notNow) {
            LOG.warn("the use of the token {} could not be noted: {}", token.id(), notNow.toString());
        }
    }

    private static @Nullable Instant expiry(Instant now, @Nullable Duration lifetime, @Nullable AccessToken madeWith) {
        Instant wished = lifetime == null ? null : now.plus(lifetime);
        Instant latest = madeWith == null ? null : madeWith.expiresAt();
        if (wished == null || latest == null) {
            return wished == null ? latest : wished;
        }
        return wished.isBefore(latest) ? wished : latest;
    }

    private static void checkLabel(String label) {
        if (label.isBlank() || label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "invalid-token-request",
                    "A token needs a label of at most 100 characters.",
                    List.of(Finding.blocking("label-form", "/label")));
        }
    }

    private void checkRoom(String accountId) {
        if (of(accountId).size() >= MOST_TOKENS) {
            throw ProblemException.conflict("too-many-tokens", "This account has as many tokens as one may have.");
        }
    }

    private void insert(AccessToken token, String hash, @Nullable AccessToken madeWith) {
        Instant expiresAt = token.expiresAt();
        jdbc.sql("""
                        insert into access_token (id, account_id, made_with, label, secret_hash, created_at, expires_at)
                        values (:id, :account, :madeWith, :label, :hash, :created, :expires)
                        """)
                .param("id", token.id())
                .param("account", token.accountId())
                .param("madeWith", madeWith == null ? null : madeWith.id())
                .param("label", token.label())
                .param("hash", hash)
                .param("created", token.createdAt().toEpochMilli())
                .param("expires", expiresAt == null ? null : expiresAt.toEpochMilli())
                .update();
    }

    private static AccessToken token(ResultSet row, int number) throws SQLException {
        Instant expiresAt = Moments.orNull(row, "expires_at");
        long day = row.getLong("used_on_day");
        LocalDate lastUsedOn = row.wasNull() ? null : LocalDate.ofEpochDay(day);
        return new AccessToken(
                row.getString("id"),
                row.getString("account_id"),
                row.getString("label"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                expiresAt,
                lastUsedOn);
    }
}
