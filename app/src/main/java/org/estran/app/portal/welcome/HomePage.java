package org.estran.app.portal.welcome;

import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.app.portal.projects.ProjectCards;
import org.estran.app.portal.search.Hits;
import org.estran.terms.Language;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** {@code /}: a search field on a map of what the centre holds, and what came last. */
@Controller
class HomePage {

    private static final int NEWEST = 6;

    private final Catalogue catalogue;
    private final Bundles bundles;
    private final HoldingsMap map;
    private final Hits hits;
    private final ProjectCards projects;

    HomePage(Catalogue catalogue, Bundles bundles, HoldingsMap map, Hits hits, ProjectCards projects) {
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.map = map;
        this.hits = hits;
        this.projects = projects;
    }

    @GetMapping("/")
    ModelAndView home(Language language) {
        Words words = bundles.in(language);
        SearchResult newest = catalogue.search(SearchRequest.EVERYTHING
                .facet(Facet.KIND, "dataset")
                .sort(SearchRequest.Sort.NEWEST)
                .language(language)
                .limit(NEWEST));
        return new ModelAndView(
                "portal/home",
                Map.of(
                        "newest", hits.of(newest.items(), words),
                        "kinds", newest.facets().getOrDefault(Facet.KIND, List.of()),
                        "networks", newest.facets().getOrDefault(Facet.NETWORK, List.of()),
                        "projects", projects.projects(),
                        "map", map.svg(language)));
    }

    @GetMapping(path = "/health", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> health() {
        catalogue.search(SearchRequest.EVERYTHING.limit(1));
        return Map.of("status", "up");
    }
}
