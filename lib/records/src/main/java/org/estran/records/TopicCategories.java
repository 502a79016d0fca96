package org.estran.records;

import java.util.List;
import java.util.Set;

/**
 * {@code MD_TopicCategoryCode} of ISO 19115, a closed list in the schemas of both encodings: the sea, the air and the land
 * first, as a centre of the Earth's sciences offers them.
 */
public final class TopicCategories {

    /** All of ISO 19115-1:2014. */
    public static final List<String> ALL = List.of(
            "oceans",
            "climatologyMeteorologyAtmosphere",
            "environment",
            "biota",
            "inlandWaters",
            "geoscientificInformation",
            "elevation",
            "imageryBaseMapsEarthCover",
            "location",
            "boundaries",
            "farming",
            "economy",
            "health",
            "intelligenceMilitary",
            "planningCadastre",
            "society",
            "structure",
            "transportation",
            "utilitiesCommunication",
            "extraTerrestrial",
            "disaster");

    private static final Set<String> KNOWN = Set.copyOf(ALL);
    private static final Set<String> OF_2014 = Set.of("extraTerrestrial", "disaster");

    private TopicCategories() {}

    public static boolean isOne(String word) {
        return KNOWN.contains(word);
    }

    /** Whether ISO 19115:2003, and so ISO 19139, has it already. */
    public static boolean isOf2003(String word) {
        return isOne(word) && !OF_2014.contains(word);
    }
}
