package org.estran.app.portal.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.Withdrawals;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where moderators and administrators withdraw a record, with what its tombstone will say. */
@Controller
class WithdrawalPage {

    private final Catalogue catalogue;
    private final Withdrawals withdrawals;
    private final Callers callers;

    WithdrawalPage(Catalogue catalogue, Withdrawals withdrawals, Callers callers) {
        this.catalogue = catalogue;
        this.withdrawals = withdrawals;
        this.callers = callers;
    }

    @GetMapping("/records/{id}/withdrawal")
    ModelAndView form(@PathVariable("id") String id) {
        CatalogueRecord found = standing(id);
        Withdrawal before = found.withdrawal();
        return form(
                found,
                new Withdrawals.Asked(
                        before == null ? null : before.reason(),
                        before == null ? null : before.replacedBy(),
                        found.fileCount() > 0 && before == null ? "data" : "all"),
                List.of());
    }

    @PostMapping("/records/{id}/withdrawal")
    ModelAndView withdraw(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "replacedBy", defaultValue = "") String replacedBy,
            @RequestParam(name = "scope", defaultValue = "") String scope) {
        CatalogueRecord found = standing(id);
        Withdrawals.Asked asked = new Withdrawals.Asked(reason, replacedBy, scope);
        List<Finding> findings = withdrawals.findings(id, asked);
        if (!findings.isEmpty()) {
            ModelAndView again = form(found, asked, findings);
            again.setStatus(HttpStatus.BAD_REQUEST);
            return again;
        }
        catalogue.withdraw(id, withdrawals.of(asked, callers.current()));
        return new ModelAndView("redirect:/records/" + id);
    }

    private static ModelAndView form(CatalogueRecord found, Withdrawals.Asked asked, List<Finding> findings) {
        return new ModelAndView("portal/withdrawal")
                .addAllObjects(Map.of(
                        "found", found,
                        "reason", Optional.ofNullable(asked.reason()).orElse(""),
                        "replacedBy", Optional.ofNullable(asked.replacedBy()).orElse(""),
                        "scope", Optional.ofNullable(asked.scope()).orElse(""),
                        "findings", findings));
    }

    private CatalogueRecord standing(String id) {
        CatalogueRecord found = catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "No record has that identifier."));
        if (found.isGone()) {
            throw ProblemException.conflict("record-withdrawn", "The record " + id + " was withdrawn already.");
        }
        return found;
    }
}
