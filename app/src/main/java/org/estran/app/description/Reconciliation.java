package org.estran.app.description;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two people changed the same description: what both together say. Where only one of them touched a part, theirs
 * stands; where both did, mine stands and the part is told.
 *
 * @param merged what both together say
 * @param disputed JSON Pointers of the parts that both changed, each in another way
 */
public record Reconciliation(MetadataRecord merged, List<String> disputed) {

    public Reconciliation {
        disputed = List.copyOf(disputed);
    }

    /**
     * @param base what both began with
     * @param mine what I would save
     * @param theirs what was saved meanwhile
     */
    public static Reconciliation of(MetadataRecord base, MetadataRecord mine, MetadataRecord theirs) {
        List<String> disputed = new ArrayList<>();
        ObjectNode merged =
                objects("", RecordForm.tree(base), RecordForm.tree(mine), RecordForm.tree(theirs), disputed);
        try {
            return new Reconciliation(RecordJson.mapper().treeToValue(merged, MetadataRecord.class), disputed);
        } catch (JacksonException impossible) {
            // The start of one and the end of the other make no period: what I typed stays whole.
            return new Reconciliation(mine, disputed);
        }
    }

    private static ObjectNode objects(
            String pointer, @Nullable JsonNode base, ObjectNode mine, ObjectNode theirs, List<String> disputed) {
        ObjectNode merged = mine.deepCopy();
        Set<String> members = new LinkedHashSet<>(mine.propertyNames());
        members.addAll(theirs.propertyNames());
        for (String member : members) {
            JsonNode value = value(
                    pointer + "/" + member,
                    base == null ? null : base.get(member),
                    mine.get(member),
                    theirs.get(member),
                    disputed);
            if (value == null) {
                merged.remove(member);
            } else {
                merged.set(member, value);
            }
        }
        return merged;
    }

    private static @Nullable JsonNode value(
            String pointer,
            @Nullable JsonNode base,
            @Nullable JsonNode mine,
            @Nullable JsonNode theirs,
            List<String> disputed) {
        if (Objects.equals(mine, theirs) || Objects.equals(theirs, base)) {
            return mine;
        }
        if (Objects.equals(mine, base)) {
            return theirs;
        }
        if (mine instanceof ObjectNode one && theirs instanceof ObjectNode other) {
            return objects(pointer, base, one, other, disputed);
        }
        disputed.add(pointer);
        return mine;
    }
}
