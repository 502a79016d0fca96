package org.estran.app.accounts.web;

import java.util.Set;

/** What a page may say was done; an address can ask for no other words. */
final class Done {

    private static final Set<String> KNOWN =
            Set.of("described", "password", "token-revoked", "roles", "disabled", "enabled", "erased");

    private Done() {}

    static String known(String word) {
        return KNOWN.contains(word) ? word : "";
    }
}
