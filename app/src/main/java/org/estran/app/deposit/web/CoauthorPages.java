package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Coauthors;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.Deposits;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who works on a deposit: the depositor's page, and the one an invitation leads to. */
@Controller
class CoauthorPages {

    private final Deposits deposits;
    private final Coauthors coauthors;
    private final Callers callers;

    CoauthorPages(Deposits deposits, Coauthors coauthors, Callers callers) {
        this.deposits = deposits;
        this.coauthors = coauthors;
        this.callers = callers;
    }

    @GetMapping("/deposit/{id}/coauthors")
    ModelAndView show(@PathVariable("id") String id) {
        return page(id, List.of(), "");
    }

    private ModelAndView page(String id, List<Finding> findings, String who) {
        Deposit deposit = deposits.find(caller(), id);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("deposit", deposit);
        model.put("coauthors", coauthors.of(caller(), id));
        model.put("invitations", coauthors.invitations(caller(), id));
        model.put("own", deposits.isDepositor(caller(), deposit));
        model.put("me", String.valueOf(caller().accountId()));
        model.put("findings", findings);
        model.put("who", who);
        return new ModelAndView("deposit/coauthors", model);
    }

    @PostMapping("/deposit/{id}/coauthors")
    ModelAndView invite(
            @PathVariable("id") String id,
            @RequestParam(name = "who", defaultValue = "") String who,
            @RequestParam(name = "rights", defaultValue = "") String rights,
            Language language,
            HttpServletResponse response) {
        try {
            coauthors.invite(caller(), id, who, rights, language);
            return new ModelAndView("redirect:/deposit/" + id + "/coauthors");
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(id, invalid.findings(), who);
        }
    }

    @PostMapping("/deposit/{id}/coauthors/remove")
    String remove(@PathVariable("id") String id, @RequestParam("who") String who) {
        coauthors.remove(caller(), id, who);
        return who.equals(caller().accountId()) ? "redirect:/deposit" : "redirect:/deposit/" + id + "/coauthors";
    }

    @GetMapping("/deposit/invitation/{token}")
    ModelAndView offered(@PathVariable("token") String token) {
        return new ModelAndView("deposit/invitation", Map.of("offer", coauthors.offered(token), "token", token));
    }

    @PostMapping("/deposit/invitation/{token}")
    String take(@PathVariable("token") String token) {
        return "redirect:/deposit/" + coauthors.take(caller(), token).id();
    }

    private Caller caller() {
        return callers.current();
    }
}
