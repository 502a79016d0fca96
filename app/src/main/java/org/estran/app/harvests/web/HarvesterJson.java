package org.estran.app.harvests.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestLine;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.Harvester;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Schedule;
import org.estran.app.harvests.ToldWords;
import org.estran.app.harvests.Trial;
import org.estran.app.pages.Words;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Harvesters and runs as programs read and write them. */
final class HarvesterJson {

    private HarvesterJson() {}

    /** {@code {type, url, project, schedule, filter: {set, text, box, kind}, …}}. */
    static HarvesterSettings settings(JsonNode body, HarvesterSettings usual) {
        JsonNode filter = body.path("filter");
        return new HarvesterSettings(
                text(body, "name", usual.name().equals(usual.address()) ? "" : usual.name()),
                text(body, "type", usual.kind()),
                text(body, "url", usual.address()),
                text(body, "format", usual.format()),
                text(filter, "set", usual.set()),
                text(filter, "text", usual.text()),
                text(filter, "box", usual.box()),
                text(filter, "kind", usual.type()),
                text(body, "project", usual.project()),
                text(body, "owner", usual.owner()),
                text(body, "licence", usual.licence()),
                text(body, "language", usual.language()),
                Schedule.of(text(body, "schedule", usual.schedule().word())),
                body.path("pageSize").asInt(usual.pageSize()),
                body.path("share").asInt(usual.share()),
                body.path("trusted").asBoolean(usual.trusted()),
                body.path("rank").asInt(usual.rank()),
                body.path("pause").asInt(usual.pause()));
    }

    private static String text(JsonNode object, String member, String usual) {
        JsonNode value = object.path(member);
        return value.isString() ? value.stringValue() : usual;
    }

    static ObjectNode of(Harvester harvester) {
        HarvesterSettings settings = harvester.settings();
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("id", harvester.id())
                .put("name", settings.name())
                .put("type", settings.kind())
                .put("url", settings.address())
                .put("format", settings.format())
                .put("project", settings.project())
                .put("owner", settings.owner())
                .put("licence", settings.licence())
                .put("language", settings.language())
                .put("schedule", settings.schedule().word())
                .put("pageSize", settings.pageSize())
                .put("share", settings.share())
                .put("trusted", settings.trusted())
                .put("rank", settings.rank())
                .put("pause", settings.pause())
                .put("records", harvester.records());
        json.putObject("filter")
                .put("set", settings.set())
                .put("text", settings.text())
                .put("box", settings.box())
                .put("kind", settings.type());
        Optional.ofNullable(harvester.since()).ifPresent(since -> json.put("since", since.toString()));
        Optional.ofNullable(harvester.nextAt()).ifPresent(next -> json.put("nextRun", next.toString()));
        json.putObject("links")
                .put("self", "/api/harvesters/" + harvester.id())
                .put("runs", "/api/harvesters/" + harvester.id() + "/runs")
                .put("page", "/admin/harvests/" + harvester.id());
        return json;
    }

    static ObjectNode of(Trial trial, Words words) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("type", trial.source().kind())
                .put("url", trial.source().address().toString())
                .put("name", trial.source().title())
                .put("promised", trial.promised());
        ArrayNode items = json.putArray("items");
        for (Trial.Sample sample : trial.samples()) {
            ObjectNode item = items.addObject();
            item.put("identifier", sample.identifier())
                    .put("place", sample.place())
                    .put("format", sample.format());
            if (sample.record() == null) {
                item.put("reason", ToldWords.of(sample.code(), sample.arguments(), words));
            } else {
                item.set("record", RecordJson.mapper().valueToTree(sample.record()));
            }
        }
        return json;
    }

    static ObjectNode ofAll(List<Harvester> harvesters) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        harvesters.forEach(harvester -> items.add(of(harvester)));
        return json;
    }

    static ObjectNode of(HarvestRun run) {
        HarvestCounts counts = run.counts();
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("harvester", run.harvester())
                .put("number", run.number())
                .put("state", run.state().word())
                .put("askedBy", run.askedBy())
                .put("full", run.isFull())
                .put("pages", run.pages())
                .put("got", counts.got())
                .put("promised", run.promised())
                .put("added", counts.added())
                .put("changed", counts.changed())
                .put("unchanged", counts.unchanged())
                .put("removed", counts.removed())
                .put("failed", counts.failed())
                .put("duplicates", counts.duplicates())
                .put("kept", counts.kept())
                .put("repeated", counts.repeated())
                .put("bytes", counts.bytes())
                .put("askedAt", run.askedAt().toString())
                .put("startedAt", text(run.startedAt()))
                .put("endedAt", text(run.endedAt()));
        HarvestRun.Failure problem = run.problem();
        if (problem != null) {
            json.putObject("problem").put("code", problem.code()).put("detail", problem.words());
        }
        json.putObject("links")
                .put("self", "/api/harvesters/" + run.harvester() + "/runs/" + run.number())
                .put("report", "/admin/harvests/" + run.harvester() + "/runs/" + run.number() + "/report.json");
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Objects.toString(value);
    }

    static ObjectNode line(HarvestLine line, Words words) {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        json.put("kind", line.kind().word())
                .put("identifier", line.identifier())
                .put("place", line.place())
                .put("code", line.code())
                .put("position", line.position())
                .put("record", line.recordId())
                .put("reason", ToldWords.of(line.code(), line.arguments(), words));
        if (!line.changes().isEmpty()) {
            json.set("changes", RecordJson.mapper().valueToTree(line.changes()));
        }
        return json;
    }
}
