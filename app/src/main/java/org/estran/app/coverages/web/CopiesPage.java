package org.estran.app.coverages.web;

import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.coverages.datasets.Copies;
import org.estran.app.coverages.datasets.CopyKind;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /records/{id}/copies}: where those who look after records choose what is kept a second time for fast series and maps. */
@Controller
class CopiesPage {

    private final Catalogue catalogue;
    private final Copies copies;

    CopiesPage(Catalogue catalogue, Copies copies) {
        this.catalogue = catalogue;
        this.copies = copies;
    }

    @GetMapping("/records/{id}/copies")
    ModelAndView list(@PathVariable("id") String id) {
        return new ModelAndView("coverages/copies")
                .addAllObjects(Map.of("found", standing(id), "offers", copies.offers(id)));
    }

    @PostMapping("/records/{id}/copies")
    ModelAndView choose(
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            @RequestParam("variable") String variable,
            @RequestParam(name = "kind", defaultValue = "BY_TIME") CopyKind kind,
            @RequestParam(name = "wanted", defaultValue = "false") boolean wanted) {
        standing(id);
        if (wanted) {
            copies.want(id, path, variable, kind);
        } else {
            copies.drop(id, path, variable, kind);
        }
        return new ModelAndView("redirect:/records/" + id + "/copies");
    }

    private CatalogueRecord standing(String id) {
        return catalogue
                .find(id)
                .filter(record -> !record.isDataWithdrawn())
                .orElseThrow(
                        () -> ProblemException.notFound("record-not-found", "There is no record " + id + " here."));
    }
}
