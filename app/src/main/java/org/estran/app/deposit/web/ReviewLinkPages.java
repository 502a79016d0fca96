package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.estran.app.access.Access;
import org.estran.app.access.http.FileAnswer;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.NamesInFiles;
import org.estran.app.deposit.ReviewLinks;
import org.estran.app.deposit.sharing.ReviewLink;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Links for anonymous reviewers: the depositor's page that makes and ends them, and what a reviewer reads. */
@Controller
class ReviewLinkPages {

    private static final int FILES = 500;

    private final Deposits deposits;
    private final ReviewLinks links;
    private final NamesInFiles names;
    private final Access access;
    private final Callers callers;

    ReviewLinkPages(Deposits deposits, ReviewLinks links, NamesInFiles names, Access access, Callers callers) {
        this.deposits = deposits;
        this.links = links;
        this.names = names;
        this.access = access;
        this.callers = callers;
    }

    @GetMapping("/deposit/{id}/links")
    ModelAndView list(@PathVariable("id") String id) {
        return page(id, null, List.of());
    }

    private ModelAndView page(String id, ReviewLinks.@Nullable Made made, List<Finding> findings) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("deposit", deposits.find(caller(), id));
        model.put("links", links.of(caller(), id));
        model.put("findings", findings);
        if (made != null) {
            model.put("made", made);
            model.put("warnings", names.in(caller(), made.link()));
        }
        return new ModelAndView("deposit/links", model);
    }

    /** The address is told once, on the page that answers. */
    @PostMapping("/deposit/{id}/links")
    ModelAndView make(
            @PathVariable("id") String id,
            @RequestParam(name = "field", required = false) @Nullable List<String> fields,
            @RequestParam(name = "all-files", required = false) @Nullable String all,
            @RequestParam(name = "paths", defaultValue = "") String paths,
            @RequestParam(name = "days", defaultValue = "30") String days,
            HttpServletResponse response) {
        List<String> named = all != null
                ? List.of(ReviewLink.ALL_FILES)
                : paths.lines().filter(line -> !line.isBlank()).distinct().toList();
        int number = days.matches("\\d{1,4}") ? Integer.parseInt(days) : 0;
        try {
            return page(
                    id,
                    links.make(caller(), id, Objects.requireNonNullElse(fields, List.of()), named, number),
                    List.of());
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(id, null, invalid.findings());
        }
    }

    @PostMapping("/deposit/{id}/links/{link}/revocation")
    String revoke(@PathVariable("id") String id, @PathVariable("link") String link) {
        links.revoke(caller(), id, link);
        return "redirect:/deposit/" + id + "/links";
    }

    /** What a reviewer reads. */
    @GetMapping("/anonymous-review/{token}")
    ModelAndView read(@PathVariable("token") String token, HttpServletResponse response) {
        keepToItself(response);
        return new ModelAndView("deposit/anonymous", Map.of("reading", links.read(token, FILES), "token", token));
    }

    @GetMapping("/anonymous-review/{token}/file")
    void file(
            @PathVariable("token") String token,
            @RequestParam("path") String path,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        keepToItself(response);
        ReviewLinks.OpenedFile file = links.file(token, path);
        FileAnswer.write(
                request,
                response,
                access.open(file.reader(), file.distribution()).forThisCaller());
    }

    /** The address is a secret: it goes into no cache, no index and no other site's log. */
    private static void keepToItself(HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private Caller caller() {
        return callers.current();
    }
}
