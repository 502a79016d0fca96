package org.estran.app.harvests.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.harvests.SameThings;
import org.estran.app.harvests.SameThings.Several;
import org.estran.app.pages.Going;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The same thing from several catalogues, for curators: which of them leads, by which rule, and what is wrongly one or two. */
@Controller
@RequestMapping("/admin/harvests/same")
class SamePages {

    private static final int ROWS = 50;

    private final SameThings same;
    private final Catalogue catalogue;
    private final HarvestDesk desk;

    SamePages(SameThings same, Catalogue catalogue, HarvestDesk desk) {
        this.same = same;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView list(@RequestParam(name = "after", required = false) @Nullable String after) {
        List<Several> found = same.several(after, ROWS + 1);
        List<Several> shown = found.stream().limit(ROWS).toList();
        Map<String, CatalogueRecord> records =
                catalogue.withTombstones(shown.stream().map(Several::recordId).toList()).stream()
                        .collect(Collectors.toMap(CatalogueRecord::id, record -> record));
        Map<String, Object> model = new HashMap<>();
        model.put("several", shown);
        model.put("records", records);
        model.put("rule", same.rule());
        model.put("next", found.size() > ROWS ? shown.getLast().recordId() : "");
        return new ModelAndView("harvests/same", model);
    }

    @PostMapping("/rule")
    ModelAndView rule(@RequestParam("rule") String word) {
        same.lead(HarvestDesk.rule(word), desk.decider());
        return Going.to("/admin/harvests/same");
    }

    @GetMapping("/{record}")
    ModelAndView show(@PathVariable("record") String id) {
        CatalogueRecord found = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."));
        return new ModelAndView(
                "harvests/same-one",
                Map.of(
                        "found",
                        found,
                        "likenesses",
                        same.of(id),
                        "decisions",
                        same.decisions(id),
                        "rule",
                        same.rule()));
    }

    @PostMapping("/{record}/lead")
    ModelAndView lead(
            @PathVariable("record") String id,
            @RequestParam("harvester") long harvester,
            @RequestParam("identifier") String identifier) {
        same.lead(id, harvester, identifier, desk.decider());
        return Going.to("/admin/harvests/same/" + id);
    }

    @PostMapping("/{record}/split")
    ModelAndView split(
            @PathVariable("record") String id,
            @RequestParam("harvester") long harvester,
            @RequestParam("identifier") String identifier) {
        return Going.to("/admin/harvests/same/" + same.split(id, harvester, identifier, desk.decider()));
    }

    /** The other record becomes a part of this one. */
    @PostMapping("/{record}/merge")
    ModelAndView merge(@PathVariable("record") String id, @RequestParam("other") String other) {
        same.merge(same.named(other), id, desk.decider());
        return Going.to("/admin/harvests/same/" + id);
    }
}
