package org.estran.app.accounts;

import java.util.Set;
import org.estran.terms.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the account {@code admin} when a centre starts without any administrator. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

    static final String LOGIN = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);

    private final Accounts accounts;
    private final AdminProperties properties;

    FirstAdministrator(Accounts accounts, AdminProperties properties) {
        this.accounts = accounts;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.hasAdministrator()) {
            return;
        }
        String given = properties.password();
        String password = given == null || given.isEmpty() ? accounts.proposePassword() : given;
        try {
            accounts.create(LOGIN, "Administration", "admin@localhost", password, Set.of(AccountRole.ADMINISTRATOR));
        } catch (ProblemException refused) {
            throw new IllegalStateException(
                    "the first administrator cannot be made: estran.admin.password (ESTRAN_ADMIN_PASSWORD) needs at"
                            + " least " + AccountRules.SHORTEST_PASSWORD + " characters, not a common password",
                    refused);
        }
        if (!password.equals(given)) {
            LOG.info(
                    "First start: sign in as \"{}\" with the password {} (said this once; change it).",
                    LOGIN,
                    password);
        }
    }
}
