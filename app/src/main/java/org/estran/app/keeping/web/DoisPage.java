package org.estran.app.keeping.web;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.identifiers.DoiCheck;
import org.estran.app.identifiers.DoiCheck.Outcome;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.pages.Going;
import org.estran.terms.Doi;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /admin/dois}: where this centre and the DOI agency do not say the same, and what can be done about it. */
@Controller
class DoisPage {

    private static final int PAGE = 50;

    private final Identifiers identifiers;

    DoisPage(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @GetMapping("/admin/dois")
    ModelAndView list(
            @RequestParam(name = "outcome", required = false) @Nullable String outcome,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        Outcome shown = outcome == null ? Outcome.DIFFERS : Outcome.of(outcome).orElse(Outcome.DIFFERS);
        Doi from = after == null ? null : Doi.parse(after).orElse(null);
        List<DoiCheck> found = identifiers.checks(shown, from, PAGE + 1);
        List<DoiCheck> page = found.stream().limit(PAGE).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("shown", shown);
        model.put("counts", counts());
        model.put("checks", page);
        model.put("rehearsed", identifiers.accounts().isEmpty());
        model.put("latest", identifiers.lastChecked().orElse(null));
        model.put("next", found.size() > PAGE ? page.getLast().doi().text() : null);
        return new ModelAndView("keeping/dois", model);
    }

    private Map<Outcome, Long> counts() {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        Map<Outcome, Long> found = identifiers.checked();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome, found.getOrDefault(outcome, 0L));
        }
        return counts;
    }

    @PostMapping("/admin/dois/comparison")
    ModelAndView compare() {
        identifiers.compare();
        return Going.to("/admin/dois");
    }

    @PostMapping("/admin/dois/telling")
    ModelAndView tellAgain(@RequestParam("doi") String doi) {
        identifiers.tellAgain(Doi.parse(doi)
                .orElseThrow(() -> ProblemException.notFound("unknown-doi", "This is no DOI: " + doi + ".")));
        return Going.to("/admin/dois");
    }
}
