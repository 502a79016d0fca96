package org.estran.app.imports.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.Callers;
import org.estran.app.imports.ImportLine;
import org.estran.app.imports.ImportLine.Kind;
import org.estran.app.imports.ImportRequest;
import org.estran.app.imports.ImportRun;
import org.estran.app.imports.Imports;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Going;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Imports for administrators: begin one, watch it, read its report. */
@Controller
class ImportPages {

    private static final int RUNS = 50;
    private static final int LINES = 100;

    private final Imports imports;
    private final ImportFolder folder;
    private final Callers callers;
    private final Bundles bundles;

    ImportPages(Imports imports, ImportFolder folder, Callers callers, Bundles bundles) {
        this.imports = imports;
        this.folder = folder;
        this.callers = callers;
        this.bundles = bundles;
    }

    @GetMapping("/admin/imports")
    ModelAndView list() {
        return listing(Map.of(), HttpStatus.OK);
    }

    @PostMapping("/admin/imports")
    ModelAndView ask(
            @RequestParam(name = "location", defaultValue = "") String location,
            @RequestParam(name = "source", defaultValue = "") String source) {
        try {
            if (location.isBlank()) {
                throw nothingThere();
            }
            ImportRun run = imports.ask(new ImportRequest(folder.within(location), source, who(), false));
            return Going.to("/admin/imports/" + run.number());
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.NotFound)) {
                throw refused;
            }
            List<Finding> findings = List.of(Finding.blocking("import-nothing-there", "/location", location));
            return listing(
                    Map.of("findings", findings, "location", location, "source", source), HttpStatus.BAD_REQUEST);
        }
    }

    /** A file sent from the page; it is imported as soon as it is here. */
    @PutMapping(path = "/admin/imports/files", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> send(
            @RequestParam("path") String path,
            @RequestParam(name = "source", defaultValue = "") String source,
            HttpServletRequest request)
            throws IOException {
        return receive(path, source, request);
    }

    /** The same for programs. */
    @PutMapping(path = "/api/admin/imports/files/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> put(
            @PathVariable("name") String name,
            @RequestParam(name = "source", defaultValue = "") String source,
            HttpServletRequest request)
            throws IOException {
        return receive(name, source, request);
    }

    private ResponseEntity<Map<String, Object>> receive(String name, String source, HttpServletRequest request)
            throws IOException {
        Path file = folder.receive(name, request.getInputStream());
        ImportRun run = imports.ask(new ImportRequest(file, source, who(), true));
        return ResponseEntity.accepted()
                .header("Location", "/admin/imports/" + run.number())
                .body(Map.of("run", run.number(), "source", run.source()));
    }

    @GetMapping("/admin/imports/{number}")
    ModelAndView show(
            @PathVariable("number") long number,
            @RequestParam(name = "kind", required = false, defaultValue = "") List<String> kinds,
            @RequestParam(name = "after", defaultValue = "0") long after) {
        ImportRun run = existing(number);
        Set<Kind> wanted = known(kinds);
        List<ImportLine> lines = imports.lines(number, wanted, after, LINES + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("run", run);
        model.put("wanted", wanted);
        model.put("lines", lines.stream().limit(LINES).toList());
        model.put("next", lines.size() > LINES ? lines.get(LINES - 1).number() : 0L);
        return new ModelAndView("imports/one", model);
    }

    /** How far a run is; the page asks from time to time. */
    @GetMapping("/admin/imports/{number}/progress")
    ModelAndView progress(@PathVariable("number") long number) {
        return new ModelAndView("imports/progress", Map.of("run", existing(number)));
    }

    @PostMapping("/admin/imports/{number}/cancellation")
    ModelAndView cancel(@PathVariable("number") long number) {
        imports.cancel(number, who());
        return Going.to("/admin/imports/" + number);
    }

    @GetMapping("/admin/imports/{number}/report.csv")
    void csv(@PathVariable("number") long number, Language language, HttpServletResponse response) throws IOException {
        ImportRun run = existing(number);
        response.setContentType("text/csv;charset=UTF-8");
        saveAs(response, run, "csv");
        ReportFiles.csv(run, imports, bundles.in(language), response.getOutputStream());
    }

    @GetMapping("/admin/imports/{number}/report.json")
    void json(@PathVariable("number") long number, Language language, HttpServletResponse response) throws IOException {
        ImportRun run = existing(number);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        saveAs(response, run, "json");
        ReportFiles.json(run, imports, bundles.in(language), response.getOutputStream());
    }

    private static void saveAs(HttpServletResponse response, ImportRun run, String ending) {
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"import-" + run.number() + "." + ending + "\"");
    }

    private ModelAndView listing(Map<String, ?> more, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("runs", imports.runs(RUNS));
        model.put("folder", folder.path().toString());
        model.put("names", folder.names());
        model.putAll(more);
        return new ModelAndView("imports/list", model, status);
    }

    private ImportRun existing(long number) {
        return imports.find(number).orElseThrow(ImportPages::nothingThere);
    }

    private static ProblemException nothingThere() {
        return ProblemException.notFound("import-nothing-there", "There is no such import.");
    }

    private String who() {
        return callers.current().displayName();
    }

    private static Set<Kind> known(List<String> words) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        words.forEach(word -> Kind.of(word).ifPresent(kinds::add));
        return kinds;
    }
}
