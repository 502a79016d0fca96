package org.estran.opendap.dap4;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.estran.grids.DataFile;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;

/**
 * A data file in the words of DAP4: groups, and in each its variables, by their fully qualified names ({@code /g/h/v1}).
 * Variables of types that are not read are left out. Reads no value.
 */
public final class Dap4Dataset {

    private final DataFile file;
    private final Map<String, DataVariable> byName = new LinkedHashMap<>();

    public Dap4Dataset(DataFile file) {
        this.file = file;
        // A group's own variables come before those of the groups within it: the order of the DMR is that of the data.
        for (String group : groups()) {
            for (DataVariable variable : file.variables()) {
                boolean isRead = variable.type() != DataType.OTHER
                        && file.unread(variable).isEmpty();
                if (isRead && variable.group().equals(group)) {
                    byName.put(qualified(variable.name()), variable);
                }
            }
        }
    }

    public DataFile file() {
        return file;
    }

    /** In the order of the DMR. */
    public List<DataVariable> variables() {
        return List.copyOf(byName.values());
    }

    public Optional<DataVariable> find(String name) {
        return Optional.ofNullable(byName.get(qualified(name)));
    }

    /** Why a variable of the file is none here; empty where it is one, and where the file has none of that name. */
    Optional<String> unread(String name) {
        return file.variables().stream()
                .filter(variable -> !byName.containsKey(qualified(variable.name())))
                .filter(variable -> qualified(variable.name()).equals(qualified(name)))
                .findFirst()
                .map(variable -> file.unread(variable).orElse("its type is one of the file's own."));
    }

    static String qualified(String name) {
        return name.startsWith("/") ? name : "/" + name;
    }

    /** The paths of all groups, each after the one that holds it; the root is the empty one. */
    List<String> groups() {
        Set<String> all = new TreeSet<>(Dap4Dataset::inOrder);
        all.add("");
        file.groups().keySet().forEach(group -> addWithParents(group, all));
        file.variables().forEach(variable -> addWithParents(variable.group(), all));
        file.dimensions().forEach(dimension -> {
            String name = dimension.name();
            addWithParents(name.startsWith("/") ? name.substring(0, name.lastIndexOf('/')) : "", all);
        });
        return new ArrayList<>(all);
    }

    private static void addWithParents(String group, Set<String> all) {
        String path = group;
        while (path.length() > 1) {
            all.add(path);
            path = path.substring(0, path.lastIndexOf('/'));
        }
    }

    /** Segment by segment, so that what is within a group follows it at once. */
    private static int inOrder(String one, String other) {
        String[] a = one.split("/", -1);
        String[] b = other.split("/", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order = a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}
