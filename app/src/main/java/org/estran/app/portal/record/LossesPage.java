package org.estran.app.portal.record;

import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Format;
import org.estran.app.dissemination.Publications;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** What each format of a record leaves out, as a page and for programs. */
@Controller
class LossesPage {

    private final Catalogue catalogue;
    private final Publications publications;

    LossesPage(Catalogue catalogue, Publications publications) {
        this.catalogue = catalogue;
        this.publications = publications;
    }

    @GetMapping("/records/{id}/losses")
    ModelAndView page(@PathVariable("id") String id, Language language) {
        CatalogueRecord found = find(id);
        return new ModelAndView(
                "portal/losses",
                Map.of(
                        "id", id,
                        "title", found.record().title().best(language),
                        "losses", Losses.of(found, publications)));
    }

    @GetMapping(path = "/api/records/{id}/losses", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> json(@PathVariable("id") String id) {
        List<Map<String, Object>> losses = Losses.of(find(id), publications).stream()
                .map(one -> Map.<String, Object>of(
                        "formats", one.formats().stream().map(Format::word).toList(), "notCarried", one.pointers()))
                .toList();
        return Map.of("id", id, "losses", losses);
    }

    private CatalogueRecord find(String id) {
        CatalogueRecord found = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."));
        if (found.isGone()) {
            throw new ProblemException(new Problem.Gone("record-withdrawn", "The record " + id + " was withdrawn."));
        }
        return found;
    }
}
