package org.estran.app.identifiers;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The accounts at DataCite. With none, every DOI is a rehearsal.
 *
 * @param accounts the first one's first prefix is given to new records
 * @param timeout how long one answer may take, the whole of it
 */
@ConfigurationProperties("estran.datacite")
record DataCiteProperties(
        @DefaultValue List<Account> accounts,
        @DefaultValue("30s") Duration timeout) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    DataCiteProperties {
        accounts = List.copyOf(accounts);
        List<String> prefixes = accounts.stream()
                .flatMap(account -> account.prefixes().stream())
                .toList();
        require(Set.copyOf(prefixes).size() == prefixes.size(), "prefixes: each belongs to one account");
        require(timeout.isPositive(), "timeout: longer than nothing");
    }

    /** The account that may act on DOIs of this prefix. */
    Optional<Account> forPrefix(String prefix) {
        return accounts.stream()
                .filter(account -> account.prefixes().contains(prefix))
                .findFirst();
    }

    /** The prefix of new DOIs. */
    String prefix() {
        return accounts.isEmpty()
                ? Doi.REHEARSAL_PREFIX
                : accounts.getFirst().prefixes().getFirst();
    }

    /** All of them, in the order of the configuration. */
    List<String> prefixes() {
        return accounts.stream().flatMap(account -> account.prefixes().stream()).toList();
    }

    /** The first prefix of the account that names this data centre, else that of all new DOIs. */
    String prefixOf(String centre) {
        return accounts.stream()
                .filter(account -> centre.equals(account.centre()))
                .map(Account::firstPrefix)
                .findFirst()
                .orElseGet(this::prefix);
    }

    /**
     * A DataCite repository account.
     *
     * @param url of the REST API; {@code https://api.test.datacite.org} for trials with DataCite
     * @param user such as {@code INIST.ESTRAN}
     * @param prefixes such as {@code 10.12770}
     * @param centre the data centre it belongs to, by its name in addresses: its DOIs are given under this account
     */
    record Account(
            @DefaultValue("https://api.datacite.org") URI url,
            String user,
            String password,
            List<String> prefixes,
            @Nullable String centre) {

        Account {
            require(url.getHost() != null, "url: an absolute address");
            require(isSafe(url), "url: https, since a password goes over it");
            require(url.getUserInfo() == null, "url: without user and password in it");
            require(user != null && !user.isBlank() && !user.contains(":"), "user: missing, or has a colon");
            require(password != null && !password.isBlank(), "password: missing");
            require(prefixes != null && !prefixes.isEmpty(), "prefixes: at least one");
            prefixes = prefixes.stream()
                    .map(prefix -> prefix.strip().toLowerCase(Locale.ROOT))
                    .toList();
            for (String prefix : prefixes) {
                require(Doi.parse(prefix + "/x").isPresent(), "prefixes: not a DOI prefix: " + prefix);
                require(!prefix.equals(Doi.REHEARSAL_PREFIX), "prefixes: 10.5072 is for rehearsals, without account");
            }
        }

        /** It tells accounts apart: a prefix belongs to one. */
        String firstPrefix() {
            return prefixes.getFirst();
        }

        private static boolean isSafe(URI url) {
            return "https".equals(url.getScheme())
                    || ("http".equals(url.getScheme()) && LOOPBACK.contains(url.getHost()));
        }

        /** Without the password: this may reach a log. */
        @Override
        public String toString() {
            return "Account[" + user + " at " + url + " for " + prefixes + "]";
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("estran.datacite.accounts[]." + what);
        }
    }
}
