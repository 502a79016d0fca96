package org.estran.observations.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.jspecify.annotations.Nullable;

/** What SBE's short names of variables mean (SBE Data Processing manual, appendix V), in casts and in bottle files. */
final class SeaBirdNames {

    private static final String PRESSURE = "(?i)pr(DM|SM|M).*";

    /** Of the short names, the beginnings that have a CF standard name. */
    private static final Map<String, String> STANDARD_NAMES = Map.of(
            "pr", "sea_water_pressure",
            "depS", "depth",
            "t0", "sea_water_temperature",
            "t1", "sea_water_temperature",
            "tv", "sea_water_temperature",
            "c0", "sea_water_electrical_conductivity",
            "c1", "sea_water_electrical_conductivity",
            "sal", "sea_water_practical_salinity",
            "sv", "speed_of_sound_in_sea_water",
            "sigma-", "sea_water_sigma_theta");

    private SeaBirdNames() {}

    /**
     * The properties of columns.
     *
     * @param columns of each its short name, its label and its unit; the last two may be null
     */
    static List<ObservedProperty> properties(List<@Nullable String[]> columns) {
        boolean hasPressure =
                columns.stream().anyMatch(column -> String.valueOf(column[0]).matches(PRESSURE));
        Map<String, Integer> seen = new HashMap<>();
        List<ObservedProperty> properties = new ArrayList<>();
        boolean isVerticalKnown = false;
        for (@Nullable String[] column : columns) {
            String name = String.valueOf(column[0]);
            int times = seen.merge(name, 1, Integer::sum);
            boolean isVertical = name.matches(hasPressure ? PRESSURE : "(?i)dep[SF]M.*") && !isVerticalKnown;
            isVerticalKnown |= isVertical;
            properties.add(ObservedProperty.number(times == 1 ? name : name + "_" + times)
                    .labelled(column[1])
                    .in(column[2])
                    .standard(standardName(name))
                    .as(!isVertical ? Role.OBSERVED : hasPressure ? Role.PRESSURE : Role.DEPTH));
        }
        return properties;
    }

    /** Bottle files write the first letter large. */
    private static @Nullable String standardName(String name) {
        String small = name.isEmpty() ? "" : Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return STANDARD_NAMES.entrySet().stream()
                .filter(entry -> small.startsWith(entry.getKey()) && !small.contains("dOV"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
