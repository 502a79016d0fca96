package org.estran.app.deposit.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.accounts.Callers;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.DraftQuality;
import org.estran.app.deposit.QualityFinding;
import org.estran.app.deposit.QualityFinding.Decision;
import org.estran.records.RecordJson;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/deposits/{id}/quality}: what quality control says of the observations of a deposit, and what is decided about it. */
@RestController
@RequestMapping(path = "/api/deposits/{id}/quality", produces = MediaType.APPLICATION_JSON_VALUE)
class QualityApi {

    private final Deposits deposits;
    private final DraftQuality quality;
    private final Callers callers;

    QualityApi(Deposits deposits, DraftQuality quality, Callers callers) {
        this.deposits = deposits;
        this.quality = quality;
        this.callers = callers;
    }

    @GetMapping
    ResponseEntity<String> show(@PathVariable("id") String id) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        quality.findings(callers.current(), id).forEach(finding -> add(items.addObject(), finding));
        long revision = deposits.find(callers.current(), id).contents().revision();
        return ResponseEntity.ok().eTag(String.valueOf(revision)).body(json.toString());
    }

    private static void add(ObjectNode json, QualityFinding finding) {
        json.put("path", finding.path())
                .put("property", finding.property())
                .put("rule", finding.rule().code())
                .put("source", finding.rule().source())
                .put(
                        "proposed",
                        finding.rule()
                                .proposed()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))
                .put("values", finding.values())
                .put("whole", finding.isWhole());
        json.putObject("first")
                .put("feature", finding.feature())
                .put("row", finding.row())
                .put("value", finding.example());
        if (finding.decision() != null && finding.decidedAt() != null) {
            json.put("decision", finding.decision().word())
                    .put("decidedAt", finding.decidedAt().toString());
        }
    }

    /** Each by its file, column and rule; those that are not named stay as they are, one without a decision is open again. */
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> decide(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
        Set<String> known = quality.findings(callers.current(), id).stream()
                .map(QualityFinding::key)
                .collect(Collectors.toSet());
        Map<String, @Nullable Decision> decisions = new HashMap<>();
        List<Finding> mistakes = new ArrayList<>();
        int number = 0;
        for (JsonNode one : RequestBody.object(request).path("decisions")) {
            String place = "/decisions/" + number++;
            String key = QualityFinding.key(text(one, "rule"), text(one, "property"), text(one, "path"));
            String word = text(one, "decision");
            Decision decision = Decision.of(word);
            if (!known.contains(key)) {
                mistakes.add(Finding.blocking("quality-none", place, key));
            } else if (decision == null && !word.isEmpty()) {
                mistakes.add(Finding.blocking("quality-decision", place + "/decision", word));
            }
            decisions.put(key, decision);
        }
        if (!mistakes.isEmpty()) {
            throw ProblemException.invalid("quality-refused", "These decisions cannot be kept.", mistakes);
        }
        quality.decide(
                callers.current(),
                id,
                finding -> decisions.containsKey(finding.key()) ? decisions.get(finding.key()) : finding.decision(),
                RequestBody.revision(request));
        return show(id);
    }

    private static String text(JsonNode json, String member) {
        return json.path(member).asString("");
    }
}
