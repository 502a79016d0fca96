package org.estran.app.portal.record;

import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.RecordVersion;
import org.estran.app.dissemination.Publications;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All versions of a record, page by page. */
@Controller
class VersionsPage {

    private static final int PAGE = 50;

    private final Catalogue catalogue;
    private final Publications publications;

    VersionsPage(Catalogue catalogue, Publications publications) {
        this.catalogue = catalogue;
        this.publications = publications;
    }

    @GetMapping("/records/{id}/versions")
    ModelAndView list(
            @PathVariable("id") String id, @RequestParam(name = "before", required = false) @Nullable Integer before) {
        CatalogueRecord found = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."));
        List<RecordVersion> versions = catalogue.versions(id, before, PAGE + 1);
        ModelAndView page = new ModelAndView("portal/versions")
                .addAllObjects(Map.of(
                        "found",
                        found,
                        "versions",
                        versions.stream().limit(PAGE).toList(),
                        "next",
                        versions.size() > PAGE ? versions.get(PAGE - 1).version() : 0,
                        "hasDois",
                        publications.versionDoi(found) != null));
        if (found.isGone()) {
            page.setStatus(HttpStatus.GONE);
        }
        return page;
    }
}
