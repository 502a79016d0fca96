package org.estran.app.harvests.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.harvests.SameThings;
import org.estran.app.harvests.SameThings.Several;
import org.estran.app.pages.SentJson;
import org.estran.records.RecordJson;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/same-things}: the same thing from several catalogues, as {@link SamePages} shows and decides it. */
@RestController
@RequestMapping(path = "/api/same-things", produces = MediaType.APPLICATION_JSON_VALUE)
class SameApi {

    private static final int MOST = 1000;

    private final SameThings same;
    private final Catalogue catalogue;
    private final HarvestDesk desk;

    SameApi(SameThings same, Catalogue catalogue, HarvestDesk desk) {
        this.same = same;
        this.catalogue = catalogue;
        this.desk = desk;
    }

    /** The records that several documents describe, and the rule by which one of these leads. */
    @GetMapping
    String list(
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        List<Several> found = same.several(after, most + 1);
        List<Several> shown = found.stream().limit(most).toList();
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("rule", same.rule().word());
        ArrayNode items = json.putArray("items");
        shown.forEach(one -> items.addObject().put("record", one.recordId()).put("documents", one.documents()));
        if (found.size() > most) {
            json.putObject("links")
                    .put(
                            "next",
                            "/api/same-things?limit=" + most + "&after="
                                    + shown.getLast().recordId());
        }
        return json.toString();
    }

    @PutMapping("/rule")
    String rule(HttpServletRequest request) throws IOException {
        String word = text(SentJson.object(request), "rule");
        same.lead(HarvestDesk.rule(word), desk.decider());
        return RecordJson.mapper()
                .createObjectNode()
                .put("rule", same.rule().word())
                .toString();
    }

    /** The documents that describe a record, the one that leads first, and what was decided of them. */
    @GetMapping("/{record}")
    String show(@PathVariable("record") String id) {
        return told(existing(id));
    }

    @PostMapping("/{record}/lead")
    String lead(@PathVariable("record") String id, HttpServletRequest request) throws IOException {
        JsonNode document = SentJson.object(request);
        same.lead(existing(id), harvester(document), text(document, "identifier"), desk.decider());
        return told(id);
    }

    /** The document gets a record of its own, which is answered. */
    @PostMapping("/{record}/split")
    String split(@PathVariable("record") String id, HttpServletRequest request) throws IOException {
        JsonNode document = SentJson.object(request);
        return told(same.split(existing(id), harvester(document), text(document, "identifier"), desk.decider()));
    }

    /** The other record becomes a part of this one. */
    @PostMapping("/{record}/merge")
    String merge(@PathVariable("record") String id, HttpServletRequest request) throws IOException {
        String other = text(SentJson.object(request), "other");
        same.merge(same.named(other), existing(id), desk.decider());
        return told(id);
    }

    private String existing(String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> ProblemException.notFound("record-not-found", "There is no record " + id + "."))
                .id();
    }

    private String told(String id) {
        return SameJson.of(id, same.of(id), same.decisions(id)).toString();
    }

    private static String text(JsonNode sent, String member) {
        return sent.path(member).asString("");
    }

    private static long harvester(JsonNode sent) {
        return sent.path("harvester").asLong(0);
    }
}
