package org.estran.app.vocabularies.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.app.vocabularies.Revision;
import org.estran.app.vocabularies.Vocabulary;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of vocabularies and of their loadings. */
@Component
class VocabularyRows {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String COLUMNS =
            "name, uri, title_json, version, revision, built_in, file_name, digest," + " loaded_at, concept_count";

    private final JdbcClient database;

    VocabularyRows(JdbcClient database) {
        this.database = database;
    }

    List<Vocabulary> all() {
        return database.sql("SELECT " + COLUMNS + " FROM vocabulary ORDER BY name_key")
                .query(VocabularyRows::read)
                .list();
    }

    /** By name, without regard to case. */
    Optional<Vocabulary> find(String name) {
        return database.sql("SELECT " + COLUMNS + " FROM vocabulary WHERE name_key = ?")
                .param(name.toLowerCase(Locale.ROOT))
                .query(VocabularyRows::read)
                .optional();
    }

    void write(Vocabulary now) {
        database.sql("DELETE FROM vocabulary WHERE name_key = ?")
                .param(now.name().toLowerCase(Locale.ROOT))
                .update();
        database.sql("INSERT INTO vocabulary (" + COLUMNS + ", name_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.<@Nullable Object>asList(
                        now.name(),
                        now.uri(),
                        JSON.writeValueAsString(now.title()),
                        now.version(),
                        now.revision(),
                        now.builtIn(),
                        now.fileName(),
                        now.digest(),
                        now.loadedAt().toEpochMilli(),
                        now.concepts(),
                        now.name().toLowerCase(Locale.ROOT)))
                .update();
    }

    void add(String vocabulary, Revision one) {
        database.sql("INSERT INTO vocabulary_revision (vocabulary, revision, version, file_name, digest, loaded_at,"
                        + " added, changed, unchanged, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.<@Nullable Object>asList(
                        vocabulary,
                        one.number(),
                        one.version(),
                        one.fileName(),
                        one.digest(),
                        one.loadedAt().toEpochMilli(),
                        one.added(),
                        one.changed(),
                        one.unchanged(),
                        one.gone()))
                .update();
    }

    /** The newest first. */
    List<Revision> revisions(String vocabulary, int limit) {
        return database.sql("SELECT revision, version, file_name, digest, loaded_at, added, changed, unchanged, gone"
                        + " FROM vocabulary_revision WHERE vocabulary = ? ORDER BY revision DESC LIMIT ?")
                .params(vocabulary, limit)
                .query((row, number) -> new Revision(
                        row.getLong("revision"),
                        row.getString("version"),
                        row.getString("file_name"),
                        row.getString("digest"),
                        Instant.ofEpochMilli(row.getLong("loaded_at")),
                        row.getLong("added"),
                        row.getLong("changed"),
                        row.getLong("unchanged"),
                        row.getLong("gone")))
                .list();
    }

    private static Vocabulary read(ResultSet row, int number) throws SQLException {
        return new Vocabulary(
                row.getString("name"),
                row.getString("uri"),
                JSON.readValue(row.getString("title_json"), LocalizedText.class),
                row.getString("version"),
                row.getLong("revision"),
                row.getBoolean("built_in"),
                row.getString("file_name"),
                row.getString("digest"),
                Instant.ofEpochMilli(row.getLong("loaded_at")),
                row.getLong("concept_count"));
    }
}
