package org.estran.app.deposit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.grids.summary.FileSummary;
import org.estran.grids.summary.FileVariable;
import org.estran.records.RecordJson;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a data file says that a description can contradict.
 *
 * @param boxes degrees, WGS 84
 * @param period UTC
 */
record FileFacts(List<BoundingBox> boxes, @Nullable TimeInterval period, List<Named> variables) {

    /** A variable of a file. */
    record Named(
            String name,
            @Nullable String standardName,
            @Nullable String units) {}

    FileFacts {
        boxes = List.copyOf(boxes);
        variables = List.copyOf(variables);
    }

    static FileFacts of(FileSummary file) {
        return new FileFacts(
                file.boxes(),
                file.period(),
                file.variables().stream().map(FileFacts::named).toList());
    }

    private static Named named(FileVariable variable) {
        return new Named(variable.name(), variable.standardName(), variable.units());
    }

    String json() {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode places = json.putArray("boxes");
        boxes.forEach(box -> places.addArray()
                .add(box.west())
                .add(box.south())
                .add(box.east())
                .add(box.north()));
        if (period != null) {
            put(json, "start", period.start());
            put(json, "end", period.end());
        }
        ArrayNode list = json.putArray("variables");
        for (Named variable : variables) {
            list.addObject()
                    .put("name", variable.name())
                    .put("standardName", variable.standardName())
                    .put("units", variable.units());
        }
        return json.toString();
    }

    private static void put(ObjectNode json, String member, @Nullable Instant instant) {
        if (instant != null) {
            json.put(member, instant.toString());
        }
    }

    static FileFacts read(String text) {
        JsonNode json = RecordJson.mapper().readTree(text);
        List<BoundingBox> boxes = new ArrayList<>();
        for (JsonNode box : json.path("boxes")) {
            boxes.add(new BoundingBox(
                    box.get(0).doubleValue(),
                    box.get(1).doubleValue(),
                    box.get(2).doubleValue(),
                    box.get(3).doubleValue()));
        }
        List<Named> variables = new ArrayList<>();
        for (JsonNode one : json.path("variables")) {
            variables.add(new Named(one.path("name").asString(""), text(one, "standardName"), text(one, "units")));
        }
        Instant start = instant(json, "start");
        Instant end = instant(json, "end");
        return new FileFacts(boxes, start == null && end == null ? null : new TimeInterval(start, end), variables);
    }

    private static @Nullable Instant instant(JsonNode json, String member) {
        String text = text(json, member);
        return text == null ? null : Instant.parse(text);
    }

    private static @Nullable String text(JsonNode json, String member) {
        JsonNode node = json.path(member);
        return node.isString() ? node.stringValue() : null;
    }
}
