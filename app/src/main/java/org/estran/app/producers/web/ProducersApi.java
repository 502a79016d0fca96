package org.estran.app.producers.web;

import java.util.Objects;
import org.estran.app.producers.ProducerPage;
import org.estran.app.producers.ProducerQuery;
import org.estran.app.producers.Producers;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/producers}: the organisations that produced records, page by page. */
@RestController
class ProducersApi {

    private final Producers producers;

    ProducersApi(Producers producers) {
        this.producers = producers;
    }

    @GetMapping(path = "/api/producers", produces = MediaType.APPLICATION_JSON_VALUE)
    String list(
            @RequestParam(name = "q", defaultValue = "") String name,
            @RequestParam(name = "sort", defaultValue = "name") String sort,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", defaultValue = "50") int limit) {
        ProducerQuery query = new ProducerQuery(name, ProducerPages.sort(sort), after, limit);
        ProducerPage page = producers.page(query);
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        page.lines().forEach(line -> items.add(json(line)));
        if (page.next() != null) {
            json.put("next", ProducerPages.address("/api/producers", query, page.next()) + "&limit=" + query.limit());
        }
        return json.toString();
    }

    private static ObjectNode json(ProducerPage.Line line) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("id", line.id()).put("name", line.name());
        ObjectNode names = json.putObject("names");
        line.names().byLanguage().forEach(names::put);
        json.put("records", line.records())
                .put("quality", line.quality())
                .put("deadLinks", line.deadLinks())
                .put(
                        "lastHarvest",
                        line.lastHarvest() == null
                                ? null
                                : Objects.requireNonNull(line.lastHarvest()).toString());
        ObjectNode links = json.putObject("links");
        links.put("page", "/producers/" + line.id());
        if (line.logo() != null) {
            links.put("logo", "/producers/" + line.id() + "/logo.png");
        }
        return json;
    }
}
