package org.estran.app.dissemination.feeds;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.RecordStamp;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.dissemination.Publications;
import org.estran.app.projects.Project;
import org.estran.app.projects.Projects;
import org.estran.app.projects.Scope;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /sitemap.xml} by the protocol of sitemaps.org 0.9: the pages of records, projects and the first ones; an index of
 * such lists where there are more than {@link #most} pages. Lists begin after an id, so that none depends on those before.
 */
@Controller
class Sitemaps {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static final int AT_ONCE = 1_000;

    private final Catalogue catalogue;
    private final Projects projects;
    private final Publications publications;
    private final int most;

    Sitemaps(Catalogue catalogue, Projects projects, Publications publications, SitemapSize size) {
        this.catalogue = catalogue;
        this.projects = projects;
        this.publications = publications;
        this.most = size.most();
    }

    @GetMapping("/sitemap.xml")
    void whole(HttpServletResponse response) throws IOException {
        List<Project> all = projects.all();
        List<RecordStamp> first = catalogue.stamps(null, most);
        if (first.size() + all.size() + 3 <= most) {
            write(response, "urlset", out -> {
                pages(out, all);
                records(out, first);
            });
            return;
        }
        write(response, "sitemapindex", out -> {
            entry(out, "sitemap", "/sitemap-pages.xml", null);
            String after = null;
            for (List<RecordStamp> part = first; !part.isEmpty(); part = catalogue.stamps(after, most)) {
                String address = "/sitemap-records.xml" + (after == null ? "" : "?after=" + after);
                entry(out, "sitemap", address, latest(part));
                after = part.getLast().id();
            }
        });
    }

    @GetMapping("/sitemap-pages.xml")
    void pages(HttpServletResponse response) throws IOException {
        write(response, "urlset", out -> pages(out, projects.all()));
    }

    @GetMapping("/sitemap-records.xml")
    void records(@RequestParam(name = "after", required = false) @Nullable String after, HttpServletResponse response)
            throws IOException {
        write(response, "urlset", out -> records(out, catalogue.stamps(after, most)));
    }

    /** The records of a project, as its own pages show them. */
    @GetMapping("/projects/{slug}/sitemap.xml")
    void ofProject(
            @PathVariable("slug") String slug,
            @RequestParam(name = "part", required = false) @Nullable Integer part,
            HttpServletResponse response)
            throws IOException {
        Scope scope = projects.scope(slug)
                .orElseThrow(() -> ProblemException.notFound("project-not-found", "No project has that name."));
        long records = matching(scope, 0, 0).matched();
        if (part == null && records >= most) {
            write(response, "sitemapindex", out -> {
                for (long n = 0; n * most < records; n++) {
                    entry(out, "sitemap", "/projects/" + slug + "/sitemap.xml?part=" + n, null);
                }
            });
            return;
        }
        long from = part == null ? 0 : (long) Math.max(0, part) * most;
        write(response, "urlset", out -> {
            if (from == 0) {
                entry(out, "url", "/projects/" + slug, null);
            }
            for (long at = from; at < Math.min(records, from + most); at += AT_ONCE) {
                int count = (int) Math.min(AT_ONCE, from + most - at);
                for (CatalogueRecord record : matching(scope, at, count).records()) {
                    entry(out, "url", "/projects/" + slug + "/records/" + record.id(), record.changedAt());
                }
            }
        });
    }

    private Matches matching(Scope scope, long from, int count) {
        SearchRequest request = SearchRequest.EVERYTHING
                .filter(scope.filter())
                .order(List.of(Order.ascending(Queryable.ID)))
                .limit(count);
        return catalogue.matching(request, from);
    }

    private void pages(Writer out, List<Project> all) throws IOException {
        List<String> pages = new ArrayList<>(List.of("/", "/records"));
        if (!all.isEmpty()) {
            pages.add("/projects");
        }
        for (String page : pages) {
            entry(out, "url", page, null);
        }
        for (Project project : all) {
            entry(out, "url", project.address(), project.changedAt());
        }
    }

    private void records(Writer out, List<RecordStamp> stamps) throws IOException {
        for (RecordStamp stamp : stamps) {
            entry(out, "url", "/records/" + stamp.id(), stamp.changedAt());
        }
    }

    private static Instant latest(List<RecordStamp> stamps) {
        return stamps.stream()
                .map(RecordStamp::changedAt)
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private void entry(Writer out, String element, String path, @Nullable Instant changed) throws IOException {
        out.write("<" + element + "><loc>" + escaped(publications.address(path)) + "</loc>");
        if (changed != null) {
            out.write("<lastmod>" + Instant.ofEpochSecond(changed.getEpochSecond()) + "</lastmod>");
        }
        out.write("</" + element + ">\n");
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private interface Content {
        void write(Writer out) throws IOException;
    }

    private static void write(HttpServletResponse response, String root, Content content) throws IOException {
        response.setContentType("application/xml;charset=UTF-8");
        Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 1 << 16);
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + " xmlns=\"" + NAMESPACE + "\">\n");
        content.write(out);
        out.write("</" + root + ">\n");
        out.flush();
    }
}
