package org.estran.observations.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.text.DarwinMeta.Field;
import org.estran.observations.text.DarwinMeta.Table;
import org.jspecify.annotations.Nullable;

/**
 * The events of an archive by their ids, for what hangs on them. What an event does not say, the event it is part of says for
 * it ({@code parentEventID}).
 */
final class DarwinEvents {

    private static final int MOST = 500_000;
    private static final int DEEPEST = 10;

    private final @Nullable Field parent;
    private final Map<String, List<String>> byId = new HashMap<>();
    private final Set<String> parents = new HashSet<>();

    DarwinEvents(Table table) {
        this.parent = table.field("parenteventid");
    }

    /** False where there is one of that id already, which stays. */
    boolean add(String id, List<String> cells, long line) throws RefusedFile {
        if (byId.size() >= MOST) {
            throw new RefusedFile(
                    Reason.UNSUPPORTED,
                    line,
                    "more than " + MOST + " events that others hang on cannot be kept in mind");
        }
        boolean isNew = byId.putIfAbsent(id, List.copyOf(cells)) == null;
        if (parent != null && !parent.of(cells).isEmpty()) {
            parents.add(parent.of(cells));
        }
        return isNew;
    }

    /** Whether others are part of it. */
    boolean isParent(String id) {
        return parents.contains(id);
    }

    /** What an event says there, or one that it is part of; empty where none does. */
    String of(String id, Field field) {
        String at = id;
        for (int depth = 0; depth < DEEPEST; depth++) {
            List<String> cells = byId.get(at);
            if (cells == null) {
                return field.otherwise();
            }
            String told = field.of(cells);
            if (!told.isEmpty() || parent == null || parent.of(cells).isEmpty()) {
                return told;
            }
            at = parent.of(cells);
        }
        return "";
    }

    /** The ids of an event and of those it is part of, the nearest first. */
    List<String> way(String id) {
        List<String> all = new ArrayList<>(List.of(id));
        String at = id;
        while (parent != null && all.size() < DEEPEST) {
            List<String> cells = byId.get(at);
            at = cells == null ? "" : parent.of(cells);
            if (at.isEmpty()) {
                break;
            }
            all.add(at);
        }
        return all;
    }
}
