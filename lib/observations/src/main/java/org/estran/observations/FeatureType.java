package org.estran.observations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of feature that CF's discrete sampling geometries know (CF 1.11, table 9.1). */
public enum FeatureType {
    POINT("point"),
    TIME_SERIES("timeSeries"),
    TRAJECTORY("trajectory"),
    PROFILE("profile"),
    TIME_SERIES_PROFILE("timeSeriesProfile"),
    TRAJECTORY_PROFILE("trajectoryProfile");

    private final String cfName;

    FeatureType(String cfName) {
        this.cfName = cfName;
    }

    /** As the attribute {@code featureType} spells it. */
    public String cfName() {
        return cfName;
    }

    /** Whether each of its features is a profile. */
    public boolean isOfProfiles() {
        return this == PROFILE || this == TIME_SERIES_PROFILE || this == TRAJECTORY_PROFILE;
    }

    /** By CF's spelling, which is not case-sensitive; older files write {@code trajectory_profile}. */
    public static Optional<FeatureType> of(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return Arrays.stream(values())
                .filter(type -> type.cfName.toLowerCase(Locale.ROOT).equals(plain))
                .findFirst();
    }
}
