package org.estran.app.vocabularies.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.estran.app.vocabularies.HeldConcept;
import org.estran.terms.Language;
import org.estran.vocabularies.Concept;
import org.estran.vocabularies.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of concepts, of their labels and of what stands above them. */
@Component
class ConceptRows {

    private static final int BATCH = 1000;

    private static final String CONCEPT = "SELECT c.vocabulary, c.document, c.gone_at, c.deprecated,"
            + " EXISTS (SELECT 1 FROM vocabulary_broader b WHERE b.vocabulary = c.vocabulary"
            + " AND b.broader = c.notation) AS has_narrower FROM vocabulary_concept c ";

    private static final String AFTER = " AND (c.sort_key > ? OR (c.sort_key = ? AND c.notation_key > ?))"
            + " ORDER BY c.sort_key, c.notation_key LIMIT ?";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    ConceptRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /** A label of a concept. */
    record Label(String notation, String language, String label, boolean preferred) {}

    /** What a word was found to be. */
    record Match(String vocabulary, String notation, String label) {}

    /** A concept as it was before a newer version. */
    record Former(String notation, String uri, String document, boolean gone) {}

    Optional<HeldConcept> find(String vocabulary, String notation) {
        return database.sql(CONCEPT + "WHERE c.vocabulary = ? AND c.notation_key = ?")
                .params(vocabulary, key(notation))
                .query(ConceptRows::read)
                .optional();
    }

    List<HeldConcept> all(String vocabulary, Collection<String> notations) {
        return notations.isEmpty()
                ? List.of()
                : database.sql(CONCEPT + "WHERE c.vocabulary = :vocabulary AND c.notation_key IN (:keys)")
                        .param("vocabulary", vocabulary)
                        .param("keys", notations.stream().map(ConceptRows::key).toList())
                        .query(ConceptRows::read)
                        .list();
    }

    /** The next of all concepts, in the order of their notations; empty {@code after} for the first. */
    List<HeldConcept> page(String vocabulary, String after, int limit) {
        return database.sql(CONCEPT + "WHERE c.vocabulary = ? AND c.notation_key > ? ORDER BY c.notation_key LIMIT ?")
                .params(vocabulary, key(after), limit)
                .query(ConceptRows::read)
                .list();
    }

    /** The addresses of concepts, by notation. */
    Map<String, String> uris(String vocabulary, Collection<String> notations) {
        Map<String, String> uris = new HashMap<>();
        if (!notations.isEmpty()) {
            database.sql("SELECT notation, uri FROM vocabulary_concept"
                            + " WHERE vocabulary = :vocabulary AND notation IN (:notations)")
                    .param("vocabulary", vocabulary)
                    .param("notations", notations)
                    .query(row -> {
                        uris.put(row.getString(1), row.getString(2));
                    });
        }
        return uris;
    }

    /** Every concept of that address; a vocabulary may hold another one's. */
    List<HeldConcept> byUri(String uri) {
        return database.sql(CONCEPT + "WHERE c.uri = ? ORDER BY c.deprecated, c.vocabulary LIMIT 20")
                .param(uri)
                .query(ConceptRows::read)
                .list();
    }

    /** Those that stand on top, by their English label; the last of the page before tells where to go on. */
    List<HeldConcept> top(String vocabulary, @Nullable HeldConcept after, int limit) {
        return page(
                CONCEPT + "WHERE c.vocabulary = ? AND c.top = ? AND c.deprecated = ?",
                vocabulary,
                true,
                false,
                after,
                limit);
    }

    /** Those that should be used no longer, or are gone. */
    List<HeldConcept> deprecated(String vocabulary, int limit) {
        return database.sql(CONCEPT + "WHERE c.vocabulary = ? AND c.deprecated = ? ORDER BY c.sort_key LIMIT ?")
                .params(vocabulary, true, limit)
                .query(ConceptRows::read)
                .list();
    }

    List<HeldConcept> narrower(String vocabulary, String notation) {
        return database.sql(
                        CONCEPT + "JOIN vocabulary_broader n ON n.vocabulary = c.vocabulary AND n.narrower = c.notation"
                                + " WHERE n.vocabulary = ? AND n.broader = ? ORDER BY c.sort_key LIMIT 1000")
                .params(vocabulary, notation)
                .query(ConceptRows::read)
                .list();
    }

    private List<HeldConcept> page(
            String start, String vocabulary, boolean top, boolean deprecated, @Nullable HeldConcept after, int limit) {
        String sort = after == null ? "" : sortKey(after.concept());
        String notation = after == null ? "" : key(after.concept().notation());
        return database.sql(start + AFTER)
                .params(vocabulary, top, deprecated, sort, sort, notation, limit)
                .query(ConceptRows::read)
                .list();
    }

