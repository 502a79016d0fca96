package org.estran.app.portal.record;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.Withdrawals;
import org.estran.app.deposit.NewVersions;
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
    private final NewVersions versions;
    private final Callers callers;

    WithdrawalPage(Catalogue catalogue, Withdrawals withdrawals, NewVersions versions, Callers callers) {
        this.catalogue = catalogue;
        this.withdrawals = withdrawals;
        this.versions = versions;
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
                "",
                List.of());
    }

    /** @param part the number of a version, or the name of a file of the current one, where such a part is meant */
    @PostMapping("/records/{id}/withdrawal")
    ModelAndView withdraw(
            @PathVariable("id") String id,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam(name = "replacedBy", defaultValue = "") String replacedBy,
            @RequestParam(name = "scope", defaultValue = "") String scope,
            @RequestParam(name = "part", defaultValue = "") String part) {
        CatalogueRecord found = standing(id);
        Withdrawals.Asked asked = new Withdrawals.Asked(reason, replacedBy, scope);
        List<Finding> findings =
                new ArrayList<>(withdrawals.findings(id, asked, EnumSet.allOf(Withdrawal.Scope.class)));
        findings.addAll(findings(found, scope, part.strip()));
        if (!findings.isEmpty()) {
            ModelAndView again = form(found, asked, part, findings);
            again.setStatus(HttpStatus.BAD_REQUEST);
            return again;
        }
        withdraw(found, withdrawals.of(asked, callers.current()), part.strip());
        return new ModelAndView("redirect:/records/" + id);
    }

    private void withdraw(CatalogueRecord found, Withdrawal withdrawal, String part) {
        switch (withdrawal.scope()) {
            case DATA, ALL -> catalogue.withdraw(found.id(), withdrawal);
            case VERSION -> catalogue.withdrawVersion(found.id(), Integer.parseInt(part), withdrawal);
            case FILE -> catalogue.withdrawFile(found.id(), found.version(), part, withdrawal);
            case NEVER -> versions.noteUnavailable(found.id(), withdrawal);
        }
    }

    private List<Finding> findings(CatalogueRecord found, String scope, String part) {
        boolean isKnown = switch (Withdrawal.Scope.of(scope).orElse(Withdrawal.Scope.ALL)) {
            case DATA, ALL, NEVER -> true;
            case VERSION ->
                part.matches("\\d{1,6}")
                        && catalogue.find(found.id(), Integer.parseInt(part)).isPresent();
            case FILE -> catalogue.file(found.id(), found.version(), part).isPresent();
        };
        return isKnown ? List.of() : List.of(Finding.blocking("withdrawal-part", "/part", part));
    }

    private static ModelAndView form(
            CatalogueRecord found, Withdrawals.Asked asked, String part, List<Finding> findings) {
        return new ModelAndView("portal/withdrawal")
                .addAllObjects(Map.of(
                        "found",
                        found,
                        "reason",
                        Optional.ofNullable(asked.reason()).orElse(""),
                        "replacedBy",
                        Optional.ofNullable(asked.replacedBy()).orElse(""),
                        "scope",
                        Optional.ofNullable(asked.scope()).orElse(""),
                        "part",
                        part,
                        "findings",
                        findings));
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
