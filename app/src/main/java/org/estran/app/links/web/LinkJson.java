package org.estran.app.links.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.estran.app.links.Link;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Links as programs read them. */
final class LinkJson {

    private LinkJson() {}

    static ObjectNode of(
            List<Link> links,
            Map<String, List<String>> records,
            Function<Link, List<Link.Change>> history,
            Map<Link.State, Long> counts,
            @Nullable String next) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ObjectNode all = json.putObject("counts");
        for (Link.State state : Link.State.values()) {
            all.put(state.word(), counts.getOrDefault(state, 0L));
        }
        ArrayNode items = json.putArray("items");
        links.forEach(link -> {
            ObjectNode item = items.addObject();
            item.put("address", link.address())
                    .put("state", link.state().word())
                    .put("status", link.status() == 0 ? null : Integer.valueOf(link.status()))
                    .put("problem", link.problem())
                    .put("checkedAt", text(link.checkedAt()))
                    .put("goodAt", text(link.goodAt()))
                    .put("failingSince", text(link.failingSince()));
            ArrayNode ids = item.putArray("records");
            records.getOrDefault(link.digest(), List.of()).forEach(ids::add);
            ArrayNode steps = item.putArray("history");
            history.apply(link)
                    .forEach(step -> steps.addObject()
                            .put("at", step.at().toString())
                            .put("state", step.state().word())
                            .put("status", step.status() == 0 ? null : Integer.valueOf(step.status()))
                            .put("problem", step.problem()));
        });
        if (next != null) {
            json.putObject("links").put("next", next);
        }
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }
}
