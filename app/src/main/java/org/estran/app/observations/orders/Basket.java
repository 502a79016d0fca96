package org.estran.app.observations.orders;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.accounts.AccountErased;
import org.estran.app.accounts.Caller;
import org.estran.terms.ProblemException;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Selections somebody puts aside to take away together. Of an account they are rows; of others a cookie has their ids,
 * which are no secret and open nothing, so that it needs no signature. Whoever signs in finds what they had put aside.
 */
@Component
class Basket {

    static final int MOST = 20;

    private static final String COOKIE = "basket";
    private static final Duration LIFETIME = Duration.ofDays(30);

    private final SelectionRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Basket(SelectionRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is in it, in the order it was put there; what is not kept any more is left out. */
    List<SavedSelection> of(Caller caller, HttpServletRequest request) {
        return ids(caller, request).stream()
                .flatMap(id -> rows.find(id).stream())
                .limit(MOST)
                .toList();
    }

    private Set<String> ids(Caller caller, HttpServletRequest request) {
        String account = caller.accountId();
        Set<String> all = new LinkedHashSet<>(account == null ? List.of() : rows.basket(account));
        cookie(request).forEach(all::add);
        return all;
    }

    private static Stream<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .limit(1)
                .flatMap(cookie -> Arrays.stream(cookie.getValue().split("\\.")))
                .filter(id -> id.matches("[0-9a-z]{10}"))
                .limit(MOST);
    }

    /** @throws ProblemException {@code basket-full} */
    void add(Caller caller, SavedSelection one, HttpServletRequest request, HttpServletResponse response) {
        Set<String> all = ids(caller, request);
        all.add(one.id());
        if (all.size() > MOST) {
            throw ProblemException.conflict("basket-full", "A basket holds " + MOST + " selections.");
        }
        keep(caller, all, request, response);
    }

    void remove(Caller caller, String id, HttpServletRequest request, HttpServletResponse response) {
        Set<String> all = ids(caller, request);
        all.remove(id);
        String account = caller.accountId();
        if (account != null) {
            rows.remove(account, id);
        }
        keep(caller, all, request, response);
    }

    void empty(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        String account = caller.accountId();
        if (account != null) {
            rows.empty(account);
        }
        keep(Caller.ANONYMOUS, Set.of(), request, response);
    }

    private void keep(Caller caller, Set<String> ids, HttpServletRequest request, HttpServletResponse response) {
        String account = caller.accountId();
        if (account != null) {
            transaction.executeWithoutResult(status -> ids.stream()
                    .filter(id -> rows.find(id).isPresent())
                    .forEach(id -> rows.put(account, id, clock.instant())));
        }
        Set<String> inCookie = account == null ? ids : Set.of();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, String.join(".", inCookie))
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(inCookie.isEmpty() ? Duration.ZERO : LIFETIME)
                        .build()
                        .toString());
    }

    @EventListener
    void erased(AccountErased person) {
        rows.empty(person.accountId());
    }
}
