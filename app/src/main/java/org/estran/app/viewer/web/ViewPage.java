package org.estran.app.viewer.web;

import java.io.IOException;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.viewer.Asked;
import org.estran.app.viewer.DataViews;
import org.estran.app.viewer.View;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /records/{id}/view}. */
@Controller
class ViewPage {

    private final DataViews views;
    private final Catalogue catalogue;
    private final String base;

    ViewPage(DataViews views, Catalogue catalogue, @Value("${estran.base-url}") String base) {
        this.views = views;
        this.catalogue = catalogue;
        this.base = base.replaceAll("/+$", "");
    }

    @GetMapping("/records/{id}/view")
    ModelAndView view(@PathVariable("id") String id, @RequestParam Map<String, String> parameters, Language language)
            throws IOException {
        CatalogueRecord found = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."));
        View view = views.of(found.id(), new Asked(parameters), base, language);
        String title = found.isGone() || found.record().title().isEmpty()
                ? found.id()
                : found.record().title().best(language);
        return new ModelAndView("viewer/view").addObject("view", view).addObject("recordTitle", title);
    }
}
