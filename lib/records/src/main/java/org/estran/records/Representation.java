package org.estran.records;

import java.util.List;

/**
 * How the data stand in space and time.
 *
 * @param types {@code MD_SpatialRepresentationTypeCode}: {@code grid}, {@code vector}, {@code textTable}...
 * @param timeSteps temporal resolutions, ISO 8601 durations
 */
public record Representation(
        List<String> types,
        List<Resolution> resolutions,
        List<String> timeSteps,
        List<ReferenceSystem> referenceSystems)
        implements Part {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Representation {
        types = types == null ? List.of() : List.copyOf(types);
        resolutions = resolutions == null ? List.of() : List.copyOf(resolutions);
        timeSteps = timeSteps == null ? List.of() : List.copyOf(timeSteps);
        referenceSystems = referenceSystems == null ? List.of() : List.copyOf(referenceSystems);
    }

    public static final Representation NONE = new Representation(List.of(), List.of(), List.of(), List.of());

    @Override
    public boolean isEmpty() {
        return types.isEmpty() && resolutions.isEmpty() && timeSteps.isEmpty() && referenceSystems.isEmpty();
    }
}
