package org.estran.app.accounts.doors;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;

/** One account for each role, one without any, for tests of who may do what. */
final class People {

    static final String PASSWORD = "une marée de vive-eau";

    private final Map<String, Account> accounts = new TreeMap<>();

    People(Accounts keeper) {
        Map<String, Set<AccountRole>> wanted = Map.of(
                "reader", Set.of(),
                "depositor", Set.of(AccountRole.DEPOSITOR),
                "moderator", Set.of(AccountRole.MODERATOR),
                "administrator", Set.of(AccountRole.ADMINISTRATOR));
        wanted.forEach((login, roles) -> accounts.put(
                login,
                keeper.byLogin(login)
                        .orElseGet(
                                () -> keeper.create(login, "The " + login, login + "@example.org", PASSWORD, roles))));
    }

    List<String> logins() {
        return List.copyOf(accounts.keySet());
    }

    Account account(String login) {
        return accounts.get(login);
    }

    MockHttpSession session(String login, Sessions sessions) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        sessions.begin(request, account(login));
        SecurityContextHolder.clearContext();
        return (MockHttpSession) request.getSession(false);
    }
}
