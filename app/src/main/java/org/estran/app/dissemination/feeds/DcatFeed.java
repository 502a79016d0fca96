package org.estran.app.dissemination.feeds;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Changes;
import org.estran.app.catalogue.ChangesRequest;
import org.estran.app.catalogue.ChangesRequest.After;
import org.estran.app.dissemination.Publications;
import org.estran.app.dissemination.WaysIn;
import org.estran.app.projects.Projects;
import org.estran.app.projects.Scope;
import org.estran.crosswalks.PassedCatalogue;
import org.estran.crosswalks.dcat.CataloguePage;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;

/** {@code /dcat} and {@code /projects/{slug}/dcat}: pages in the order of the last change, oldest first. */
@Controller
@CrossOrigin(exposedHeaders = {"ETag", "Link"})
class DcatFeed {

    private static final int PAGE = 100;
    private static final LocalizedText TITLE = LocalizedText.of(
            "Catalogue du centre " + Publications.PUBLISHER, "Catalogue of the " + Publications.PUBLISHER + " centre");
    private static final LocalizedText DESCRIPTION = LocalizedText.of(
            "Les jeux de données et services que ce centre publie ou décrit.",
            "The datasets and services this centre publishes or describes.");

    private final Catalogue catalogue;
    private final Projects projects;
    private final Publications publications;
    private final WaysIn ways;
    private final Clock clock;

    DcatFeed(Catalogue catalogue, Projects projects, Publications publications, WaysIn ways, Clock clock) {
        this.catalogue = catalogue;
        this.projects = projects;
        this.publications = publications;
        this.ways = ways;
        this.clock = clock;
    }

    @GetMapping("/dcat")
    void whole(
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(Scope.WHOLE, "/dcat", FeedSyntax.of(f, accept), f, after, new ServletWebRequest(request, response));
    }

    @GetMapping("/projects/{slug}/dcat")
    void ofProject(
            @PathVariable("slug") String slug,
            @RequestParam(name = "f", required = false) @Nullable String f,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Scope scope = projects.scope(slug)
                .orElseThrow(() -> ProblemException.notFound("project-not-found", "No project has that name."));
        answer(
                scope,
                "/projects/" + slug + "/dcat",
                FeedSyntax.of(f, accept),
                f,
                after,
                new ServletWebRequest(request, response));
    }

    private void answer(
            Scope scope,
            String path,
            FeedSyntax syntax,
            @Nullable String f,
            @Nullable String after,
            ServletWebRequest request)
            throws IOException {
        Changes changes = catalogue.changes(new ChangesRequest(null, null, scope.condition(), place(after), PAGE));
        Map<String, List<PassedCatalogue>> ways =
                this.ways.of(changes.records().stream().map(CatalogueRecord::id).toList());
        CataloguePage page = page(scope, publications.address(path), f, after, changes, ways);
        HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        response.setHeader("Vary", "Accept");
        response.setHeader("Link", links(page));
        if (request.checkNotModified(tag(syntax, changes, ways), lastModified(changes))) {
            return;
        }
        response.setContentType(syntax.mediaType());
        BufferedOutputStream out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        page.write(syntax.syntax(), out);
        out.flush();
    }

    private static @Nullable After place(@Nullable String after) {
        if (after == null) {
            return null;
        }
        return Place.of(after).orElseThrow(() -> {
            Finding finding = Finding.blocking("search-after", "/after");
            return new ProblemException(
                    new Problem.Invalid("search-invalid", "The page cannot be given.", List.of(finding)));
        });
    }

    private CataloguePage page(
            Scope scope,
            String address,
            @Nullable String f,
            @Nullable String after,
            Changes changes,
            Map<String, List<PassedCatalogue>> ways) {
        List<CatalogueRecord> records = changes.records();
        String next = changes.more() && !records.isEmpty() ? Place.after(records.getLast()) : null;
        return new CataloguePage(
                URI.create(address),
                address(address, f, after),
                address(address, f, null),
                next == null ? null : address(address, f, next),
                scope.isWhole() ? TITLE : scope.title(),
                scope.isWhole() ? DESCRIPTION : scope.title(),
                Publications.PUBLISHER,
                changes.matched(),
                records.stream()
                        .filter(record -> !record.isGone())
                        .map(record -> new CataloguePage.Entry(
                                publications.described(record),
                                publications.of(record).through(ways.getOrDefault(record.id(), List.of()))))
                        .toList());
    }

    private static URI address(String feed, @Nullable String f, @Nullable String after) {
        String syntax = f == null ? "" : "f=" + f;
        String place = after == null ? "" : "after=" + after;
        String query = syntax + (syntax.isEmpty() || place.isEmpty() ? "" : "&") + place;
        return URI.create(query.isEmpty() ? feed + "?page=first" : feed + "?" + query);
    }

    private static String links(CataloguePage page) {
        String first = "<" + page.first() + ">; rel=\"first\"";
        return page.next() == null ? first : first + ", <" + page.next() + ">; rel=\"next\"";
    }

    /** Another one as soon as anything of the page is: a record, what may be read of it, the way it came, or what follows. */
    private String tag(FeedSyntax syntax, Changes changes, Map<String, List<PassedCatalogue>> ways) {
        Instant now = clock.instant();
        int hash = 17;
        for (CatalogueRecord record : changes.records()) {
            hash = 31 * hash + Objects.hash(record.change(), record.access().at(now), ways.get(record.id()));
        }
        return "W/\"" + Integer.toHexString(hash) + "-" + changes.matched() + "-" + changes.more() + "-" + syntax.word()
                + "\"";
    }

    private static long lastModified(Changes changes) {
        Optional<Instant> last =
                changes.records().stream().map(CatalogueRecord::changedAt).max(Comparator.naturalOrder());
        return last.map(Instant::toEpochMilli).orElse(-1L);
    }
}
