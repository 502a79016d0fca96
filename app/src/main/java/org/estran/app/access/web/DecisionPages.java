package org.estran.app.access.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.access.AccessRequest;
import org.estran.app.access.AccessRequests;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.terms.Finding;
import org.estran.terms.LocalizedText;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** {@code /account/access}: what one asked for, what one is asked for, and the answers. */
@Controller
@RequestMapping("/account/access")
class DecisionPages {

    private static final Period PROPOSED = Period.ofYears(1);

    private final AccessRequests requests;
    private final Catalogue catalogue;
    private final Callers callers;
    private final Clock clock;

    DecisionPages(AccessRequests requests, Catalogue catalogue, Callers callers, Clock clock) {
        this.requests = requests;
        this.catalogue = catalogue;
        this.callers = callers;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list() {
        List<AccessRequest> mine = requests.mine(callers.current());
        List<AccessRequest> asked = requests.forDecision(callers.current());
        Map<String, LocalizedText> titles = Stream.concat(mine.stream(), asked.stream())
                .map(AccessRequest::recordId)
                .distinct()
                .collect(Collectors.toMap(id -> id, this::title));
        return new ModelAndView(
                "access/list", Map.of("mine", mine, "asked", asked, "titles", titles, "now", clock.instant()));
    }

    @GetMapping("/{request}")
    ModelAndView show(@PathVariable("request") String id) {
        return page(id, List.of(), HttpStatus.OK);
    }

    @PostMapping("/{request}/grant")
    ModelAndView grant(
            @PathVariable("request") String id, @RequestParam(name = "until", defaultValue = "") String day) {
        return done(id, () -> requests.grant(callers.current(), id, endOf(day)));
    }

    @PostMapping("/{request}/refusal")
    ModelAndView refuse(
            @PathVariable("request") String id, @RequestParam(name = "reason", defaultValue = "") String reason) {
        return done(id, () -> requests.refuse(callers.current(), id, reason));
    }

    @PostMapping("/{request}/revocation")
    ModelAndView revoke(
            @PathVariable("request") String id, @RequestParam(name = "reason", defaultValue = "") String reason) {
        return done(id, () -> requests.revoke(callers.current(), id, reason));
    }

    private ModelAndView done(String id, Runnable decide) {
        try {
            decide.run();
            return new ModelAndView("redirect:/account/access/" + id);
        } catch (ProblemException refused) {
            if (refused.problem() instanceof Problem.Invalid invalid) {
                return page(id, invalid.findings(), HttpStatus.BAD_REQUEST);
            }
            throw refused;
        }
    }

    private ModelAndView page(String id, List<Finding> findings, HttpStatus status) {
        AccessRequest request = requests.forDecision(callers.current(), id);
        LocalDate proposed =
                clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plus(PROPOSED);
        return new ModelAndView(
                "access/decide",
                Map.of(
                        "request", request,
                        "title", title(request.recordId()),
                        "now", clock.instant(),
                        "proposed", proposed.toString(),
                        "findings", findings),
                status);
    }

    /** A day belongs to what is granted until it; what is no day ended long ago. */
    static Instant endOf(String day) {
        try {
            return LocalDate.parse(day.strip())
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeParseException unreadable) {
            return Instant.EPOCH;
        }
    }

    private LocalizedText title(String recordId) {
        return catalogue
                .find(recordId)
                .map(CatalogueRecord::record)
                .map(record -> record.title())
                .orElse(LocalizedText.NONE);
    }
}
