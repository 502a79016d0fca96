package org.estran.app.observations.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.observations.store.SelectionCounts;
import org.estran.app.observations.store.SelectionCounts.Count;
import org.estran.app.observations.store.StoredProperty;
import org.estran.observations.FeatureType;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** Which plots tell something of a selection, by what kinds of feature it has. */
final class PlotKinds {

    /** Degrees within which something lies still. */
    private static final double STILL = 0.05;

    /** Metres within which a track stays at its depth. */
    private static final double FLAT = 5;

    private PlotKinds() {}

    /**
     * @param of the property that is drawn; empty for none
     * @param known the columns of all records
     */
    static List<String> of(SelectionCounts counts, String of, List<StoredProperty> known) {
        if (of.isEmpty() || counts.features() == 0) {
            return List.of();
        }
        Set<FeatureType> types = counts.types().stream()
                .flatMap(count -> FeatureType.of(count.value()).stream())
                .collect(Collectors.toSet());
        List<String> kinds = new ArrayList<>();
        if (types.stream().anyMatch(type -> !type.isOfProfiles())) {
            kinds.add("series");
        }
        boolean isDeepTrack = types.contains(FeatureType.TRAJECTORY) && counts.depthRange() > FLAT;
        if (isDeepTrack || types.stream().anyMatch(FeatureType::isOfProfiles)) {
            kinds.add("profile");
        }
        List<String> keys = counts.properties().stream().map(Count::value).toList();
        if (SelectionPlots.TEMPERATURES.stream().anyMatch(keys::contains)
                && SelectionPlots.SALINITIES.stream().anyMatch(keys::contains)) {
            kinds.add("ts");
        }
        // A line is somebody's line: of several platforms a section would jump to and fro.
        if (kinds.contains("profile") && (isDeepTrack || counts.features() > 2) && counts.platformCount() <= 1) {
            if (moves(counts.box())) {
                kinds.add("section");
            }
            if (counts.start() != null && !counts.start().equals(counts.end())) {
                kinds.add("hovmoller");
            }
        }
        if (isFlagged(counts, of, known)) {
            kinds.add("quality");
        }
        return kinds;
    }

    private static boolean moves(@Nullable BoundingBox box) {
        return box != null && (box.east() - box.west() > STILL || box.north() - box.south() > STILL);
    }

    static boolean isFlagged(SelectionCounts counts, String of, List<StoredProperty> known) {
        Set<String> records = counts.records().stream().map(Count::value).collect(Collectors.toSet());
        return known.stream()
                .anyMatch(column ->
                        column.flagName() != null && column.key().equals(of) && records.contains(column.recordId()));
    }
}
