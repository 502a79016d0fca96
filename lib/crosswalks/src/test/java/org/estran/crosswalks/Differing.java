package org.estran.crosswalks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import tools.jackson.databind.JsonNode;

/** Where two records differ, place by place, so that a failure can be read. */
public final class Differing {

    private Differing() {}

    public static List<String> between(MetadataRecord one, MetadataRecord other) {
        List<String> places = new ArrayList<>();
        compare(RecordJson.mapper().valueToTree(one), RecordJson.mapper().valueToTree(other), "", places);
        return places;
    }

    private static void compare(JsonNode one, JsonNode other, String pointer, List<String> to) {
        if (one.equals(other)) {
            return;
        }
        if (one.isObject() && other.isObject()) {
            Set<String> names = new LinkedHashSet<>(one.propertyNames());
            names.addAll(other.propertyNames());
            names.forEach(name -> compare(one.path(name), other.path(name), pointer + "/" + name, to));
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(one.get(i), other.get(i), pointer + "/" + i, to);
            }
        } else {
            to.add(pointer + ": " + one + " → " + other);
        }
    }
}
