package org.estran.app.thredds.catalogues;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.thredds.Answers;
import org.estran.app.thredds.DatasetAddress;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The catalogue of all records with data, and one for each of them. */
@Controller
@CrossOrigin
class CataloguesController {

    private static final String XML = "application/xml;charset=UTF-8";
    private static final String NAME = "Estran";
    private static final int PAGE = 500;
    private static final int LISTED = 100;

    private final Datasets datasets;
    private final Catalogue catalogue;
    private final String baseUrl;

    CataloguesController(Datasets datasets, Catalogue catalogue, @Value("${estran.base-url}") String baseUrl) {
        this.datasets = datasets;
        this.catalogue = catalogue;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    @GetMapping({"/thredds", "/thredds/", "/thredds/catalog"})
    String begin() {
        return "redirect:/thredds/catalog.html";
    }

    @GetMapping({"/thredds/catalog.xml", "/thredds/catalog/catalog.xml"})
    void top(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StringBuilder text = new StringBuilder(CatalogXml.head(NAME)).append("  <dataset name=\"Estran\">\n");
        String after = null;
        List<Listed> page = records(after, PAGE, Language.EN);
        while (!page.isEmpty()) {
            page.forEach(each -> text.append(CatalogXml.reference(each.id(), each.title())));
            page = records(page.getLast().id(), PAGE, Language.EN);
        }
        Answers.whole(
                request,
                response,
                XML,
                text.append("  </dataset>\n</catalog>\n").toString());
    }

    @GetMapping({"/thredds/catalog.html", "/thredds/catalog/catalog.html"})
    ModelAndView topPage(
            @RequestParam(name = "after", required = false) @Nullable String after, HttpServletRequest request) {
        List<Listed> page = records(after, LISTED + 1, ReaderLanguage.of(request));
        boolean more = page.size() > LISTED;
        List<Listed> shown = more ? page.subList(0, LISTED) : page;
        return new ModelAndView(
                "thredds/catalog",
                Map.of("records", shown, "next", more ? shown.getLast().id() : ""));
    }

    @GetMapping("/thredds/catalog/{id}/catalog.xml")
    void record(@PathVariable("id") String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        CatalogueRecord record = found(id);
        String title = record.record().title().best(Language.EN);
        Answers.whole(request, response, XML, CatalogXml.of(title, baseUrl + "/records/" + id, datasets.of(id)));
    }

    @GetMapping("/thredds/catalog/{id}/catalog.html")
    ModelAndView recordPage(@PathVariable("id") String id, HttpServletRequest request) {
        CatalogueRecord record = found(id);
        List<Line> lines = datasets.of(id).stream()
                .map(each -> new Line(each, DatasetAddress.urlPath(id, each.path())))
                .toList();
        return new ModelAndView(
                "thredds/record",
                Map.of(
                        "id", id,
                        "title", record.record().title().best(ReaderLanguage.of(request)),
                        "base", baseUrl,
                        "lines", lines));
    }

    /** A record with data there are none of any more is gone; one that never had any is not found. */
    private CatalogueRecord found(String id) {
        CatalogueRecord record = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."));
        if (record.isDataWithdrawn()) {
            throw new ProblemException(new Problem.Gone("data-withdrawn", "The data of this record were withdrawn."));
        }
        if (datasets.of(id).isEmpty()) {
            throw ProblemException.notFound("dataset-not-found", "This record has no data that programs read here.");
        }
        return record;
    }

    private List<Listed> records(@Nullable String after, int limit, Language language) {
        List<String> ids = datasets.records(after, limit);
        Map<String, String> titles = catalogue.all(ids).stream()
                .collect(Collectors.toMap(
                        CatalogueRecord::id, record -> record.record().title().best(language)));
        List<Listed> listed = new ArrayList<>();
        for (String id : ids) {
            listed.add(new Listed(id, titles.getOrDefault(id, id)));
        }
        return listed;
    }
}
