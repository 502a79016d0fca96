package org.estran.app.portal.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.RecordExtent;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Going;
import org.estran.app.pages.Words;
import org.estran.app.projects.Projects;
import org.estran.cartography.Caption;
import org.estran.cartography.Extent;
import org.estran.cartography.ExtentMap;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /records}, and the same within a project: the address is the search. */
@Controller
class SearchPage {

    /** A map with more boxes than this says nothing more. */
    private static final int ON_THE_MAP = 2000;

    private static final int DRAWN_BY_THE_SERVER = 200;

    private static final String WHOLE = "/records";
    private static final String IN_PROJECT = "/projects/{slug}/records";

    private final Catalogue catalogue;
    private final Projects projects;
    private final Bundles bundles;
    private final Hits hits;

    SearchPage(Catalogue catalogue, Projects projects, Bundles bundles, Hits hits) {
        this.catalogue = catalogue;
        this.projects = projects;
        this.bundles = bundles;
        this.hits = hits;
    }

    @GetMapping(
            path = {WHOLE, IN_PROJECT},
            params = "identifier")
    ModelAndView byIdentifier(@PathVariable(required = false) @Nullable String slug, @RequestParam String identifier) {
        CatalogueRecord found = catalogue
                .byIdentifier(identifier)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."));
        return Going.to(place(slug).address() + "/" + found.id());
    }

    /** The form has two fields for the period; the address has one. */
    @GetMapping(
            path = {WHOLE, IN_PROJECT},
            params = {"from", "to"})
    ModelAndView period(
            @PathVariable(required = false) @Nullable String slug,
            @RequestParam MultiValueMap<String, String> parameters) {
        String from = orOpen(parameters.getFirst("from"));
        String to = orOpen(parameters.getFirst("to"));
        if (!(from.equals("..") && to.equals(".."))) {
            parameters.set("datetime", from.equals(to) ? from : from + "/" + to);
        } else {
            parameters.remove("datetime");
        }
        return Going.to(SearchQuery.of(place(slug), parameters).address());
    }

    @GetMapping({WHOLE, IN_PROJECT})
    ModelAndView page(
            @PathVariable(required = false) @Nullable String slug,
            @RequestParam MultiValueMap<String, String> parameters,
            Language language) {
        SearchQuery query = SearchQuery.of(place(slug), parameters);
        SearchRequest request = query.request(language);
        SearchResult result = catalogue.search(request);
        Words words = bundles.in(language);
        ModelAndView page = new ModelAndView("portal/search");
        if (!query.findings().isEmpty()) {
            page.setStatus(HttpStatus.BAD_REQUEST);
        }
        List<Hit> shown = hits.of(result.items(), words);
        return page.addObject(
                "view",
                new SearchView(
                        query,
                        shown,
                        result.matched(),
                        FacetGroup.of(result.facets(), query, words),
                        chosen(query, result, words),
                        result.matched() == 0 ? loosened(query, language) : List.of(),
                        result.corrected(),
                        result.someWords() && result.matched() > 0,
                        parameters.containsKey("why") ? why(request, result, words) : Map.of(),
                        result.nextCursor() == null ? null : query.addressWith("after", result.nextCursor()),
                        query.addressWith("f", "geojson"),
                        map(query, request, words)));
    }

    /** How what is being typed may go on: options of the list beside the field. */
    @GetMapping(
            path = {WHOLE, IN_PROJECT},
            params = "f=suggestions")
    ModelAndView suggestions(@RequestParam(defaultValue = "") String q, Language language) {
        return new ModelAndView("portal/suggestions").addObject("suggestions", catalogue.suggestions(q, language));
    }

    private Map<String, String> why(SearchRequest request, SearchResult result, Words words) {
        List<String> ids = result.items().stream().map(CatalogueRecord::id).toList();
        Map<String, String> told = new HashMap<>();
        catalogue.why(request, ids).forEach((id, reasons) -> told.put(id, RankWords.of(reasons, words)));
        return told;
    }

