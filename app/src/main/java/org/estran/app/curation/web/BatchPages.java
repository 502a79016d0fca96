package org.estran.app.curation.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.curation.batches.Batch;
import org.estran.app.curation.batches.BatchChange;
import org.estran.app.curation.batches.BatchLine;
import org.estran.app.curation.batches.Batches;
import org.estran.app.pages.Going;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One change to many records, for curators: a search, a change, what it would do to each record, then doing and undoing it. */
@Controller
@RequestMapping("/admin/curation/batches")
class BatchPages {

    private static final int BATCHES = 30;
    private static final int LINES = 50;

    private final Batches batches;
    private final Catalogue catalogue;
    private final Callers callers;

    BatchPages(Batches batches, Catalogue catalogue, Callers callers) {
        this.batches = batches;
        this.catalogue = catalogue;
        this.callers = callers;
    }

    @GetMapping
    ModelAndView list(@RequestParam Map<String, String> form) {
        return listing(form, List.of(), HttpStatus.OK);
    }

    private ModelAndView listing(Map<String, String> form, List<Finding> findings, HttpStatus status) {
        return new ModelAndView(
                "curation/batches",
                Map.of("form", form, "findings", findings, "batches", batches.newest(BATCHES)),
                status);
    }

    @PostMapping
    ModelAndView plan(@RequestParam Map<String, String> form) {
        try {
            BatchChange change = BatchChange.of(
                    form.getOrDefault("what", ""),
                    form.getOrDefault("from", ""),
                    form.getOrDefault("to", ""),
                    form.getOrDefault("language", ""));
            Batch batch = batches.plan(Batches.queryOf(form.getOrDefault("query", "")), change, callers.current());
            return Going.to(address(batch));
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                return listing(form, invalid.findings(), HttpStatus.BAD_REQUEST);
            }
            throw refused;
        }
    }

    @GetMapping("/{batch}")
    ModelAndView show(@PathVariable("batch") long id, @RequestParam(name = "after", defaultValue = "0") long after) {
        Batch batch = batches.present(id);
        List<BatchLine> found = batches.lines(id, after, LINES + 1);
        List<BatchLine> lines = found.stream().limit(LINES).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("batch", batch);
        model.put("lines", lines);
        model.put("counts", batches.counts(id));
        model.put(
                "records",
                catalogue.withTombstones(lines.stream().map(BatchLine::recordId).toList()).stream()
                        .collect(Collectors.toMap(CatalogueRecord::id, record -> record)));
        model.put("next", found.size() > LINES ? lines.getLast().number() : 0L);
        return new ModelAndView("curation/batch", model);
    }

    @PostMapping("/{batch}/application")
    ModelAndView apply(@PathVariable("batch") long id) {
        return Going.to(address(batches.apply(id)));
    }

    @PostMapping("/{batch}/undoing")
    ModelAndView undo(@PathVariable("batch") long id) {
        return Going.to(address(batches.undo(id)));
    }

    private static String address(Batch batch) {
        return "/admin/curation/batches/" + batch.id();
    }
}
