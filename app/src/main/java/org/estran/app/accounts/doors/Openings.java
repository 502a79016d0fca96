package org.estran.app.accounts.doors;

import static org.estran.app.accounts.AccountRole.ADMINISTRATOR;
import static org.estran.app.accounts.AccountRole.MODERATOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.estran.app.accounts.Caller;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which addresses are open to whom: the first line that fits a request decides, and what no line fits is shut. Whether a
 * caller may see one particular record or deposit is decided behind these doors, by the rooms that keep them.
 */
final class Openings {

    private static final Set<String> READ = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> READ_BY_POST = Set.of("GET", "HEAD", "OPTIONS", "POST");
    private static final Set<String> ANY_METHOD = Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE");

    private static final Predicate<Caller> ANYONE = caller -> true;
    private static final Predicate<Caller> SIGNED_IN = Caller::isSignedIn;
    private static final Predicate<Caller> DEPOSITORS = Caller::mayDeposit;
    private static final Predicate<Caller> MODERATORS = caller -> caller.is(MODERATOR);
    private static final Predicate<Caller> ADMINISTRATORS = caller -> caller.is(ADMINISTRATOR);
    private static final Predicate<Caller> EDITORS = MODERATORS.or(ADMINISTRATORS);

    private static final List<Opening> OPENINGS = List.of(
            // What the authors of a dataset tell of it; before the reading, which is everybody's.
            open(ANY_METHOD, SIGNED_IN, "/records/{id}/documentation"),
            // Describing and correcting by form; before the records, of which these are parts.
            open(ANY_METHOD, EDITORS, "/records/new", "/records/new/**", "/records/{id}/edit", "/records/{id}/edit/**"),
            open(ANY_METHOD, EDITORS, "/records/{id}/history", "/records/{id}/history/**"),
            open(ANY_METHOD, EDITORS, "/records/{id}/withdrawal", "/records/{id}/copies"),
            // Who has the data of one's record, changed after its publication.
            open(ANY_METHOD, SIGNED_IN, "/records/{id}/conditions", "/api/records/{id}/access"),
            // Asking for restricted data, accepting terms.
            open(
                    Set.of("POST"),
                    ANYONE,
                    "/records/{id}/access",
                    "/records/{id}/access/confirmation",
                    "/records/{id}/access/pass",
                    "/records/{id}/terms",
                    "/api/records/{id}/terms"),
            // Reading what is published.
            open(READ, ANYONE, "/", "/records", "/records/**", "/problems/**", "/assets/**", "/health", "/error"),
            open(READ, ANYONE, "/vocabularies", "/vocabularies/**", "/api/vocabularies", "/api/vocabularies/**"),
            open(READ, ANYONE, "/api/concepts"),
            open(READ_BY_POST, ANYONE, "/oai", "/csw", "/projects/{slug}/csw"),
            open(READ, ANYONE, "/ogc", "/ogc/**"),
            open(READ, ANYONE, "/sta/**"),
            open(READ, ANYONE, "/wms", "/wms/**", "/thredds/wms/**"),
            open(READ_BY_POST, ANYONE, "/stac/search", "/projects/{slug}/stac/search"),
            open(READ, ANYONE, "/stac", "/stac/**"),
            open(READ, ANYONE, "/thredds", "/thredds/**"),
            open(READ, ANYONE, "/erddap", "/erddap/**"),
            // Being told by mail of the changes of a dataset.
            open(
                    Set.of("POST"),
                    ANYONE,
                    "/erddap/subscriptions/add.html",
                    "/erddap/subscriptions/list.html",
                    "/erddap/subscriptions/validate.html",
                    "/erddap/subscriptions/remove.html"),
            open(READ, ANYONE, "/projects", "/projects/**"),
            open(READ, ANYONE, "/observations", "/observations/**"),
            open(READ, ANYONE, "/platforms", "/platforms/**", "/api/platforms", "/api/platforms/**"),
            // Keeping selections of them, and taking them away.
            open(
                    READ,
                    ANYONE,
                    "/selections/{id}",
                    "/selections/{id}/**",
                    "/basket",
                    "/basket/download",
                    "/orders/{id}/**"),
            open(Set.of("POST"), EDITORS, "/selections/{id}/doi"),
            open(Set.of("POST"), SIGNED_IN, "/api/selections"),
            open(READ, ANYONE, "/api/selections/{id}"),
            open(
                    Set.of("POST"),
                    ANYONE,
                    "/selections",
                    "/basket",
                    "/basket/{id}/removal",
                    "/basket/order",
                    "/orders/{id}/cancellation"),
            open(READ, ANYONE, "/data-centres", "/data-centres/**", "/api/data-centres", "/api/data-centres/**"),
            open(READ, ANYONE, "/robots.txt", "/favicon.ico", "/.well-known/api-catalog", "/dcat"),
            open(READ, ANYONE, "/sitemap.xml", "/sitemap-pages.xml", "/sitemap-records.xml"),
            open(READ, ANYONE, "/opensearch.xml"),
            open(READ, ANYONE, "/api", "/api/openapi.json", "/api/records", "/api/records/**"),
            open(Set.of("GET", "HEAD", "OPTIONS", "POST"), ANYONE, "/account/sign-in"),
            // One's own account.
            open(ANY_METHOD, SIGNED_IN, "/account", "/account/**", "/api/account", "/api/account/**"),
            open(ANY_METHOD, SIGNED_IN, "/api/access-requests", "/api/access-requests/**"),
            // Reviewing; before the deposits, of which these are parts.
            open(ANY_METHOD, MODERATORS, "/review", "/review/**", "/api/review"),
            open(Set.of("POST"), MODERATORS, "/api/deposits/{id}/review", "/api/deposits/{id}/return"),
            open(Set.of("POST"), MODERATORS, "/api/deposits/{id}/accept", "/api/deposits/{id}/refuse"),
            open(Set.of("POST"), MODERATORS, "/api/deposits/{id}/release", "/api/deposits/{id}/comments"),
            open(
                    Set.of("POST"),
                    MODERATORS,
                    "/api/deposits/{id}/comments/{number}/settle",
                    "/api/deposits/{id}/proposals"),
            // Describing, correcting and withdrawing what is published.
            open(Set.of("POST"), EDITORS, "/api/records"),
            open(Set.of("PUT", "DELETE"), EDITORS, "/api/records/{id}"),
            open(
                    Set.of("DELETE"),
                    EDITORS,
                    "/api/records/{id}/versions/{n}",
                    "/api/records/{id}/versions/{n}/files/**"),
            // Depositing.
            open(READ, SIGNED_IN, "/deposit", "/api/deposits"),
            open(Set.of("POST"), DEPOSITORS, "/deposit", "/api/deposits"),
            // Whoever was invited to a deposit needs no role of their own.
            open(ANY_METHOD, SIGNED_IN, "/deposit/**", "/api/deposits/**"),
            open(Set.of("OPTIONS"), ANYONE, "/api/uploads", "/api/uploads/{id}"),
            open(ANY_METHOD, SIGNED_IN, "/api/uploads", "/api/uploads/{id}"),
            open(READ, ANYONE, "/anonymous-review/**"),
            open(Set.of("POST"), DEPOSITORS, "/api/records/{id}/versions", "/records/{id}/versions"),
            // Harvesting others; before the administration, of which its pages are parts.
            open(READ, ANYONE, "/producers", "/producers/{id}", "/producers/{id}/logo.png", "/api/producers"),
            open(Set.of("POST"), ANYONE, "/producers/{id}/messages"),
            open(ANY_METHOD, EDITORS, "/admin/producers/{id}"),
            open(
                    ANY_METHOD,
                    EDITORS,
                    "/admin/links",
                    "/admin/links/**",
                    "/admin/links.csv",
                    "/api/links",
                    "/api/links/**"),
            open(ANY_METHOD, EDITORS, "/admin/harvests", "/admin/harvests/**", "/api/harvesters", "/api/harvesters/**"),
            open(ANY_METHOD, EDITORS, "/api/same-things", "/api/same-things/**"),
            open(ANY_METHOD, EDITORS, "/admin/curation", "/admin/curation/**", "/api/batches", "/api/batches/**"),
            // Keeping the centre.
            open(ANY_METHOD, ADMINISTRATORS, "/admin", "/admin/**", "/api/admin/**"),
            open(Set.of("POST", "PUT"), ADMINISTRATORS, "/api/data-centres", "/api/data-centres/{id}"));

