package org.estran.app.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.estran.app.access.StatedTerms;
import org.estran.app.access.TermsOfUse;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.records.RecordJson;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The terms before the data of a record: for people at {@code /records/{id}/terms}, for programs below {@code /api}. */
@Controller
class TermsPages {

    private final TermsOfUse terms;
    private final Catalogue catalogue;
    private final Callers callers;
    private final PassCookie cookie;

    TermsPages(TermsOfUse terms, Catalogue catalogue, Callers callers, PassCookie cookie) {
        this.terms = terms;
        this.catalogue = catalogue;
        this.callers = callers;
        this.cookie = cookie;
    }

    @GetMapping("/records/{id}/terms")
    ModelAndView show(@PathVariable("id") String id) {
        return page(id, false, HttpStatus.OK);
    }

    @PostMapping("/records/{id}/terms")
    ModelAndView accept(
            @PathVariable("id") String id,
            @RequestParam(name = "digest", defaultValue = "") String digest,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            terms.accept(callers.current(), record(id), digest)
                    .pass()
                    .ifPresent(pass -> cookie.give(request, response, id, pass, Duration.ofDays(365)));
            return new ModelAndView("redirect:/records/" + id + "#files");
        } catch (ProblemException refused) {
            if (refused.problem().code().equals("terms-changed")) {
                return page(id, true, HttpStatus.CONFLICT);
            }
            throw refused;
        }
    }

    @GetMapping(path = "/api/records/{id}/terms", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> read(@PathVariable("id") String id) {
        StatedTerms stated = stated(record(id));
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("version", stated.version());
        json.put("digest", stated.digest());
        json.set("text", RecordJson.mapper().valueToTree(stated.text()));
        return ResponseEntity.ok(json.toPrettyString());
    }

    /** {@code {"digest": …}}; whoever is not known gets a token, which stands for them from then on. */
    @PostMapping(path = "/api/records/{id}/terms", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> accept(@PathVariable("id") String id, @RequestBody String body) {
        TermsOfUse.Accepted accepted = terms.accept(callers.current(), record(id), digest(body));
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("version", accepted.version());
        json.put("digest", accepted.digest());
        json.put("acceptedAt", accepted.at().toString());
        accepted.pass().ifPresent(pass -> json.put("token", pass));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .body(json.toPrettyString());
    }

    private static String digest(String body) {
        try {
            return RecordJson.mapper().readTree(body).path("digest").asString("");
        } catch (JacksonException unreadable) {
            return "";
        }
    }

    private ModelAndView page(String id, boolean changed, HttpStatus status) {
        CatalogueRecord found = record(id);
        return new ModelAndView(
                "access/terms", Map.of("found", found, "terms", stated(found), "changed", changed), status);
    }

    private StatedTerms stated(CatalogueRecord found) {
        return terms.of(found)
                .orElseThrow(() -> ProblemException.notFound("terms-none", "These data need no terms to be accepted."));
    }

    private CatalogueRecord record(String id) {
        return catalogue
                .find(id)
                .filter(found -> !found.isGone())
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."));
    }
}
