package org.estran.ows.csw;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A request of either encoding taken apart, not understood yet.
 *
 * @param operation its name; empty where there is none
 * @param implied the version that its namespace tells; null for key-value pairs
 * @param values of its parameters by their names in small letters; of those that may come several times, all
 * @param namespaces by prefix; the empty prefix for the one of names without
 * @param filter its filter as XML, if it has one as an element
 * @param order sort keys
 * @param root its root as XML; null for key-value pairs
 * @param echo the whole of it as XML, for an acknowledgement
 */
record RawRequest(
        String operation,
        @Nullable CswVersion implied,
        Map<String, List<String>> values,
        Map<String, String> namespaces,
        @Nullable Element filter,
        List<SortKey> order,
        @Nullable Element root,
        Supplier<String> echo) {

    /** The only or first value; one that is empty is as none. */
    Optional<String> value(String name) {
        return list(name).stream().filter(v -> !v.isBlank()).findFirst();
    }

    List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean has(String name) {
        return values.containsKey(name);
    }
}
