package org.estran.app.observations.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The network and the campaign that a file says it is of. Nothing is guessed: a file without such an attribute is of none,
 * and names are told apart by their letters alone.
 *
 * @param network by the attribute {@code network} (OceanSITES), else {@code programme}, {@code program} or {@code project}
 *     (ACDD)
 * @param campaign by {@code cruise}, {@code campaign}, {@code expocode} and their like
 */
record Affiliation(@Nullable String network, @Nullable String campaign) {

    private static final List<String> NETWORKS = List.of("network", "programme", "program", "project");
    private static final List<String> CAMPAIGNS =
            List.of("cruise", "cruise_name", "cruise_id", "campaign", "expocode", "mission");
    /** Whoever writes more has written a sentence. */
    private static final int LONGEST = 120;

    static Affiliation of(Map<String, String> facts) {
        return new Affiliation(first(facts, NETWORKS), first(facts, CAMPAIGNS));
    }

    private static @Nullable String first(Map<String, String> facts, List<String> names) {
        for (String name : names) {
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                String value = fact.getValue().strip();
                if (fact.getKey().equalsIgnoreCase(name) && !value.isEmpty() && value.length() <= LONGEST) {
                    return value;
                }
            }
        }
        return null;
    }
}
