package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.DraftTable;
import org.estran.app.deposit.DraftTables;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.observations.RefusedFile;
import org.estran.observations.text.Mapping;
import org.estran.observations.text.MappingJson;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/deposits/{id}/table?path=}: how a table in text of a draft is read as observations. */
@RestController
@RequestMapping(path = "/api/deposits/{id}/table", produces = MediaType.APPLICATION_JSON_VALUE)
class TablesApi {

    private final Deposits deposits;
    private final DraftTables tables;
    private final Callers callers;
    private final Bundles bundles;

    TablesApi(Deposits deposits, DraftTables tables, Callers callers, Bundles bundles) {
        this.deposits = deposits;
        this.tables = tables;
        this.callers = callers;
        this.bundles = bundles;
    }

    /** As confirmed, else as a kept profile or a guess proposes, with the evidence, the doubts and the questions. */
    @GetMapping
    ResponseEntity<String> show(
            @PathVariable("id") String id,
            @RequestParam("path") String path,
            @RequestParam(name = "profile", defaultValue = "") String profile,
            HttpServletRequest request)
            throws IOException {
        return answer(id, tables.find(callers.current(), id, path, profile), request);
    }

    /**
     * Confirms the mapping of the body, which is as {@link #show} gives it: members that are not of a mapping are passed
     * over, but for {@code sha512}, the bytes it is meant for, and {@code keepAs}, a name to keep it under.
     */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> confirm(
            @PathVariable("id") String id, @RequestParam("path") String path, HttpServletRequest request)
            throws IOException {
        JsonNode body = RequestBody.object(request);
        String sha512 = body.path("sha512").asString("");
        if (sha512.isEmpty()) {
            sha512 = tables.sha512(callers.current(), id, path);
        }
        tables.confirm(
                callers.current(),
                id,
                path,
                sha512,
                mapping(body),
                body.path("keepAs").asString(""),
                RequestBody.revision(request));
        return show(id, path, "", request);
    }

    /** The table is a file like others again. */
    @DeleteMapping
    ResponseEntity<Void> forget(
            @PathVariable("id") String id, @RequestParam("path") String path, HttpServletRequest request) {
        tables.forget(callers.current(), id, path, RequestBody.revision(request));
        return ResponseEntity.noContent().build();
    }

    private static Mapping mapping(JsonNode body) {
        try {
            return MappingJson.read(body.toString());
        } catch (RefusedFile refused) {
            String why = String.valueOf(refused.getMessage());
            throw ProblemException.invalid(
                    "document-unreadable", why, List.of(Finding.blocking("document-unreadable", "", why)));
        }
    }

    private ResponseEntity<String> answer(String id, DraftTable table, HttpServletRequest request) {
        Mapping mapping = table.mapping();
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("path", table.file().path())
                .put("sha512", table.file().checksums().sha512())
                .put("confirmed", table.confirmed() != null)
                .put("profile", table.profile() == null ? null : table.profile().name());
        json.setAll((ObjectNode) RecordJson.mapper().readTree(MappingJson.write(mapping)));
        json.setAll(DepositJson.findings(bundles.in(ReaderLanguage.of(request)), table.findings(mapping)));
        long revision = deposits.find(callers.current(), id).contents().revision();
        return ResponseEntity.ok().eTag(String.valueOf(revision)).body(json.toString());
    }
}