    /** Where all hits are, for the map (RFC 7946). */
    @GetMapping(
            path = {WHOLE, IN_PROJECT},
            params = "f=geojson")
    ResponseEntity<byte[]> extents(
            @PathVariable(required = false) @Nullable String slug,
            @RequestParam MultiValueMap<String, String> parameters,
            Language language) {
        SearchQuery query = SearchQuery.of(place(slug), parameters);
        List<RecordExtent> extents = catalogue.extents(query.request(language).after(null), ON_THE_MAP);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/geo+json"))
                .header("Access-Control-Allow-Origin", "*")
                .body(ExtentFeatures.json(extents, language).getBytes(StandardCharsets.UTF_8));
    }

    private String map(SearchQuery query, SearchRequest request, Words words) {
        List<Extent> extents = catalogue.extents(request.after(null), DRAWN_BY_THE_SERVER).stream()
                .flatMap(extent -> extent.boxes().stream()
                        .map(box -> new Extent(box, null, query.place().address() + "/" + extent.id())))
                .toList();
        Caption caption = new Caption(
                words.text("search.map.title"),
                words.count("search.map.description", extents.size()),
                words.language());
        return extents.isEmpty()
                ? ExtentMap.thumbnail(List.of(org.estran.terms.BoundingBox.WORLD), caption, 420, 210)
                : ExtentMap.svg(extents, caption, 420);
    }

    private static List<SearchView.Chosen> chosen(SearchQuery query, SearchResult result, Words words) {
        List<SearchView.Chosen> chosen = new ArrayList<>();
        if (!query.bbox().isEmpty()) {
            chosen.add(new SearchView.Chosen(
                    words.text("search.chosen.box"), query.withoutBox().address()));
        }
        if (!query.typed("polygon").isEmpty()) {
            chosen.add(new SearchView.Chosen(
                    words.text("search.chosen.polygon"),
                    query.without("polygon").address()));
        }
        if (!query.typed("depth").isEmpty()) {
            chosen.add(new SearchView.Chosen(
                    words.text("search.chosen.depth", query.typed("depth")),
                    query.without("depth").address()));
        }
        if (!query.datetime().isEmpty()) {
            chosen.add(new SearchView.Chosen(
                    words.text("search.chosen.period", query.datetime()),
                    query.withoutPeriod().address()));
        }
        query.facets()
                .forEach((facet, values) -> values.forEach(value -> chosen.add(new SearchView.Chosen(
                        labelOf(facet, value, result, words),
                        query.toggle(facet, value).address()))));
        return chosen;
    }

    private static String labelOf(Facet facet, String value, SearchResult result, Words words) {
        return result.facets().getOrDefault(facet, List.of()).stream()
                .filter(known -> known.value().equals(value))
                .findFirst()
                .map(known -> FacetGroup.label(facet, known, words))
                .orElse(value);
    }

    /** Nothing was found: which one thing, left out, would find something. */
    private List<SearchView.Loosened> loosened(SearchQuery query, Language language) {
        List<SearchView.Loosened> ways = new ArrayList<>();
        Words words = bundles.in(language);
        if (!query.bbox().isEmpty()) {
            loosen(ways, words.text("search.without.box"), query.withoutBox(), language);
        }
        if (!query.datetime().isEmpty()) {
            loosen(ways, words.text("search.without.period"), query.withoutPeriod(), language);
        }
        for (Facet facet : query.facets().keySet()) {
            String what = words.text("search.without.facet", words.text("facet." + facet.word()));
            loosen(ways, what, query.withoutFacet(facet), language);
        }
        if (!query.q().isEmpty() && query.filterCount() > 0) {
            loosen(ways, words.text("search.without.text"), query.withoutText(), language);
        }
        return ways;
    }

    private void loosen(List<SearchView.Loosened> ways, String what, SearchQuery query, Language language) {
        long matched = catalogue.search(query.request(language).limit(1)).matched();
        if (matched > 0) {
            ways.add(new SearchView.Loosened(what, matched, query.address()));
        }
    }

    private SearchPlace place(@Nullable String slug) {
        return slug == null
                ? SearchPlace.WHOLE
                : new SearchPlace(projects.find(slug)
                        .orElseThrow(() ->
                                ProblemException.notFound("project-not-found", "There is no such project here.")));
    }

    private static String orOpen(@Nullable String position) {
        return position == null || position.isBlank() ? ".." : position.strip();
    }
}
