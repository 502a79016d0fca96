package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.AccessPolicyJson;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.deposit.PublishedAccess;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The conditions of access of a published record, as a page and for programs. */
@Controller
class PublishedAccessDoors {

    private final PublishedAccess published;
    private final Callers callers;

    PublishedAccessDoors(PublishedAccess published, Callers callers) {
        this.published = published;
        this.callers = callers;
    }

    @GetMapping("/records/{id}/conditions")
    ModelAndView show(@PathVariable("id") String id) {
        CatalogueRecord record = published.find(callers.current(), id);
        return page(record, record.access(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/records/{id}/conditions")
    ModelAndView change(
            @PathVariable("id") String id,
            @RequestParam Map<String, String> fields,
            @RequestParam(name = "change", defaultValue = "-1") long seen) {
        CatalogueRecord record = published.find(callers.current(), id);
        AccessPolicy wanted = AccessForm.read(fields, record.access());
        try {
            published.change(callers.current(), id, wanted, seen);
            return new ModelAndView("redirect:/records/" + id);
        } catch (ProblemException refused) {
            if (!(refused.problem() instanceof Problem.Invalid invalid)) {
                throw refused;
            }
            return page(record, wanted, invalid.findings(), HttpStatus.BAD_REQUEST);
        }
    }

    private static ModelAndView page(
            CatalogueRecord record, AccessPolicy wanted, List<Finding> findings, HttpStatus status) {
        return new ModelAndView(
                "deposit/conditions",
                Map.of("record", record, "access", new AccessForm(wanted), "findings", findings),
                status);
    }

    @GetMapping(path = "/api/records/{id}/access", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> read(@PathVariable("id") String id) {
        return answer(published.find(callers.current(), id));
    }

    @PutMapping(
            path = "/api/records/{id}/access",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> put(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        published.find(callers.current(), id);
        AccessPolicy wanted = DepositsApi.policy(RequestBody.object(request));
        return answer(published.change(callers.current(), id, wanted, RequestBody.revision(request)));
    }

    private static ResponseEntity<String> answer(CatalogueRecord record) {
        return ResponseEntity.ok()
                .eTag(String.valueOf(record.change()))
                .body(AccessPolicyJson.write(record.access()).toPrettyString());
    }
}
