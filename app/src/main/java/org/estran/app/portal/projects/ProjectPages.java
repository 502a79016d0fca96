package org.estran.app.portal.projects;

import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.app.portal.search.Hits;
import org.estran.app.projects.Project;
import org.estran.app.projects.Projects;
import org.estran.cartography.Caption;
import org.estran.cartography.Extent;
import org.estran.cartography.ExtentMap;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** {@code /projects} and {@code /projects/{slug}}. */
@Controller
class ProjectPages {

    private static final int NEWEST = 6;
    private static final int ON_THE_MAP = 200;
    private static final int MAP_WIDTH = 620;

    private final Projects projects;
    private final ProjectCards cards;
    private final Catalogue catalogue;
    private final Bundles bundles;
    private final Hits hits;

    ProjectPages(Projects projects, ProjectCards cards, Catalogue catalogue, Bundles bundles, Hits hits) {
        this.projects = projects;
        this.cards = cards;
        this.catalogue = catalogue;
        this.bundles = bundles;
        this.hits = hits;
    }

    @GetMapping("/projects")
    ModelAndView list() {
        return new ModelAndView("portal/projects", Map.of("projects", cards.projects(), "centres", cards.centres()));
    }

    @GetMapping("/projects/{slug}")
    ModelAndView home(@PathVariable String slug, Language language) {
        Project project = projects.find(slug)
                .orElseThrow(() -> ProblemException.notFound("project-not-found", "There is no such project here."));
        Words words = bundles.in(language);
        SearchRequest members = members(project).language(language);
        SearchResult newest =
                catalogue.search(members.sort(SearchRequest.Sort.NEWEST).limit(NEWEST));
        return new ModelAndView(
                "portal/project",
                Map.of(
                        "project", project,
                        "matched", newest.matched(),
                        "newest", hits.of(newest.items(), words),
                        "kinds", newest.facets().getOrDefault(Facet.KIND, List.of()),
                        "map", map(project, members, words),
                        "doors", ProjectDoor.of(project)));
    }

    private static SearchRequest members(Project project) {
        return SearchRequest.EVERYTHING.filter(project.scope().filter());
    }

    private String map(Project project, SearchRequest members, Words words) {
        List<Extent> extents = catalogue.extents(members, ON_THE_MAP).stream()
                .flatMap(extent -> extent.boxes().stream()
                        .map(box -> new Extent(box, null, project.address() + "/records/" + extent.id())))
                .toList();
        Caption caption = new Caption(
                words.text("search.map.title"),
                words.count("search.map.description", extents.size()),
                words.language());
        return extents.isEmpty() ? "" : ExtentMap.svg(extents, caption, MAP_WIDTH);
    }
}
