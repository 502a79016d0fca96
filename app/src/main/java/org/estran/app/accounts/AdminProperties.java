package org.estran.app.accounts;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code estran.admin.*}.
 *
 * @param password the first administrator's, used only while the centre has no administrator; made at random and
 *     printed once when missing
 * @param token an access token for machines that act as the first administrator; only its hash stays in memory
 */
@ConfigurationProperties("estran.admin")
record AdminProperties(@Nullable String password, @Nullable String token) {
    @Override
    public String toString() {
        return "AdminProperties";
    }
}
