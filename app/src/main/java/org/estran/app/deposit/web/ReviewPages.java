package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Deposit;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.NewVersions;
import org.estran.app.deposit.Remarks;
import org.estran.app.deposit.ReviewQueue;
import org.estran.app.projects.DataCentres;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
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
    private final NewVersions newVersions;
    private final Moderation moderation;
    private final ReviewQueue queue;
    private final Remarks remarks;
    private final DataCentres centres;
    private final Callers callers;

    ReviewPages(
            Deposits deposits,
            DepositFiles depositFiles,
            NewVersions newVersions,
            Moderation moderation,
            ReviewQueue queue,
            Remarks remarks,
            DataCentres centres,
            Callers callers) {
        this.deposits = deposits;
        this.depositFiles = depositFiles;
        this.newVersions = newVersions;
        this.moderation = moderation;
        this.queue = queue;
        this.remarks = remarks;
        this.centres = centres;
        this.callers = callers;
    }

    @GetMapping("/review")
    ModelAndView queue(
            @RequestParam(name = "theme", defaultValue = "") String theme,
            @RequestParam(name = "centre", defaultValue = "") String centre,
            Language language) {
        List<ReviewQueue.Entry> all = queue.all(caller());
        List<ReviewQueue.Entry> ofCentre = ReviewQueue.of(all, centre);
        return new ModelAndView(
                "deposit/queue",
                Map.of(
                        "entries", ReviewQueue.about(ofCentre, theme),
                        "themes", ReviewQueue.themes(ofCentre, language),
                        "centres", names(ReviewQueue.centres(all), language),
                        "centre", centre.strip(),
                        "theme", theme.strip(),
                        "me", me()));
    }

    /** What the queue's choice says of each data centre, by its slug. */
    private Map<String, String> names(Map<String, Integer> counts, Language language) {
        Map<String, String> names = new LinkedHashMap<>();
        counts.forEach((slug, count) -> names.put(
                slug, centres.find(slug).map(one -> one.title(language)).orElse(slug) + " (" + count + ")"));
        return names;
    }

    @GetMapping("/review/{id}")
    ModelAndView show(
            @PathVariable("id") String id,
            @RequestParam(name = "files-after", required = false) @Nullable String filesAfter,
            @RequestParam(name = "held", required = false) @Nullable String held) {
        return page(id, filesAfter).addObject("refusedAsHeld", held != null);
    }

    private ModelAndView page(String id, @Nullable String filesAfter) {
        Deposit deposit = deposits.find(caller(), id);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("deposit", deposit);
        model.put("me", me());
        model.put("files", depositFiles.files(caller(), id, filesAfter, DepositPages.FILES));
        model.put("findings", deposits.findings(caller(), id));
        model.put("events", deposits.events(caller(), id));
        model.put("talk", new Talk(remarks.comments(caller(), id), remarks.proposals(caller(), id)));
        model.put("places", remarks.places(caller(), id));
        model.put("mayJudge", moderation.mayJudge(caller(), deposit));
        model.put("centre", centres.find(deposit.contents().centre()));
        model.put("holder", moderation.holder(deposit));
        model.put("changes", newVersions.changes(caller(), id));
        return new ModelAndView("deposit/review", model);
    }

    /** Where somebody else was faster, the page says who. */
    @PostMapping("/review/{id}/take")
    String take(@PathVariable("id") String id) {
        try {
            moderation.take(caller(), id);
            return back(id);
        } catch (ProblemException refused) {
            if (refused.problem().code().equals("deposit-held")) {
                return back(id) + "?held";
            }
            throw refused;
        }
    }

    @PostMapping("/review/{id}/release")
    String release(@PathVariable("id") String id) {
        moderation.release(caller(), id);
        return back(id);
    }

    @PostMapping("/review/{id}/return")
    String giveBack(@PathVariable("id") String id, @RequestParam("reason") String reason) {
        moderation.giveBack(caller(), id, reason);
        return back(id);
    }

    @PostMapping("/review/{id}/accept")
    ModelAndView accept(
            @PathVariable("id") String id,
            @RequestParam(name = "revision", required = false) @Nullable Long revision,
            HttpServletResponse response) {
        try {
            moderation.accept(caller(), id, revision);
            return new ModelAndView(back(id));
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(id, null).addObject("notAccepted", invalid.findings());
        }
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
