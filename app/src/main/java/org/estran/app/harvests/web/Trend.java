package org.estran.app.harvests.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.harvests.HarvestCounts;
import org.estran.app.harvests.HarvestRun;
import org.estran.app.harvests.SourceAlarm;
import org.estran.app.pages.CsvCell;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a source was over its last runs.
 *
 * @param runs the latest first
 * @param alarms what was unusual, the latest first
 */
public record Trend(List<HarvestRun> runs, List<SourceAlarm> alarms) {

    private static final double HEIGHT = 100;

    public Trend {
        runs = List.copyOf(runs);
        alarms = List.copyOf(alarms);
    }

    /**
     * A part of the bar of one run, in the units of the picture: 100 high, 10 wide for each run.
     *
     * @param what {@code added}, {@code changed}, {@code removed} or {@code failed}
     */
    public record Bar(String what, int x, double y, double height) {}

    /** The bars, the oldest run first, those of a run one on the other. */
    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        long most = Math.max(1, highest());
        int x = 0;
        for (HarvestRun run : runs.reversed()) {
            double y = HEIGHT;
            for (Part part : parts(run.counts())) {
                double height = part.count() * HEIGHT / most;
                y -= height;
                if (part.count() > 0) {
                    bars.add(new Bar(part.what(), x, y, height));
                }
            }
            x += 10;
        }
        return bars;
    }

    /** How many records the highest bar counts. */
    public long highest() {
        return runs.stream()
                .mapToLong(run ->
                        parts(run.counts()).stream().mapToLong(Part::count).sum())
                .max()
                .orElse(0);
    }

    private record Part(String what, long count) {}

    private static List<Part> parts(HarvestCounts counts) {
        return List.of(
                new Part("added", counts.added()),
                new Part("changed", counts.changed()),
                new Part("removed", counts.removed()),
                new Part("failed", counts.failed()));
    }

    static @Nullable Long seconds(HarvestRun run) {
        Duration took = run.took();
        return took == null ? null : Long.valueOf(took.toSeconds());
    }

    String csv() {
        return Stream.concat(
                        Stream.of(
                                "run,state,full,asked,seconds,got,added,changed,unchanged,removed,quarantined,unusual"),
                        runs.stream().map(this::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private String line(HarvestRun run) {
        HarvestCounts counts = run.counts();
        return Stream.of(
                        run.number(),
                        run.state().word(),
                        run.isFull(),
                        run.askedAt(),
                        Objects.requireNonNullElse(seconds(run), ""),
                        counts.got(),
                        counts.added(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.removed(),
                        counts.failed(),
                        unusual(run).stream().map(kind -> kind.kind().word()).collect(Collectors.joining(" ")))
                .map(value -> CsvCell.of(value.toString()))
                .collect(Collectors.joining(","));
    }

    /** What was unusual at that run. */
    public List<SourceAlarm> unusual(HarvestRun run) {
        return alarms.stream().filter(alarm -> alarm.run() == run.number()).toList();
    }

    ObjectNode json() {
        ObjectNode json = RecordJson.mapper().createObjectNode();
        ArrayNode items = json.putArray("items");
        for (HarvestRun run : runs) {
            ObjectNode item = HarvesterJson.of(run);
            item.put("seconds", seconds(run));
            ArrayNode unusual = item.putArray("unusual");
            unusual(run).forEach(alarm -> unusual.add(alarm.kind().word()));
            items.add(item);
        }
        return json;
    }
}
