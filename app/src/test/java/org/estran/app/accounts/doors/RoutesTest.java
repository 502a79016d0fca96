package org.estran.app.accounts.doors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.estran.app.accounts.Accounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the application, tried by every kind of caller, against one table that people can read: {@code
 * routes.tsv}. Only the doors are tried; nothing behind them runs.
 */
class RoutesTest extends WholeCentreTest {

    private static final String ANONYMOUS = "anonymous";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter doors;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Sessions sessions;

    private People people;

    @BeforeEach
    void people() {
        people = new People(accounts);
    }

    @Test
    void everyRouteIsOpenToWhomTheTableSays() throws Exception {
        Set<String> actual = new TreeSet<>();
        for (Route route : routes()) {
            actual.add(route.method() + "\t" + route.pattern() + "\t" + whoMay(route));
        }
        Set<String> table = table();
        assertThat(difference(actual, table))
                .as("lines to add to src/test/resources/routes.tsv (if that is who may)")
                .isEmpty();
        assertThat(difference(table, actual))
                .as("lines of routes.tsv that are no longer so")
                .isEmpty();
    }

    private record Route(String method, String pattern) {
        String example() {
            return pattern.replaceAll("\\{\\*[^}]*}", "/x/y")
                    .replaceAll("/{2,}", "/")
                    .replaceAll("\\{[^}]*}", "x")
                    .replace("/**", "/x");
        }
    }

    private List<Route> routes() {
        Set<Route> routes = new java.util.LinkedHashSet<>();
        application
                .getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(routes(info))));
        application
                .getBeansOfType(AbstractUrlHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getPathPatternHandlerMap()
                        .keySet()
                        .forEach(pattern -> routes.add(new Route("GET", pattern.getPatternString()))));
        return List.copyOf(routes);
    }

    private static List<Route> routes(RequestMappingInfo info) {
        Set<RequestMethod> named = info.getMethodsCondition().getMethods();
        List<Route> routes = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : named.isEmpty() ? Set.of(RequestMethod.GET) : named) {
                routes.add(new Route(method.name(), pattern));
            }
        }
        return routes;
    }

    /** Tries the route as everybody, by session and by token, and finds the word for those who passed. */
    private String whoMay(Route route) throws Exception {
        TreeMap<String, Boolean> passed = new TreeMap<>();
        passed.put(ANONYMOUS, tryAs(route, ANONYMOUS, null, null));
        for (String login : people.logins()) {
            boolean bySession = tryAs(route, login, people.session(login, sessions), null);
            boolean byToken = tryAs(route, login, null, token(login));
            assertThat(byToken).as("%s %s by token as by session", route, login).isEqualTo(bySession);
            passed.put(login, bySession);
        }
        Set<String> who = new TreeSet<>(passed.keySet());
        who.removeIf(login -> !passed.get(login));
        return switch (String.join(" ", who)) {
            case "administrator anonymous depositor moderator reader" -> "anyone";
            case "administrator depositor moderator reader" -> "signed-in";
            case "administrator depositor moderator" -> "depositor";
            case "administrator moderator" -> "editor";
            case "" -> "nobody";
            default -> String.join(" ", who);
        };
    }

    private final TreeMap<String, String> tokens = new TreeMap<>();

    private String token(String login) {
        return tokens.computeIfAbsent(
                login, l -> accounts.issueToken(people.account(l).id(), "routes"));
    }

    private boolean tryAs(Route route, String login, @Nullable MockHttpSession session, @Nullable String token)
            throws Exception {
        MockHttpServletRequest request = request(route.method(), route.example());
        if (session != null) {
            request.addHeader("X-CSRF-TOKEN", csrfToken(session));
            request.setSession(session);
        }
        if (token != null) {
            request.addHeader("Authorization", "Bearer " + token);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        boolean[] reached = {false};
        doors.doFilter(request, response, (rq, rs) -> reached[0] = true);
        SecurityContextHolder.clearContext();
        if (!reached[0]) {
            assertThat(response.getStatus())
                    .as("%s as %s", route, login)
                    .isEqualTo(login.equals(ANONYMOUS) ? 401 : 403);
            assertThat(response.getContentType()).isEqualTo("application/problem+json");
        }
        return reached[0];
    }

    private String csrfToken(MockHttpSession session) throws Exception {
        MockHttpServletRequest request = request("GET", "/");
        request.setSession(session);
        String[] token = {""};
        doors.doFilter(
                request,
                new MockHttpServletResponse(),
                (rq, rs) -> token[0] =
                        ((CsrfToken) ((HttpServletRequest) rq).getAttribute(CsrfToken.class.getName())).getToken());
        return token[0];
    }

    private MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(application.getServletContext(), method, path);
        request.setRequestURI(path);
        request.setServletPath(path);
        return request;
    }

    private static Set<String> table() throws Exception {
        try (InputStream in = RoutesTest.class.getResourceAsStream("/routes.tsv")) {
            return new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        }
    }

    private static Set<String> difference(Set<String> all, Set<String> without) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }
}
