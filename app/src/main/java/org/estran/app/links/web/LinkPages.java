package org.estran.app.links.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.links.Link;
import org.estran.app.links.Links;
import org.estran.app.pages.CsvCell;
import org.estran.app.pages.Going;
import org.estran.app.pages.SentJson;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** Links for curators, as a page, as CSV and as JSON. */
@Controller
class LinkPages {

    private static final int PAGE = 100;
    private static final int LARGE_PAGE = 1000;

    private final Links links;
    private final Catalogue catalogue;

    LinkPages(Links links, Catalogue catalogue) {
        this.links = links;
        this.catalogue = catalogue;
    }

    @GetMapping("/admin/links")
    ModelAndView list(
            @RequestParam(name = "state", defaultValue = "dead") String state,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        Link.State wanted = Link.State.of(state).orElse(null);
        List<Link> page = links.page(wanted, after, PAGE + 1);
        List<Link> shown = page.stream().limit(PAGE).toList();
        return new ModelAndView("links/list")
                .addObject("links", shown)
                .addObject(
                        "records",
                        links.records(shown.stream().map(Link::digest).toList()))
                .addObject(
                        "histories",
                        shown.stream().collect(Collectors.toMap(Link::digest, one -> links.history(one.digest()))))
                .addObject("counts", links.counts())
                .addObject("state", wanted)
                .addObject("next", page.size() > PAGE ? shown.getLast().cursor() : "");
    }

    /** Looks at the links of a record again. */
    @PostMapping("/admin/links/checks")
    ModelAndView check(@RequestParam("record") String record) {
        return Going.to("/records/" + checked(record));
    }

    private String checked(String record) {
        String id = catalogue
                .find(record)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."))
                .id();
        links.checkSoon(id);
        return id;
    }

    /** The same for programs; what is found is told by {@link #json}. */
    @PostMapping("/api/links/checks")
    @ResponseBody
    @ResponseStatus(HttpStatus.ACCEPTED)
    void check(HttpServletRequest request) throws IOException {
        checked(SentJson.object(request).path("record").asString(""));
    }

    @GetMapping("/admin/links.csv")
    void csv(@RequestParam(name = "state", defaultValue = "dead") String state, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"links.csv\"");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        out.write("address,state,status,problem,checked,good,failing_since,records\r\n");
        Link.State wanted = Link.State.of(state).orElse(null);
        List<Link> page = links.page(wanted, null, LARGE_PAGE);
        while (!page.isEmpty()) {
            Map<String, List<String>> records =
                    links.records(page.stream().map(Link::digest).toList());
            for (Link link : page) {
                out.write(line(link, Objects.requireNonNull(records.get(link.digest()))));
            }
            page = links.page(wanted, page.getLast().cursor(), LARGE_PAGE);
        }
        out.flush();
    }

    private static String line(Link link, List<String> records) {
        return Stream.of(
                        link.address(),
                        link.state().word(),
                        link.status() == 0 ? "" : Integer.toString(link.status()),
                        Objects.requireNonNullElse(link.problem(), ""),
                        Objects.toString(link.checkedAt(), ""),
                        Objects.toString(link.goodAt(), ""),
                        Objects.toString(link.failingSince(), ""),
                        String.join(" ", records))
                .map(CsvCell::of)
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    @GetMapping(path = "/api/links", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String json(
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "record", required = false) @Nullable String record,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, LARGE_PAGE);
        Link.State wanted = state == null ? null : Link.State.of(state).orElseThrow(() -> unknown(state));
        List<Link> page = record == null ? links.page(wanted, after, most) : links.of(record);
        Map<String, List<String>> records =
                links.records(page.stream().map(Link::digest).toList());
        Function<Link, List<Link.Change>> history = link -> links.history(link.digest());
        String next = record != null || page.size() < most
                ? null
                : "/api/links?limit=" + most + (state == null ? "" : "&state=" + state) + "&after="
                        + page.getLast().cursor();
        return LinkJson.of(page, records, history, links.counts(), next).toString();
    }

    private static ProblemException unknown(String state) {
        return ProblemException.invalid("link-state-unknown", "There is no such state: " + state, List.of());
    }
}
