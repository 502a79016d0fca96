package org.estran.app.projects.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Project;
import org.estran.app.projects.ProjectRules;
import org.estran.app.projects.Projects;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** {@code /admin/projects}: projects and data centres made and changed in one form, tried before they are kept. */
@Controller
class ProjectAdmin {

    private static final int SHOWN = 5;

    private final Projects projects;
    private final Catalogue catalogue;
    private final Callers callers;

    ProjectAdmin(Projects projects, Catalogue catalogue, Callers callers) {
        this.projects = projects;
        this.catalogue = catalogue;
        this.callers = callers;
    }

    @GetMapping("/admin/projects")
    ModelAndView list() {
        return list(projects.all(), false);
    }

    /** The data centres alone. */
    @GetMapping("/admin/data-centres")
    ModelAndView centres() {
        return list(projects.all().stream().filter(Project::isCentre).toList(), true);
    }

    private ModelAndView list(List<Project> listed, boolean onlyCentres) {
        Map<String, Long> counts = new HashMap<>();
        listed.forEach(project ->
                counts.put(project.slug(), members(project, Language.FR, 0).matched()));
        return new ModelAndView(
                "projects/admin", Map.of("projects", listed, "counts", counts, "onlyCentres", onlyCentres));
    }

    @GetMapping("/admin/projects/new")
    ModelAndView begin(Language language) {
        return form(ProjectForm.empty(), List.of(), null, language, HttpStatus.OK);
    }

    @GetMapping("/admin/projects/{slug}")
    ModelAndView edit(@PathVariable("slug") String slug, Language language) {
        ProjectForm form = ProjectForm.of(existing(slug));
        return form(form, List.of(), members(form.project(), language, SHOWN), language, HttpStatus.OK);
    }

    @PostMapping("/admin/projects")
    ModelAndView make(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(name = "logo", required = false) @Nullable MultipartFile logo,
            Language language)
            throws IOException {
        return save(ProjectForm.read(typed, bytes(logo), null), typed.containsKey("try"), language);
    }

    @PostMapping("/admin/projects/{slug}")
    ModelAndView change(
            @PathVariable("slug") String slug,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(name = "change", defaultValue = "0") long seen,
            @RequestParam(name = "logo", required = false) @Nullable MultipartFile logo,
            Language language)
            throws IOException {
        Project former = existing(slug);
        ProjectForm form = ProjectForm.read(typed, bytes(logo), former.as(former.logo(), seen, former.changedAt()));
        return save(form, typed.containsKey("try"), language);
    }

    @PostMapping("/admin/projects/{slug}/deletion")
    String delete(@PathVariable("slug") String slug) {
        projects.delete(callers.current(), slug);
        return "redirect:/admin/projects";
    }

    private ModelAndView save(ProjectForm form, boolean isTrial, Language language) {
        Project project = form.project();
        List<Finding> findings = new ArrayList<>(form.findings());
        findings.addAll(ProjectRules.findings(
                project, form.isNew() && projects.find(project.slug()).isPresent()));
        boolean refused = findings.stream().anyMatch(Finding::isBlocking);
        if (isTrial || refused) {
            boolean isUnderstood =
                    findings.stream().noneMatch(finding -> finding.pointer().startsWith("/membership"));
            return form(
                    form,
                    findings,
                    isUnderstood ? members(project, language, SHOWN) : null,
                    language,
                    refused && !isTrial ? HttpStatus.BAD_REQUEST : HttpStatus.OK);
        }
        try {
            Project kept = form.isNew()
                    ? projects.make(callers.current(), project, form.logo())
                    : projects.change(callers.current(), project, form.logo(), project.change());
            return new ModelAndView("redirect:" + kept.address());
        } catch (ProblemException outrun) {
            if (!(outrun.problem() instanceof Problem.Invalid invalid)) {
                throw outrun;
            }
            return form(form, invalid.findings(), null, language, HttpStatus.BAD_REQUEST);
        }
    }

    private ModelAndView form(
            ProjectForm form, List<Finding> findings, @Nullable Matches members, Language language, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("findings", findings);
        model.put(
                "members",
                Optional.ofNullable(members)
                        .map(found -> titles(found, language))
                        .orElse(List.of()));
        model.put("matched", members == null ? -1L : members.matched());
        return new ModelAndView("projects/edit", model, status);
    }

    private static List<Map.Entry<String, String>> titles(Matches found, Language language) {
        return found.records().stream()
                .map(record -> Map.entry(record.id(), record.record().title().best(language)))
                .toList();
    }

    private Matches members(Project project, Language language, int most) {
        return catalogue.matching(
                SearchRequest.EVERYTHING
                        .filter(project.scope().filter())
                        .sort(SearchRequest.Sort.NEWEST)
                        .language(language)
                        .limit(most),
                0);
    }

    private Project existing(String slug) {
        return projects.find(slug)
                .orElseThrow(() -> ProblemException.notFound("project-not-found", "There is no such project here."));
    }

    private static byte[] bytes(@Nullable MultipartFile file) throws IOException {
        return file == null ? new byte[0] : file.getBytes();
    }
}
