package org.estran.app.portal.record;

import java.util.Map;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the authors of a dataset write how to get at it and how to read it. */
@Controller
class DocumentationPage {

    private final Catalogue catalogue;
    private final Documentation documentation;
    private final Callers callers;

    DocumentationPage(Catalogue catalogue, Documentation documentation, Callers callers) {
        this.catalogue = catalogue;
        this.documentation = documentation;
        this.callers = callers;
    }

    @GetMapping("/records/{id}/documentation")
    ModelAndView form(@PathVariable("id") String id, Language language) {
        CatalogueRecord found = find(id);
        documentation.refuseStrangers(callers.current(), found);
        LocalizedText text = found.record().supplement();
        return new ModelAndView(
                "portal/documentation",
                Map.of(
                        "id", id,
                        "title", found.record().title().best(language),
                        "french", text.exactly(Language.FR).orElse(""),
                        "english", text.exactly(Language.EN).orElse(""),
                        "change", found.change()));
    }

    @PostMapping("/records/{id}/documentation")
    String save(
            @PathVariable("id") String id,
            @RequestParam("fr") String french,
            @RequestParam("en") String english,
            @RequestParam("change") long change) {
        documentation.write(callers.current(), find(id), Map.of(Language.FR, french, Language.EN, english), change);
        return "redirect:/records/" + id + "#documentation";
    }

    private CatalogueRecord find(String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."));
    }
}
