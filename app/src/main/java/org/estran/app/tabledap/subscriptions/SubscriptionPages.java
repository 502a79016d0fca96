package org.estran.app.tabledap.subscriptions;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * {@code /erddap/subscriptions}: the addresses of ERDDAP with what it has in them, as forms. Looking at an address changes
 * nothing and writes to nobody, whoever follows links in mails or pages; a button does.
 */
@Controller
@RequestMapping("/erddap/subscriptions")
class SubscriptionPages {

    private final Subscriptions subscriptions;
    private final Catalogue catalogue;
    private final Callers callers;

    SubscriptionPages(Subscriptions subscriptions, Catalogue catalogue, Callers callers) {
        this.subscriptions = subscriptions;
        this.catalogue = catalogue;
        this.callers = callers;
    }

    @GetMapping({"/index.html", "/add.html", "/list.html"})
    ModelAndView forms(
            @RequestParam(name = "datasetID", defaultValue = "") String dataset,
            @RequestParam(name = "email", defaultValue = "") String email) {
        return forms(dataset, email, List.of(), HttpStatus.OK);
    }

    private static ModelAndView forms(String dataset, String email, List<Finding> findings, HttpStatus status) {
        return new ModelAndView(
                "tabledap/subscriptions", Map.of("dataset", dataset, "email", email, "findings", findings), status);
    }

    @PostMapping("/add.html")
    ModelAndView add(
            @RequestParam(name = "datasetID", defaultValue = "") String dataset,
            @RequestParam(name = "email", defaultValue = "") String email,
            Language language)
            throws IOException {
        try {
            subscriptions.ask(callers.current(), dataset.strip(), email, language);
            return told("asked");
        } catch (ProblemException refused) {
            return again(dataset, email, refused);
        }
    }

    @PostMapping("/list.html")
    ModelAndView list(@RequestParam(name = "email", defaultValue = "") String email) {
        try {
            subscriptions.list(email);
            return told("listed");
        } catch (ProblemException refused) {
            return again("", email, refused);
        }
    }

    private static ModelAndView again(String dataset, String email, ProblemException refused) {
        if (refused.problem() instanceof Problem.Invalid invalid) {
            return forms(dataset, email, invalid.findings(), HttpStatus.BAD_REQUEST);
        }
        throw refused;
    }

    @GetMapping("/validate.html")
    ModelAndView toConfirm(
            @RequestParam(name = "subscriptionID", defaultValue = "") String id, HttpServletResponse response) {
        return asked(id, "validate", response);
    }

    @PostMapping("/validate.html")
    ModelAndView confirm(@RequestParam(name = "subscriptionID", defaultValue = "") String id) {
        subscriptions.confirm(id);
        return told("confirmed");
    }

    @GetMapping("/remove.html")
    ModelAndView toEnd(
            @RequestParam(name = "subscriptionID", defaultValue = "") String id, HttpServletResponse response) {
        return asked(id, "remove", response);
    }

    @PostMapping("/remove.html")
    ModelAndView end(@RequestParam(name = "subscriptionID", defaultValue = "") String id) {
        subscriptions.end(id);
        return told("ended");
    }

    /** @param what is done by the button */
    private ModelAndView asked(String id, String what, HttpServletResponse response) {
        response.setHeader("Cache-Control", "private, no-store");
        // Whoever has the address has the subscription: it is told to no other place.
        response.setHeader("Referrer-Policy", "no-referrer");
        Subscription one = subscriptions.existing(id);
        return new ModelAndView("tabledap/subscription")
                .addObject("one", one)
                .addObject("what", what)
                .addObject("found", catalogue.find(one.recordId()).orElse(null));
    }

    private static ModelAndView told(String what) {
        return new ModelAndView("tabledap/told", Map.of("what", what));
    }
}
