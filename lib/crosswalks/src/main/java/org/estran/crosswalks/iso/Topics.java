package org.estran.crosswalks.iso;

import java.util.Set;

/** The topic categories of ISO 19115 ({@code MD_TopicCategoryCode}), a closed list in the schemas of both encodings. */
final class Topics {

    private static final Set<String> ALL = Set.of(
            "farming",
            "biota",
            "boundaries",
            "climatologyMeteorologyAtmosphere",
            "economy",
            "elevation",
            "environment",
            "geoscientificInformation",
            "health",
            "imageryBaseMapsEarthCover",
            "intelligenceMilitary",
            "inlandWaters",
            "location",
            "oceans",
            "planningCadastre",
            "society",
            "structure",
            "transportation",
            "utilitiesCommunication");

    private Topics() {}

    /** The last two came in 2014. */
    static boolean isOne(String topic, IsoDialect dialect) {
        return ALL.contains(topic)
                || (dialect == IsoDialect.ISO_19115_3
                        && (topic.equals("extraTerrestrial") || topic.equals("disaster")));
    }
}
