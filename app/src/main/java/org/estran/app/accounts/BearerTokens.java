package org.estran.app.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whom an access token stands for: one from the table, or the machine token of the configuration. */
@Component
public class BearerTokens {

    private static final int SHORTEST_MACHINE_TOKEN = 20;

    /**
     * An account, come by token.
     *
     * @param token null for the machine token of the configuration
     */
    public record Bearer(Account account, @Nullable AccessToken token) {}

    private final AccessTokens tokens;
    private final AccountRows rows;
    private final @Nullable String machineTokenHash;

    BearerTokens(AccessTokens tokens, AccountRows rows, AdminProperties properties) {
        this.tokens = tokens;
        this.rows = rows;
        this.machineTokenHash = hashOf(properties.token());
    }

    /** Whose token this is; empty when it is nobody's, has expired, or its account is shut. */
    public Optional<Bearer> bearer(String clearText) {
        return (isMachineToken(clearText) ? administrator() : fromTable(clearText))
                .filter(bearer -> bearer.account().isEnabled());
    }

    private Optional<Bearer> administrator() {
        return rows.byLogin(FirstAdministrator.LOGIN).map(account -> new Bearer(account, null));
    }

    private Optional<Bearer> fromTable(String clearText) {
        return clearText.startsWith(AccessTokens.PREFIX)
                ? tokens.use(clearText)
                        .flatMap(token -> rows.byId(token.accountId()).map(account -> new Bearer(account, token)))
                : Optional.empty();
    }

    private boolean isMachineToken(String clearText) {
        return machineTokenHash != null
                && MessageDigest.isEqual(
                        machineTokenHash.getBytes(StandardCharsets.US_ASCII),
                        AccessTokens.digest(clearText).getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable String hashOf(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return null;
        }
        if (token.length() < SHORTEST_MACHINE_TOKEN) {
            throw new IllegalStateException("estran.admin.token (ESTRAN_ADMIN_TOKEN) needs at least "
                    + SHORTEST_MACHINE_TOKEN + " characters, drawn at random");
        }
        return AccessTokens.digest(token);
    }
}
