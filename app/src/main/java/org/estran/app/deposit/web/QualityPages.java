package org.estran.app.deposit.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.DraftQuality;
import org.estran.app.deposit.QualityFinding;
import org.estran.app.deposit.QualityFinding.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What quality control says of the observations of a deposit: seen by whoever may see it, decided by whoever writes. */
@Controller
class QualityPages {

    private final Deposits deposits;
    private final DraftQuality quality;
    private final Callers callers;

    QualityPages(Deposits deposits, DraftQuality quality, Callers callers) {
        this.deposits = deposits;
        this.quality = quality;
        this.callers = callers;
    }

    @GetMapping("/deposit/{id}/quality")
    ModelAndView show(@PathVariable("id") String id) {
        Caller caller = callers.current();
        Deposit deposit = deposits.find(caller, id);
        List<QualityFinding> findings = quality.findings(caller, id);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("deposit", deposit);
        model.put("findings", findings);
        model.put("editable", deposit instanceof Deposit.Editable && deposits.mayWrite(caller, deposit));
        model.put("most", DraftQuality.MOST);
        return new ModelAndView("deposit/quality", model);
    }

    /** A field for each finding, by its key. One that is not there changes nothing. */
    @PostMapping("/deposit/{id}/quality")
    ModelAndView decide(
            @PathVariable("id") String id,
            @RequestParam(name = "revision", required = false) @Nullable Long revision,
            @RequestParam Map<String, String> fields) {
        quality.decide(
                callers.current(),
                id,
                finding ->
                        fields.containsKey(finding.key()) ? Decision.of(fields.get(finding.key())) : finding.decision(),
                revision);
        return new ModelAndView("redirect:/deposit/" + id + "/quality");
    }
}
