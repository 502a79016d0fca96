package org.estran.app.harvests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Harvests;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.SentJson;
import org.estran.records.RecordJson;
import org.estran.terms.Language;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/harvesters}: sources, their runs and what came of them. */
@RestController
@RequestMapping(path = "/api/harvesters", produces = MediaType.APPLICATION_JSON_VALUE)
class HarvestersApi {

    private static final int RUNS = 50;
    private static final int FAILURES = 1000;

    private final Harvests harvests;
    private final HarvestDesk desk;
    private final Bundles bundles;

    HarvestersApi(Harvests harvests, HarvestDesk desk, Bundles bundles) {
        this.harvests = harvests;
        this.desk = desk;
        this.bundles = bundles;
    }

    @GetMapping
    String list() {
        return HarvesterJson.ofAll(harvests.all()).toString();
    }

    @PostMapping
    ResponseEntity<String> make(HttpServletRequest request) throws IOException {
        HarvesterSettings settings = HarvesterJson.settings(SentJson.object(request), HarvesterSettings.of("", ""));
        Harvester made = harvests.make(desk.allowed(settings), desk.who());
        return ResponseEntity.created(URI.create("/api/harvesters/" + made.id()))
                .body(HarvesterJson.of(made).toString());
    }

    /** What is at an address, and how its first records would look; nothing is kept. */
    @PostMapping("/trial")
    String tryOut(HttpServletRequest request, Language language) throws IOException {
        HarvesterSettings settings = HarvesterJson.settings(SentJson.object(request), HarvesterSettings.of("", ""));
        return HarvesterJson.of(harvests.tryOut(desk.allowed(settings)), bundles.in(language))
                .toString();
    }

    @GetMapping("/{id}")
    String show(@PathVariable("id") long id) {
        return HarvesterJson.of(desk.existing(id)).toString();
    }

    @PutMapping("/{id}")
    String change(@PathVariable("id") long id, HttpServletRequest request) throws IOException {
        HarvesterSettings before = desk.existing(id).settings();
        HarvesterSettings settings = HarvesterJson.settings(SentJson.object(request), before);
        HarvesterSettings checked =
                before.trusted() && settings.address().equals(before.address()) ? settings : desk.allowed(settings);
        return HarvesterJson.of(harvests.change(id, checked, desk.who())).toString();
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(@PathVariable("id") long id) {
        harvests.forget(desk.existing(id).id(), desk.who());
    }

    @PostMapping("/{id}/runs")
    ResponseEntity<String> run(
            @PathVariable("id") long id, @RequestParam(name = "full", defaultValue = "false") boolean full) {
        HarvestRun run = harvests.ask(desk.existing(id).id(), full, desk.who());
        return ResponseEntity.accepted()
                .location(URI.create("/api/harvesters/" + id + "/runs/" + run.number()))
                .body(HarvesterJson.of(run).toString());
    }

    @GetMapping("/{id}/runs")
    String runs(@PathVariable("id") long id) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        harvests.runs(desk.existing(id).id(), RUNS).forEach(run -> items.add(HarvesterJson.of(run)));
        return json.toString();
    }

    /** The last runs with what was unusual about them. */
    @GetMapping("/{id}/trend")
    String trend(@PathVariable("id") long id) {
        return desk.trend(id).json().toString();
    }

    /** The counts of a run, and each failure with its reason. */
    @GetMapping("/{id}/runs/{number}")
    String show(@PathVariable("id") long id, @PathVariable("number") long number, Language language) {
        ObjectNode json = HarvesterJson.of(desk.existing(id, number));
        ArrayNode failures = json.putArray("failures");
        harvests.lines(id, number, EnumSet.of(HarvestLine.Kind.FAILED), 0, FAILURES)
                .forEach(line -> failures.add(HarvesterJson.line(line, bundles.in(language))));
        return json.toString();
    }

    @PostMapping("/{id}/runs/{number}/confirmation")
    String confirm(@PathVariable("id") long id, @PathVariable("number") long number) {
        return HarvesterJson.of(harvests.confirm(id, number, desk.who())).toString();
    }

    @PostMapping("/{id}/runs/{number}/continuation")
    String goOn(@PathVariable("id") long id, @PathVariable("number") long number) {
        return HarvesterJson.of(harvests.goOn(id, number, desk.who())).toString();
    }

    @PostMapping("/{id}/runs/{number}/cancellation")
    String cancel(@PathVariable("id") long id, @PathVariable("number") long number) {
        return HarvesterJson.of(harvests.cancel(id, number, desk.who())).toString();
    }
}
