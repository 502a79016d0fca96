package org.estran.app.portal.projects;

import java.util.LinkedHashMap;
import java.util.Map;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.SearchResult;
import org.estran.app.deposit.CentreFigures;
import org.estran.app.pages.Bundles;
import org.estran.app.portal.search.Hits;
import org.estran.app.projects.DataCentre;
import org.estran.app.projects.DataCentres;
import org.estran.records.RecordJson;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /data-centres} and the page of each, with its mandate, policies, records and figures. */
@Controller
class DataCentrePages {

    private static final int NEWEST = 6;

    private final DataCentres centres;
    private final CentreFigures figures;
    private final Catalogue catalogue;
    private final Callers callers;
    private final Bundles bundles;
    private final Hits hits;

    DataCentrePages(
            DataCentres centres,
            CentreFigures figures,
            Catalogue catalogue,
            Callers callers,
            Bundles bundles,
            Hits hits) {
        this.centres = centres;
        this.figures = figures;
        this.catalogue = catalogue;
        this.callers = callers;
        this.bundles = bundles;
        this.hits = hits;
    }

    @GetMapping("/data-centres")
    ModelAndView list() {
        Map<DataCentre, Long> counts = new LinkedHashMap<>();
        centres.all().forEach(centre -> counts.put(centre, records(centre)));
        return new ModelAndView("portal/data-centres", Map.of("centres", counts));
    }

    @GetMapping("/data-centres/{id}")
    ModelAndView show(@PathVariable("id") String id, Language language) {
        DataCentre centre = existing(id);
        SearchResult newest = catalogue.search(members(centre)
                .language(language)
                .sort(SearchRequest.Sort.NEWEST)
                .limit(NEWEST));
        return new ModelAndView(
                "portal/data-centre",
                Map.of(
                        "centre", centre,
                        "prefix", centres.prefix(centre),
                        "matched", newest.matched(),
                        "newest", hits.of(newest.items(), bundles.in(language)),
                        "figures", figures.of(centre.slug()),
                        "mayDeposit", callers.current().mayDeposit(),
                        "doors", ProjectDoor.of(centre.project())));
    }

    /** Counted now from records and deposits; what is not counted is not in it. */
    @GetMapping(path = "/api/data-centres/{id}/figures", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String figures(@PathVariable("id") String id) {
        DataCentre centre = existing(id);
        CentreFigures.Figures counted = figures.of(centre.slug());
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("records", records(centre));
        ObjectNode deposited = json.putObject("deposited");
        deposited.put("records", counted.records());
        deposited.put("files", counted.files());
        deposited.put("bytes", counted.bytes());
        deposited.put("underWay", counted.underWay());
        ObjectNode review = json.putObject("review");
        review.put("answers", counted.reviews());
        if (counted.medianDelay() != null) {
            review.put("medianDelay", counted.medianDelay().toString());
        }
        ObjectNode usage = json.putObject("usage");
        usage.put("views", counted.usage().views());
        usage.put("downloads", counted.usage().downloads());
        ArrayNode months = json.putArray("months");
        counted.months()
                .forEach(month -> months.addObject()
                        .put("month", month.month().toString())
                        .put("submitted", month.submitted())
                        .put("published", month.published())
                        .put("views", month.usage().views())
                        .put("downloads", month.usage().downloads()));
        return json.toString();
    }

    private long records(DataCentre centre) {
        return catalogue.matching(members(centre).limit(0), 0).matched();
    }

    private static SearchRequest members(DataCentre centre) {
        return SearchRequest.EVERYTHING.filter(centre.project().scope().filter());
    }

    private DataCentre existing(String id) {
        return centres.find(id)
                .orElseThrow(
                        () -> ProblemException.notFound("data-centre-not-found", "There is no such data centre here."));
    }
}
