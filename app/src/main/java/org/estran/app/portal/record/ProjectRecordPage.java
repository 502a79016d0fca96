package org.estran.app.portal.record;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.coverages.Pictures;
import org.estran.app.dissemination.Originals;
import org.estran.app.projects.Project;
import org.estran.app.projects.Projects;
import org.estran.app.usage.Usage;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /projects/{slug}/records/{id}}: a record in the dress of a project it belongs to; its own page stays the canonical one. */
@Controller
class ProjectRecordPage {

    private final Projects projects;
    private final Catalogue catalogue;
    private final RecordViews views;
    private final Originals originals;
    private final Pictures pictures;
    private final Usage usage;
    private final Callers callers;

    ProjectRecordPage(
            Projects projects,
            Catalogue catalogue,
            RecordViews views,
            Originals originals,
            Pictures pictures,
            Usage usage,
            Callers callers) {
        this.projects = projects;
        this.catalogue = catalogue;
        this.views = views;
        this.originals = originals;
        this.pictures = pictures;
        this.usage = usage;
        this.callers = callers;
    }

    @GetMapping("/projects/{slug}/records/{id}")
    ModelAndView record(
            @PathVariable String slug,
            @PathVariable String id,
            @RequestParam(name = "files-after", required = false) @Nullable String filesAfter,
            HttpServletRequest request,
            Language language) {
        Project project = projects.find(slug)
                .orElseThrow(() -> ProblemException.notFound("project-not-found", "There is no such project here."));
        CatalogueRecord found = catalogue
                .find(id)
                .filter(record -> project.scope().holds(id, catalogue))
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."));
        if (filesAfter == null && !found.isGone()) {
            usage.viewed(request, id);
        }
        List<PublishedFile> files = found.isDataWithdrawn()
                ? List.of()
                : catalogue.files(id, found.version(), filesAfter, RecordViews.FILES + 1);
        ModelAndView page = new ModelAndView("portal/project-record")
                .addObject("project", project)
                .addObject(
                        "view",
                        views.of(found, files, catalogue.versions(id, null, RecordViews.VERSIONS), language, null));
        originals.of(found).ifPresent(document -> {
            page.addObject("origin", document);
            page.addObject("ways", originals.ways(found));
        });
        pictures.alt(callers.current(), id).ifPresent(alt -> page.addObject("pictureAlt", alt.best(language)));
        return page;
    }
}
