package org.estran.app.harvests.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestLine.Kind;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Harvests;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Going;
import org.estran.harvest.kinds.SourceKinds;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Harvests for curators: try an address out, keep it, run it, look at what came of it. */
@Controller
@RequestMapping("/admin/harvests")
class HarvestPages {

    private static final int RUNS = 30;
    private static final int LINES = 100;

    private final Harvests harvests;
    private final HarvestDesk desk;
    private final Bundles bundles;

    HarvestPages(Harvests harvests, HarvestDesk desk, Bundles bundles) {
        this.harvests = harvests;
        this.desk = desk;
        this.bundles = bundles;
    }

    @GetMapping
    ModelAndView list() {
        List<Harvester> all = harvests.all().stream()
                .sorted(Comparator.comparing(Harvester::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        Map<Long, HarvestRun> last = new HashMap<>();
        all.forEach(one -> harvests.runs(one.id(), 1).forEach(run -> last.put(one.id(), run)));
        return new ModelAndView("harvests/list", Map.of("harvesters", all, "last", last, "kinds", SourceKinds.all()));
    }

    /** What is at an address: nothing is kept before somebody has seen it. */
    @PostMapping("/trial")
    ModelAndView tryOut(@RequestParam Map<String, String> form) {
        HarvesterSettings settings = HarvestForm.read(form, HarvesterSettings.of("", ""));
        Map<String, Object> model = new HashMap<>();
        model.put("kinds", SourceKinds.all());
        model.put("mayTrust", desk.mayTrust());
        try {
            var trial = harvests.tryOut(desk.allowed(settings));
            model.put("trial", trial);
            HarvesterSettings known =
                    settings.at(trial.source().kind(), trial.source().address().toString());
            model.put(
                    "settings",
                    settings.name().equals(settings.address())
                            ? known.called(trial.source().title())
                            : known);
            return new ModelAndView("harvests/trial", model);
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.NotAllowed) {
                throw refused;
            }
            model.put("settings", settings);
            model.put("findings", findings(refused));
            return new ModelAndView("harvests/trial", model, HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping
    ModelAndView make(@RequestParam Map<String, String> form) {
        HarvesterSettings settings = HarvestForm.read(form, HarvesterSettings.of("", ""));
        try {
            Harvester made = harvests.make(desk.allowed(settings), desk.who());
            if (form.containsKey("run")) {
                HarvestRun run = harvests.ask(made.id(), false, desk.who());
                return Going.to("/admin/harvests/" + made.id() + "/runs/" + run.number());
            }
            return Going.to("/admin/harvests/" + made.id());
        } catch (ProblemException refused) {
            return again(refused, settings);
        }
    }

    private ModelAndView again(ProblemException refused, HarvesterSettings settings) {
        if (refused.problem() instanceof Problem.NotAllowed) {
            throw refused;
        }
        return new ModelAndView(
                "harvests/trial",
                Map.of(
                        "settings",
                        settings,
                        "kinds",
                        SourceKinds.all(),
                        "mayTrust",
                        desk.mayTrust(),
                        "findings",
                        findings(refused)),
                HttpStatus.BAD_REQUEST);
    }

    /** All that is wrong with the form; a source that fails is wrong with its address. */
    private static List<Finding> findings(ProblemException refused) {
        return refused.problem() instanceof Problem.Invalid invalid
                        && !invalid.findings().isEmpty()
                ? invalid.findings()
                : List.of(Finding.blocking(
                        refused.problem().code(),
                        "/address",
                        String.valueOf(refused.problem().detail())));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable("id") long id) {
        Harvester harvester = desk.existing(id);
        return showing(harvester, harvester.settings(), List.of(), HttpStatus.OK);
    }

    private ModelAndView showing(
            Harvester harvester, HarvesterSettings settings, List<Finding> findings, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("harvester", harvester);
        model.put("settings", settings);
        model.put("findings", findings);
        model.put("runs", harvests.runs(harvester.id(), RUNS));
        model.put("quarantine", harvests.quarantine(harvester.id(), 0, LINES));
        model.put("kinds", SourceKinds.all());
        model.put("mayTrust", desk.mayTrust());
        return new ModelAndView("harvests/one", model, status);
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable("id") long id, @RequestParam Map<String, String> form) {
        Harvester harvester = desk.existing(id);
        HarvesterSettings before = harvester.settings();
        HarvesterSettings sent = HarvestForm.read(form, before);
        boolean isAdministrator = desk.mayTrust();
        HarvesterSettings settings = isAdministrator
                ? sent
                : sent.trusting(before.trusted() && sent.address().equals(before.address()));
        try {
            harvests.change(id, settings, desk.who());
            return Going.to("/admin/harvests/" + id);
        } catch (ProblemException refused) {
            return showing(harvester, settings, findings(refused), HttpStatus.BAD_REQUEST);
        }
    }

    /** How the last runs compare. */
    @GetMapping("/{id}/trend")
    ModelAndView trend(@PathVariable("id") long id) {
        return new ModelAndView("harvests/trend", Map.of("harvester", desk.existing(id), "trend", desk.trend(id)));
    }

    @GetMapping(path = "/{id}/trend.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> trendTable(@PathVariable("id") long id) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"harvest-" + id + "-trend.csv\"")
                .body(desk.trend(id).csv());
    }

    @PostMapping("/{id}/removal")
    ModelAndView forget(@PathVariable("id") long id) {
        harvests.forget(desk.existing(id).id(), desk.who());
        return Going.to("/admin/harvests");
    }

    @PostMapping("/{id}/runs")
    ModelAndView run(@PathVariable("id") long id, @RequestParam(name = "full", defaultValue = "false") boolean full) {
        HarvestRun run = harvests.ask(desk.existing(id).id(), full, desk.who());
        return Going.to(address(run));
    }

    @GetMapping("/{id}/runs/{number}")
    ModelAndView show(
            @PathVariable("id") long id,
            @PathVariable("number") long number,
            @RequestParam(name = "kind", required = false, defaultValue = "") List<String> kinds,
            @RequestParam(name = "after", defaultValue = "0") long after) {
        HarvestRun run = desk.existing(id, number);
        Set<Kind> wanted = known(kinds);
        List<HarvestLine> lines = harvests.lines(id, number, wanted, after, LINES + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("harvester", desk.existing(id));
        model.put("run", run);
        model.put("wanted", wanted);
        model.put("lines", lines.stream().limit(LINES).toList());
        model.put("next", lines.size() > LINES ? lines.get(LINES - 1).number() : 0L);
        model.put(
                "leaving",
                run.state() == HarvestRun.State.HELD ? harvests.leaving(id, number, LINES) : List.<HarvestLine>of());
        return new ModelAndView("harvests/run", model);
    }

    /** How far a run is; the page asks from time to time. */
    @GetMapping("/{id}/runs/{number}/progress")
    ModelAndView progress(@PathVariable("id") long id, @PathVariable("number") long number) {
        return new ModelAndView("harvests/progress", Map.of("run", desk.existing(id, number)));
    }

    @PostMapping("/{id}/runs/{number}/confirmation")
    ModelAndView confirm(@PathVariable("id") long id, @PathVariable("number") long number) {
        return Going.to(address(harvests.confirm(id, number, desk.who())));
    }

    @PostMapping("/{id}/runs/{number}/continuation")
    ModelAndView goOn(@PathVariable("id") long id, @PathVariable("number") long number) {
        return Going.to(address(harvests.goOn(id, number, desk.who())));
    }

    @PostMapping("/{id}/runs/{number}/cancellation")
    ModelAndView cancel(@PathVariable("id") long id, @PathVariable("number") long number) {
        return Going.to(address(harvests.cancel(id, number, desk.who())));
    }

    @GetMapping("/{id}/runs/{number}/report.csv")
    void csv(
            @PathVariable("id") long id,
            @PathVariable("number") long number,
            Language language,
            HttpServletResponse response)
            throws IOException {
        HarvestRun run = desk.existing(id, number);
        response.setContentType("text/csv;charset=UTF-8");
        saveAs(response, run, "csv");
        HarvestReports.csv(run, harvests, bundles.in(language), response.getOutputStream());
    }

    @GetMapping("/{id}/runs/{number}/report.json")
    void json(
            @PathVariable("id") long id,
            @PathVariable("number") long number,
            Language language,
            HttpServletResponse response)
            throws IOException {
        HarvestRun run = desk.existing(id, number);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        saveAs(response, run, "json");
        HarvestReports.json(run, harvests, bundles.in(language), response.getOutputStream());
    }

    private static void saveAs(HttpServletResponse response, HarvestRun run, String ending) {
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"harvest-" + run.harvester() + "-" + run.number() + "." + ending + "\"");
    }

    /** A document in quarantine as it came: text that nobody's browser runs. */
    @GetMapping("/{id}/quarantine/{item}")
    ResponseEntity<byte[]> document(@PathVariable("id") long id, @PathVariable("item") long item) {
        byte[] document = harvests.quarantined(id, item)
                .orElseThrow(() -> ProblemException.notFound("harvest-nothing-there", "No such document."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("quarantine-" + id + "-" + item + ".xml")
                                .build()
                                .toString())
                .body(document);
    }

    private static String address(HarvestRun run) {
        return "/admin/harvests/" + run.harvester() + "/runs/" + run.number();
    }

    private static Set<Kind> known(List<String> words) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        words.forEach(word -> Kind.of(word).ifPresent(kinds::add));
        return kinds;
    }
}
