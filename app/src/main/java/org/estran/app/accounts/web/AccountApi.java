package org.estran.app.accounts.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.estran.app.accounts.AccessToken;
import org.estran.app.accounts.AccessTokens;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/account}: who am I, and my access tokens. */
@RestController
@RequestMapping("/api/account")
class AccountApi {

    private static final int LONGEST_LIFE_IN_DAYS = 3650;

    /** Who the caller is. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            String id,
            String login,
            String displayName,
            String email,
            @Nullable String language,
            Set<String> roles) {}

    /** An access token without its secret; {@code token} is its clear text, in the answer that made it alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Token(
            String id,
            String label,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable LocalDate lastUsedOn,
            @Nullable String token) {}

    /** The tokens of an account. */
    record TokenList(List<Token> items) {}

    /**
     * What is asked for.
     *
     * @param expiresInDays null for a token that does not expire by itself
     */
    record TokenWish(@Nullable String label, @Nullable Integer expiresInDays) {}

    /** What is asked of who has their own data erased: no token is enough for what nothing brings back. */
    record ErasureWish(@Nullable String password) {}

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final OwnAccount own;

    AccountApi(Accounts accounts, AccessTokens tokens, OwnAccount own) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.own = own;
    }

    @GetMapping
    Me whoAmI() {
        Account account = own.account();
        return new Me(
                account.id(),
                account.login(),
                account.displayName(),
                account.email(),
                account.language() == null ? null : account.language().code(),
                new TreeSet<>(account.asCaller().roleWords()));
    }

    @GetMapping("/tokens")
    TokenList list() {
        return new TokenList(tokens.of(own.account().id()).stream()
                .map(token -> told(token, null))
                .toList());
    }

    @PostMapping("/tokens")
    ResponseEntity<Token> issue(@RequestBody TokenWish wish) {
        String label = wish.label() == null ? "" : wish.label();
        AccessToken.Issued issued =
                tokens.issue(own.account().id(), label, lifetime(wish.expiresInDays()), own.token());
        return ResponseEntity.created(
                        URI.create("/api/account/tokens/" + issued.token().id()))
                .cacheControl(CacheControl.noStore())
                .body(told(issued.token(), issued.clearText()));
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable("id") String id) {
        tokens.revoke(own.account().id(), id);
    }

    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@RequestBody ErasureWish wish) {
        accounts.eraseOwn(own.account().id(), wish.password() == null ? "" : wish.password());
    }

    private static Token told(AccessToken token, @Nullable String clearText) {
        return new Token(
                token.id(), token.label(), token.createdAt(), token.expiresAt(), token.lastUsedOn(), clearText);
    }

    private static @Nullable Duration lifetime(@Nullable Integer days) {
        if (days == null) {
            return null;
        }
        if (days < 1 || days > LONGEST_LIFE_IN_DAYS) {
            throw ProblemException.invalid(
                    "invalid-token-request",
                    "A token lives from 1 day to 10 years.",
                    List.of(Finding.blocking("token-lifetime", "/expiresInDays")));
        }
        return Duration.ofDays(days);
    }
}
