package org.estran.app.curation.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.Accounts;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.curation.Correction;
import org.estran.app.curation.Curated;
import org.estran.app.curation.Overlays;
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

/** What was corrected of harvested records, for curators: the conflicts first, each with both values. */
@Controller
@RequestMapping("/admin/curation")
class CurationPages {

    private static final int ROWS = 50;

    private final Overlays overlays;
    private final Catalogue catalogue;
    private final Accounts accounts;

    CurationPages(Overlays overlays, Catalogue catalogue, Accounts accounts) {
        this.overlays = overlays;
        this.catalogue = catalogue;
        this.accounts = accounts;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "all", defaultValue = "false") boolean all) {
        List<Curated> found = overlays.page(!all, after, ROWS + 1);
        List<Curated> shown = found.stream().limit(ROWS).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("curated", shown);
        model.put(
                "records",
                catalogue.withTombstones(shown.stream().map(Curated::recordId).toList()).stream()
                        .collect(Collectors.toMap(CatalogueRecord::id, record -> record)));
        model.put("all", all);
        model.put("next", found.size() > ROWS ? shown.getLast().recordId() : "");
        return new ModelAndView("curation/list", model);
    }

    @GetMapping("/records/{record}")
    ModelAndView show(@PathVariable("record") String id) {
        CatalogueRecord found = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."));
        List<Correction> corrections = overlays.of(id);
        return new ModelAndView(
                "curation/record",
                Map.of("found", found, "corrections", corrections, "names", names(corrections.stream())));
    }

    private Map<String, String> names(Stream<Correction> corrections) {
        return corrections
                .map(Correction::by)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(account -> accounts.byId(account).stream())
                .collect(Collectors.toMap(Account::id, Account::displayName));
    }

    @PostMapping("/records/{record}/drop")
    ModelAndView drop(
            @PathVariable("record") String id,
            @RequestParam("number") int number,
            @RequestParam("change") long change) {
        overlays.drop(id, number, change);
        return Going.to("/admin/curation/records/" + id);
    }

    @PostMapping("/records/{record}/uphold")
    ModelAndView uphold(
            @PathVariable("record") String id,
            @RequestParam("number") int number,
            @RequestParam("change") long change) {
        overlays.uphold(id, number, change);
        return Going.to("/admin/curation/records/" + id);
    }
}
