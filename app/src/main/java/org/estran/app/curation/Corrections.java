package org.estran.app.curation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.estran.app.description.Differences;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How what is said here differs from what the source says, and that difference over what the source says later. Members of
 * objects are corrected one by one. Rows of a list too, where putting the corrections into the source's list gives ours
 * exactly; else, as where the order was changed, the list is one field.
 */
final class Corrections {

    private Corrections() {}

    /** What makes {@code ours} of {@code source}. */
    static List<Correction> between(ObjectNode source, ObjectNode ours, @Nullable String by, Instant at) {
        List<Correction> found = new ArrayList<>();
        objects("", source, ours, new Author(by, at), found);
        return found;
    }

    private record Author(@Nullable String by, Instant at) {
        Correction of(String path, boolean isRow, @Nullable JsonNode before, @Nullable JsonNode value) {
            return new Correction(path, isRow, before, value, null, false, by, at);
        }
    }

    private static void objects(
            String path, ObjectNode source, ObjectNode ours, Author author, List<Correction> found) {
        Set<String> members = new LinkedHashSet<>(source.propertyNames());
        members.addAll(ours.propertyNames());
        for (String member : members) {
            JsonNode before = source.get(member);
            JsonNode value = ours.get(member);
            String here = path + "/" + member.replace("~", "~0").replace("/", "~1");
            if (Objects.equals(before, value)) {
                continue;
            }
            if (before instanceof ObjectNode one && value instanceof ObjectNode other) {
                objects(here, one, other, author, found);
            } else if ((before == null || Differences.isRows(before)) && (value == null || Differences.isRows(value))) {
                found.addAll(rows(here, before, value, author));
            } else {
                found.add(author.of(here, false, before, value));
            }
        }
    }

    private static List<Correction> rows(
            String path, @Nullable JsonNode before, @Nullable JsonNode value, Author author) {
        List<JsonNode> source = list(before);
        List<JsonNode> ours = list(value);
        List<Integer> gone = Differences.unmatched(source, ours);
        List<Integer> come = Differences.unmatched(ours, source);
        List<Correction> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(gone.size(), come.size()); i++) {
            rows.add(author.of(
                    path,
                    true,
                    i < gone.size() ? source.get(gone.get(i)) : null,
                    i < come.size() ? ours.get(come.get(i)) : null));
        }
        List<JsonNode> made = new ArrayList<>(source);
        rows.forEach(row -> put(made, made.indexOf(row.before()), row.value()));
        return made.equals(ours) ? rows : List.of(author.of(path, false, before, value));
    }

    /** In the place of that row; at the end where there is none. */
    private static void put(List<JsonNode> rows, int place, @Nullable JsonNode value) {
        if (place < 0) {
            if (value != null) {
                rows.add(value);
            }
        } else if (value == null) {
            rows.remove(place);
        } else {
            rows.set(place, value);
        }
    }

    private static List<JsonNode> list(@Nullable JsonNode node) {
        return node instanceof ArrayNode list ? list.valueStream().toList() : List.of();
    }

    /**
     * What is said from now on.
     *
     * @param ours the corrections over what the source says
     * @param left those of them that still say something else than the source, the disputed ones marked
     */
    record Applied(ObjectNode ours, List<Correction> left) {}

    /**
     * Puts corrections over what the source says now.
     *
     * @param before what it said when they were put over it last: where a row was changed, its place tells which one it is now
     */
    static Applied over(ObjectNode now, ObjectNode before, List<Correction> corrections) {
        ObjectNode ours = now.deepCopy();
        List<Correction> left = new ArrayList<>();
        for (Correction one : corrections) {
            Correction stays = one.isRow() ? row(ours, now, before, one) : field(ours, now, one);
            if (stays != null) {
                left.add(stays);
            }
        }
        return new Applied(ours, left);
    }

    /** Null where the source says the same by now. */
    private static @Nullable Correction field(ObjectNode ours, ObjectNode now, Correction one) {
        JsonNode said = at(now, one.path());
        if (Objects.equals(said, one.value())) {
            return null;
        }
        set(ours, one.path(), one.value());
        return Objects.equals(said, one.before()) ? one.undisputed() : one.disputed(said);
    }

    private static @Nullable Correction row(ObjectNode ours, ObjectNode now, ObjectNode before, Correction one) {
        List<JsonNode> rows = new ArrayList<>(list(at(ours, one.path())));
        Correction stays = row(rows, list(at(now, one.path())), list(at(before, one.path())), one);
        if (stays != null) {
            set(ours, one.path(), rows.isEmpty() ? null : array(ours, rows));
        }
        return stays;
    }

    private static @Nullable Correction row(
            List<JsonNode> rows, List<JsonNode> now, List<JsonNode> before, Correction one) {
        JsonNode value = one.value();
        if (one.before() != null && rows.contains(one.before())) {
            put(rows, rows.indexOf(one.before()), value);
            return one.undisputed();
        }
        if (value != null && now.contains(value)) {
            return null;
        }
        if (one.before() == null) {
            put(rows, -1, value);
            return one;
        }
        JsonNode theirs = one.theirs() != null && rows.contains(one.theirs())
                ? one.theirs()
                : successor(one.theirs() != null ? one.theirs() : one.before(), before, now);
        if (theirs == null && value == null) {
            return null;
        }
        put(rows, theirs == null ? -1 : rows.indexOf(theirs), value);
        return one.disputed(theirs);
    }

    /** The row that stands in the place of one that is gone; null where none does. */
    private static @Nullable JsonNode successor(JsonNode row, List<JsonNode> before, List<JsonNode> now) {
        List<Integer> gone = Differences.unmatched(before, now);
        List<Integer> come = Differences.unmatched(now, before);
        for (int i = 0; i < Math.min(gone.size(), come.size()); i++) {
            if (before.get(gone.get(i)).equals(row)) {
                return now.get(come.get(i));
            }
        }
        return null;
    }

    private static ArrayNode array(ObjectNode near, List<JsonNode> rows) {
        ArrayNode array = near.arrayNode();
        rows.forEach(array::add);
        return array;
    }

    private static @Nullable JsonNode at(ObjectNode tree, String path) {
        JsonNode found = tree.at(path);
        return found.isMissingNode() ? null : found;
    }

    private static void set(ObjectNode tree, String path, @Nullable JsonNode value) {
        ObjectNode parent = tree;
        List<String> names = List.of(path.substring(1).split("/"));
        for (String name : names.subList(0, names.size() - 1)) {
            String plain = plain(name);
            parent = parent.get(plain) instanceof ObjectNode there ? there : parent.putObject(plain);
        }
        String last = plain(names.getLast());
        if (value == null) {
            parent.remove(last);
        } else {
            parent.set(last, value);
        }
    }

    private static String plain(String name) {
        return name.replace("~1", "/").replace("~0", "~");
    }
}
