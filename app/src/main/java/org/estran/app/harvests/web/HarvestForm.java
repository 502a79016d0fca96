package org.estran.app.harvests.web;

import java.util.Map;
import java.util.Objects;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.app.harvests.Schedule;

/** The form of a harvester, as it is sent. */
final class HarvestForm {

    private HarvestForm() {}

    /** What the form does not have stays as it was. */
    static HarvesterSettings read(Map<String, String> form, HarvesterSettings before) {
        boolean isSent = form.containsKey("schedule");
        return new HarvesterSettings(
                text(form, "name", before.name().equals(before.address()) ? "" : before.name()),
                text(form, "kind", before.kind()),
                text(form, "address", before.address()),
                text(form, "format", before.format()),
                text(form, "set", before.set()),
                text(form, "text", before.text()),
                text(form, "box", before.box()),
                text(form, "type", before.type()),
                text(form, "project", before.project()),
                text(form, "owner", before.owner()),
                text(form, "licence", before.licence()),
                text(form, "language", before.language()),
                Schedule.of(text(form, "schedule", before.schedule().word())),
                number(form, "pageSize", before.pageSize()),
                number(form, "share", before.share()),
                isSent || form.containsKey("trusted") ? form.containsKey("trusted") : before.trusted(),
                number(form, "rank", before.rank()),
                number(form, "pause", before.pause()));
    }

    private static String text(Map<String, String> form, String name, String before) {
        return Objects.requireNonNullElse(form.get(name), before).strip();
    }

    private static int number(Map<String, String> form, String name, int before) {
        String text = text(form, name, Integer.toString(before));
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : before;
    }
}
