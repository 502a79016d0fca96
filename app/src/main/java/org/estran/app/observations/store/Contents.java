package org.estran.app.observations.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns and parts of every record, as they were at a moment: asked for by each selection, changed by loads alone.
 *
 * @param properties by record, in the order in which its files brought them
 * @param parts by record
 */
record Contents(Map<String, List<StoredProperty>> properties, Map<String, List<Part>> parts) {

    static Contents of(Connection connection) throws SQLException {
        Map<String, List<StoredProperty>> properties = new LinkedHashMap<>();
        StoreLists.properties(connection, null)
                .forEach(column -> properties
                        .computeIfAbsent(column.recordId(), id -> new ArrayList<>())
                        .add(column));
        return new Contents(properties, StoreLists.parts(connection));
    }

    List<StoredProperty> properties(String recordId) {
        return properties.getOrDefault(recordId, List.of());
    }

    List<Part> parts(String recordId) {
        return parts.getOrDefault(recordId, List.of());
    }

    List<StoredProperty> all() {
        return properties.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Whether a record has one of these properties.
     *
     * @param keys none for any
     */
    boolean hasAny(String recordId, Set<String> keys) {
        return keys.isEmpty() || properties(recordId).stream().anyMatch(column -> keys.contains(column.key()));
    }
}
