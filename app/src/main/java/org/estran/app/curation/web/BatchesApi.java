package org.estran.app.curation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.estran.app.accounts.Callers;
import org.estran.app.curation.batches.Batch;
import org.estran.app.curation.batches.BatchChange;
import org.estran.app.curation.batches.BatchLine;
import org.estran.app.curation.batches.Batches;
import org.estran.app.description.FieldChange;
import org.estran.app.pages.SentJson;
import org.estran.records.RecordJson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/batches}: one change to all that a search finds, told before it is written, and undone. */
@RestController
@RequestMapping(path = "/api/batches", produces = MediaType.APPLICATION_JSON_VALUE)
class BatchesApi {

    private static final int BATCHES = 100;
    private static final int LINES = 200;

    private final Batches batches;
    private final Callers callers;

    BatchesApi(Batches batches, Callers callers) {
        this.batches = batches;
        this.callers = callers;
    }

    @GetMapping
    String list() {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        batches.newest(BATCHES).forEach(batch -> items.add(json(batch)));
        return json.toString();
    }

    /** {@code {"query": "q=temperature&kind=dataset", "what": "replace-keyword", "from": "SST", "to": "sea surface temperature"}}. */
    @PostMapping
    ResponseEntity<String> plan(HttpServletRequest request) throws IOException {
        JsonNode body = SentJson.object(request);
        BatchChange change =
                BatchChange.of(text(body, "what"), text(body, "from"), text(body, "to"), text(body, "language"));
        Batch batch = batches.plan(Batches.queryOf(text(body, "query")), change, callers.current());
        return ResponseEntity.accepted()
                .location(URI.create("/api/batches/" + batch.id()))
                .body(json(batch).toString());
    }

    /** A page of what differs, record by record, after that number. */
    @GetMapping("/{batch}")
    String show(@PathVariable("batch") long id, @RequestParam(name = "after", defaultValue = "0") long after) {
        Batch batch = batches.present(id);
        ObjectNode json = json(batch);
        ObjectNode counts = json.putObject("counts");
        batches.counts(id).forEach((state, count) -> counts.put(state.word(), count));
        List<BatchLine> lines = batches.lines(id, after, LINES);
        ArrayNode items = json.putArray("items");
        lines.forEach(line -> items.add(json(line)));
        if (lines.size() == LINES) {
            json.put("next", "/api/batches/" + id + "?after=" + lines.getLast().number());
        }
        return json.toString();
    }

    @PostMapping("/{batch}/application")
    ResponseEntity<String> apply(@PathVariable("batch") long id) {
        return ResponseEntity.accepted().body(json(batches.apply(id)).toString());
    }

    @PostMapping("/{batch}/undoing")
    ResponseEntity<String> undo(@PathVariable("batch") long id) {
        return ResponseEntity.accepted().body(json(batches.undo(id)).toString());
    }

    private static ObjectNode json(Batch batch) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("id", batch.id())
                .put("state", batch.state().word())
                .put("query", batch.query())
                .put("what", batch.change().what().word())
                .put("from", batch.change().from())
                .put("to", batch.change().to())
                .put("language", batch.change().language().code())
                .put("matched", batch.matched())
                .put("lookedAt", batch.lookedAt())
                .put("askedBy", batch.by())
                .put("askedAt", batch.askedAt().toString());
        return json;
    }

    private static ObjectNode json(BatchLine line) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("number", line.number())
                .put("record", line.recordId())
                .put("state", line.state().word());
        ArrayNode changes = json.putArray("changes");
        for (FieldChange change : line.changes()) {
            changes.addObject()
                    .put("pointer", change.pointer())
                    .put("what", change.what().name().toLowerCase(Locale.ROOT))
                    .put("before", change.before())
                    .put("after", change.after());
        }
        return json;
    }

    private static String text(JsonNode body, String member) {
        return body.path(member).asString("");
    }
}