    private Openings() {}

    /** What these doors answer to a caller. */
    enum Answer {
        PASS,
        /** The address is open to others than this caller. */
        REFUSED,
        /** The address is known, but not with this method. */
        OTHER_METHOD,
        UNKNOWN
    }

    static Answer answer(HttpServletRequest request, Caller caller) {
        PathContainer path = pathOf(request);
        Optional<Opening> opening = OPENINGS.stream()
                .filter(line -> line.fits(path) && line.methods().contains(request.getMethod()))
                .findFirst();
        if (opening.isPresent()) {
            return opening.get().who().test(caller) ? Answer.PASS : Answer.REFUSED;
        }
        return methodsAt(request).isEmpty() ? Answer.UNKNOWN : Answer.OTHER_METHOD;
    }

    /** Whether nothing is changed, be it that a protocol lets its requests be sent as forms. */
    static boolean isReading(HttpServletRequest request) {
        if (READ.contains(request.getMethod())) {
            return true;
        }
        PathContainer path = pathOf(request);
        return request.getMethod().equals("POST")
                && OPENINGS.stream()
                        .filter(line -> line.fits(path))
                        .findFirst()
                        .filter(line -> line.methods() == READ_BY_POST)
                        .isPresent();
    }

    /** Every method some caller may use at this address, in alphabetical order. */
    static Set<String> methodsAt(HttpServletRequest request) {
        PathContainer path = pathOf(request);
        Set<String> methods = new TreeSet<>();
        OPENINGS.stream().filter(line -> line.fits(path)).forEach(line -> methods.addAll(line.methods()));
        return methods;
    }

    /** Read by the same parser as Spring MVC's own, so that both mean the same address. */
    private static PathContainer pathOf(HttpServletRequest request) {
        RequestPath path = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parse(request);
        return path.pathWithinApplication();
    }

    private static Opening open(Set<String> methods, Predicate<Caller> who, String... patterns) {
        return new Opening(
                methods,
                who,
                Arrays.stream(patterns)
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList());
    }

    private record Opening(Set<String> methods, Predicate<Caller> who, List<PathPattern> patterns) {
        boolean fits(PathContainer path) {
            return patterns.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }
}
