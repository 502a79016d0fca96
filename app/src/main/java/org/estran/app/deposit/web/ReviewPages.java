package org.estran.app.deposit.web;

import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The moderator's pages: the queue, and one deposit with what would be published beside the conversation. */
@Controller
class ReviewPages {

    private final Deposits deposits;
    private final DepositFiles depositFiles;
    private final Moderation moderation;
    private final Callers callers;

    ReviewPages(Deposits deposits, DepositFiles depositFiles, Moderation moderation, Callers callers) {
        this.deposits = deposits;
        this.depositFiles = depositFiles;
        this.moderation = moderation;
        this.callers = callers;
    }

    @GetMapping("/review")
    ModelAndView queue() {
        return new ModelAndView("deposit/queue", Map.of("deposits", moderation.queue(caller()), "me", me()));
    }

    @GetMapping("/review/{id}")
    ModelAndView show(
            @PathVariable("id") String id,
            @RequestParam(name = "files-after", required = false) @Nullable String filesAfter) {
        Deposit deposit = deposits.find(caller(), id);
        return new ModelAndView(
                "deposit/review",
                Map.of(
                        "deposit", deposit,
                        "me", me(),
                        "files", depositFiles.files(caller(), id, filesAfter, DepositPages.FILES),
                        "findings", deposits.findings(caller(), id),
                        "events", deposits.events(caller(), id)));
    }

    @PostMapping("/review/{id}/take")
    String take(@PathVariable("id") String id) {
        moderation.take(caller(), id);
        return back(id);
    }

    @PostMapping("/review/{id}/return")
    String giveBack(@PathVariable("id") String id, @RequestParam("reason") String reason) {
        moderation.giveBack(caller(), id, reason);
        return back(id);
    }

    @PostMapping("/review/{id}/accept")
    String accept(@PathVariable("id") String id) {
        moderation.accept(caller(), id);
        return back(id);
    }

    @PostMapping("/review/{id}/refuse")
    String refuse(@PathVariable("id") String id, @RequestParam("reason") String reason) {
        moderation.refuse(caller(), id, reason);
        return back(id);
    }

    private static String back(String id) {
        return "redirect:/review/" + id;
    }

    private Caller caller() {
        return callers.current();
    }

    private String me() {
        return String.valueOf(caller().accountId());
    }
}