    /** What a word or code is called, by {@link Words#key}; concepts given up are not asked. */
    List<Match> matching(String wordKey) {
        return database.sql("SELECT l.vocabulary, l.notation, l.label FROM vocabulary_label l JOIN vocabulary_concept c"
                        + " ON c.vocabulary = l.vocabulary AND c.notation = l.notation"
                        + " WHERE l.word_key = ? AND c.deprecated = ? LIMIT 200")
                .params(wordKey, false)
                .query((row, number) -> new Match(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** What phrases are called in those vocabularies, each by {@link Words#key}; concepts given up are not asked. */
    Map<String, List<Match>> matching(Collection<String> wordKeys, Collection<String> vocabularies) {
        Map<String, List<Match>> found = new HashMap<>();
        if (!wordKeys.isEmpty() && !vocabularies.isEmpty()) {
            database.sql("SELECT l.vocabulary, l.notation, l.label, l.word_key FROM vocabulary_label l"
                            + " JOIN vocabulary_concept c ON c.vocabulary = l.vocabulary AND c.notation = l.notation"
                            + " WHERE l.word_key IN (:keys) AND l.vocabulary IN (:vocabularies) AND c.deprecated = :no"
                            + " ORDER BY l.preferred DESC, l.vocabulary, l.notation LIMIT 500")
                    .param("keys", wordKeys)
                    .param("vocabularies", vocabularies)
                    .param("no", false)
                    .query(row -> {
                        found.computeIfAbsent(row.getString(4), key -> new ArrayList<>())
                                .add(new Match(row.getString(1), row.getString(2), row.getString(3)));
                    });
        }
        return found;
    }

    /** All labels of a vocabulary, concept by concept; those given up are not among them. */
    void labels(String vocabulary, Consumer<Label> use) {
        batches.query(
                "SELECT l.notation, l.language, l.label, l.preferred FROM vocabulary_label l JOIN vocabulary_concept c"
                        + " ON c.vocabulary = l.vocabulary AND c.notation = l.notation"
                        + " WHERE l.vocabulary = ? AND c.deprecated = ? ORDER BY l.notation",
                row -> {
                    use.accept(new Label(row.getString(1), row.getString(2), row.getString(3), row.getBoolean(4)));
                },
                vocabulary,
                false);
    }

    List<Former> former(String vocabulary) {
        return database.sql("SELECT notation, uri, document, gone_at FROM vocabulary_concept WHERE vocabulary = ?")
                .param(vocabulary)
                .query((row, number) -> {
                    row.getLong(4);
                    boolean gone = !row.wasNull();
                    return new Former(row.getString(1), row.getString(2), row.getString(3), gone);
                })
                .list();
    }

    /** Forgets what a vocabulary held. */
    void clear(String vocabulary) {
        for (String table : List.of("vocabulary_concept", "vocabulary_broader", "vocabulary_label")) {
            database.sql("DELETE FROM " + table + " WHERE vocabulary = ?")
                    .param(vocabulary)
                    .update();
        }
    }

    void add(String vocabulary, Collection<Concept> concepts) {
        add(vocabulary, concepts, null);
    }

    /** Concepts that a newer version no longer has: they stay, under nothing and above nothing. */
    void addGone(String vocabulary, Collection<Concept> concepts, Instant goneAt) {
        add(vocabulary, concepts, goneAt);
    }

    private void add(String vocabulary, Collection<Concept> concepts, @Nullable Instant goneAt) {
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> labels = new ArrayList<>();
        List<Object[]> broader = new ArrayList<>();
        for (Concept concept : concepts) {
            rows.add(new Object[] {
                vocabulary,
                concept.notation(),
                key(concept.notation()),
                concept.uri(),
                document(concept),
                concept.deprecated() || goneAt != null,
                goneAt == null ? null : goneAt.toEpochMilli(),
                concept.broader().isEmpty(),
                sortKey(concept)
            });
            labels(vocabulary, concept, labels);
            concept.broader().forEach(above -> broader.add(new Object[] {vocabulary, above, concept.notation()}));
        }
        insert(
                "INSERT INTO vocabulary_concept (vocabulary, notation, notation_key, uri, document, deprecated, gone_at,"
                        + " top, sort_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        insert(
                "INSERT INTO vocabulary_label (vocabulary, notation, language, label, word_key, preferred)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                labels);
        insert("INSERT INTO vocabulary_broader (vocabulary, broader, narrower) VALUES (?, ?, ?)", broader);
    }

    private void insert(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            batches.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }

    private static void labels(String vocabulary, Concept concept, List<Object[]> rows) {
        concept.label()
                .byLanguage()
                .forEach((language, label) -> label(vocabulary, concept, language, label, true, rows));
        for (Map.Entry<String, List<String>> other : concept.other().entrySet()) {
            other.getValue().forEach(label -> label(vocabulary, concept, other.getKey(), label, false, rows));
        }
        label(vocabulary, concept, "und", concept.notation(), false, rows);
    }

    private static void label(
            String vocabulary, Concept concept, String language, String label, boolean preferred, List<Object[]> rows) {
        String word = Words.key(label);
        String cut = word.length() > 500 ? word.substring(0, 500) : word;
        String tag = language.length() > 20 ? language.substring(0, 20) : language;
        rows.add(new Object[] {vocabulary, concept.notation(), tag, label, cut, preferred});
    }

    static String document(Concept concept) {
        return VocabularyRows.JSON.writeValueAsString(concept);
    }

    static Concept concept(String document) {
        return VocabularyRows.JSON.readValue(document, Concept.class);
    }

    static String sortKey(Concept concept) {
        String plain = Words.plain(concept.label().best(Language.EN));
        return plain.length() > 500 ? plain.substring(0, 500) : plain;
    }

    private static String key(String notation) {
        return notation.toLowerCase(Locale.ROOT);
    }

    private static HeldConcept read(ResultSet row, int number) throws SQLException {
        long gone = row.getLong("gone_at");
        @Nullable Instant goneAt = row.wasNull() ? null : Instant.ofEpochMilli(gone);
        return new HeldConcept(
                row.getString("vocabulary"),
                concept(row.getString("document")),
                goneAt,
                row.getBoolean("has_narrower"));
    }
}
