package org.estran.app.harvests.runs;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.estran.app.harvests.HarvesterSettings;
import org.estran.harvest.Selection;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** What a harvester asks its source for. */
final class Selections {

    private Selections() {}

    static Selection of(HarvesterSettings settings, @Nullable Instant since) {
        return new Selection(
                URI.create(settings.address()),
                chosen(settings.format()),
                chosen(settings.set()),
                chosen(settings.text()),
                settings.box().isEmpty() ? null : BoundingBox.parse(settings.box()),
                since,
                settings.pageSize(),
                identifiers -> Map.of());
    }

    private static @Nullable String chosen(String text) {
        return text.isEmpty() ? null : text;
    }
}
