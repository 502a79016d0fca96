package org.estran.app.dissemination.observed;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.estran.app.catalogue.SearchParameters;
import org.estran.app.dissemination.ogc.Parameters;
import org.estran.app.observations.selection.Asked;
import org.estran.app.observations.store.Selection;
import org.estran.app.observations.store.StoredProperty;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/** What is asked of the observations of one record, as a selection. Everything that is wrong is told at once. */
final class Asking {

    /** Longitude first; EPSG:4326 has latitude first and is not on offer. */
    private static final Set<String> CRS = Set.of(ObservedCollections.CRS84, "CRS84", "OGC:CRS84");

    private final Parameters parameters;
    private final String recordId;
    private final Language language;

    Asking(String recordId, Map<String, String[]> given, Set<String> known, Language language) {
        this.recordId = recordId;
        this.language = language;
        this.parameters = new Parameters(given, known::contains);
    }

    static boolean isCrs84(String crs) {
        return CRS.contains(crs);
    }

    Parameters parameters() {
        return parameters;
    }

    /** The box, the period, depths, platforms and modes. */
    Selection selection() {
        SearchParameters.Understood extent = SearchParameters.understand(
                Map.of("bbox", parameters.values("bbox"), "datetime", parameters.values("datetime")), language);
        parameters.refuse(extent.findings());
        for (String crs : List.of("crs", "bbox-crs")) {
            parameters
                    .value(crs)
                    .filter(value -> !isCrs84(value))
                    .ifPresent(value -> parameters.refuse("records-crs", crs, value));
        }
        Double[] depths = depths();
        parameters.check();
        BoundingBox box = extent.request().box();
        TimeInterval period = extent.request().period();
        return Selection.ALL
                .ofRecords(Set.of(recordId))
                .within(box)
                .during(period == null ? null : period.start(), period == null ? null : period.end())
                .between(depths[0], depths[1])
                .by(all("platform"))
                .inModes(all("mode"));
    }

    private Set<String> all(String name) {
        return new TreeSet<>(parts(name).toList());
    }

    private Stream<String> parts(String name) {
        return parameters.value(name).stream()
                .flatMap(list -> Arrays.stream(list.split(",", -1)))
                .map(String::strip)
                .filter(part -> !part.isEmpty());
    }

    /** {@code z}: one depth, {@code shallowest/deepest} in any order, {@code ..} for an open end; metres downwards. */
    private @Nullable Double[] depths() {
        String text = parameters.value("z").orElse("");
        if (text.isEmpty()) {
            return new Double[2];
        }
        String[] ends = text.split("/", -1);
        try {
            Double first = depth(ends[0]);
            Double last = ends.length == 1 ? first : depth(ends[1]);
            if (ends.length <= 2) {
                boolean isTurned = first != null && last != null && first > last;
                return new Double[] {isTurned ? last : first, isTurned ? first : last};
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        parameters.refuse("records-z", "z", text);
        return new Double[2];
    }

    private static @Nullable Double depth(String text) {
        return text.strip().equals("..") ? null : Double.valueOf(text.strip());
    }

    /**
     * The keys of the parameters that are asked for.
     *
     * @param properties those of the record
     */
    List<String> keys(List<StoredProperty> properties) {
        Map<String, String> known = new LinkedHashMap<>();
        properties.stream().filter(ObservedCollections::isObserved).forEach(one -> known.put(one.name(), one.key()));
        List<String> wanted = parts("parameter-name").toList();
        wanted.stream()
                .filter(name -> !known.containsKey(name))
                .forEach(name -> parameters.refuse("records-parameter-name", "parameter-name", name));
        parameters.check();
        return (wanted.isEmpty() ? known.values().stream() : wanted.stream().map(known::get))
                .distinct()
                .toList();
    }

    /** As the page of selections has it. */
    static Asked asked(Selection selection, List<String> keys) {
        return new Asked(selection.observing(Set.copyOf(keys)), Map.of("property", keys), List.of());
    }
}
