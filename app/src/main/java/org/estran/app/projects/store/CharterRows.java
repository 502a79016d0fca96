package org.estran.app.projects.store;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.estran.app.projects.Charter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code data_centre}. */
@Component
class CharterRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient database;

    CharterRows(JdbcClient database) {
        this.database = database;
    }

    Map<String, Charter> all() {
        return database
                .sql("SELECT slug, document FROM data_centre")
                .query((row, number) -> Map.entry(row.getString(1), JSON.readValue(row.getString(2), Charter.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Optional<Charter> find(String slug) {
        return database.sql("SELECT document FROM data_centre WHERE slug = ?")
                .param(slug)
                .query((row, number) -> JSON.readValue(row.getString(1), Charter.class))
                .optional();
    }

    void put(String slug, Charter charter) {
        database.sql("INSERT INTO data_centre (slug, document) VALUES (?, ?)"
                        + " ON CONFLICT (slug) DO UPDATE SET document = excluded.document")
                .params(slug, JSON.writeValueAsString(charter))
                .update();
    }
}
