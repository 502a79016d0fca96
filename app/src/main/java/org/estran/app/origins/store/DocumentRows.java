package org.estran.app.origins.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.origins.HarvestedDocument;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which document describes which record, and the documents' bytes. */
@Component
public class DocumentRows {

    private static final String DOCUMENT =
            "SELECT d.record_id, d.source, d.path, d.document_id, d.identity, d.format, d.sha512, o.byte_size,"
                    + " d.change_number, d.run, d.harvested_at"
                    + " FROM harvested_document d JOIN harvested_original o ON o.sha512 = d.sha512 ";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    DocumentRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    /**
     * A row: the document, what makes it the same document next time, and the run that last wrote it.
     */
    public record Row(HarvestedDocument document, String identity, long run) {}

    public Optional<HarvestedDocument> find(String recordId) {
        return database.sql(DOCUMENT + "WHERE d.record_id = ?")
                .param(recordId)
                .query(DocumentRows::row)
                .optional()
                .map(Row::document);
    }

    public List<HarvestedDocument> all(Collection<String> recordIds) {
        return recordIds.isEmpty()
                ? List.of()
                : database
                        .sql(DOCUMENT + "WHERE d.record_id IN (:ids)")
                        .param("ids", recordIds)
                        .query(DocumentRows::row)
                        .list()
                        .stream()
                        .map(Row::document)
                        .toList();
    }

    /** The SHA-512 of their bytes, by the records' ids. */
    public Map<String, String> digests(Collection<String> recordIds) {
        Map<String, String> digests = new HashMap<>();
        if (!recordIds.isEmpty()) {
            database.sql("SELECT record_id, sha512 FROM harvested_document WHERE record_id IN (:ids)")
                    .param("ids", recordIds)
                    .query(row -> {
                        digests.put(row.getString(1), row.getString(2));
                    });
        }
        return digests;
    }

    /** By path; two documents that had the same path at different times are both there. */
    public Map<String, List<Row>> at(String source, Collection<String> paths) {
        return paths.isEmpty()
                ? Map.of()
                : database
                        .sql(DOCUMENT + "WHERE d.source = :source AND d.path IN (:paths)")
                        .param("source", source)
                        .param("paths", paths)
                        .query(DocumentRows::row)
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(row -> row.document().path()));
    }

    public Map<String, Row> withIdentity(Collection<String> identities) {
        return identities.isEmpty()
                ? new HashMap<>()
                : database
                        .sql(DOCUMENT + "WHERE d.identity IN (:identities)")
                        .param("identities", identities)
                        .query(DocumentRows::row)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Row::identity, Function.identity()));
    }

    /** Record and path of every document of a source, in the order of the records' ids. */
    public void each(String source, BiConsumer<String, String> use) {
        database.sql("SELECT record_id, path FROM harvested_document WHERE source = ? ORDER BY record_id")
                .param(source)
                .query(row -> {
                    use.accept(row.getString("record_id"), row.getString("path"));
                });
    }

    /** Writes documents that are new and their bytes. */
    public void add(List<Row> rows, List<Original> originals) {
        keep(originals);
        batches.batchUpdate(
                "INSERT INTO harvested_document (source, path, document_id, identity, format, sha512, change_number, run,"
                        + " harvested_at, record_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows.stream().map(DocumentRows::columns).toList());
    }

    /** Writes what a known document is now, and its bytes; the former bytes go when nobody else has them. */
    public void change(HarvestedDocument before, Row now, Original original) {
        keep(List.of(original));
        database.sql("UPDATE harvested_document SET source = ?, path = ?, document_id = ?, identity = ?, format = ?,"
                        + " sha512 = ?, change_number = ?, run = ?, harvested_at = ? WHERE record_id = ?")
                .params(columns(now))
                .update();
        dropUnused(database, before.sha512());
    }

    /** Those bytes go when no document has them any more. */
    static void dropUnused(JdbcClient database, String sha512) {
        database.sql("DELETE FROM harvested_original WHERE sha512 = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM harvested_document d WHERE d.sha512 = harvested_original.sha512)"
                        + " AND NOT EXISTS (SELECT 1 FROM origin_copy c WHERE c.sha512 = harvested_original.sha512)")
                .param(sha512)
                .update();
    }

    /** The same document lies elsewhere in its source now. */
    public void move(String recordId, String path) {
        database.sql("UPDATE harvested_document SET path = ? WHERE record_id = ?")
                .params(path, recordId)
                .update();
    }

    /** The record says what its document says, since that change. */
    public void follow(String recordId, long change) {
        database.sql("UPDATE harvested_document SET change_number = ? WHERE record_id = ?")
                .params(change, recordId)
                .update();
    }

    /** What makes that record's document the same one next time; empty where it has none. */
    public String identity(String recordId) {
        return database.sql("SELECT identity FROM harvested_document WHERE record_id = ?")
                .param(recordId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** The record is withdrawn: a document with the identifier of its own may make another one. */
    public void vacate(String recordId) {
        database.sql("UPDATE harvested_document SET identity = ? WHERE record_id = ?")
                .params("gone:" + recordId, recordId)
                .update();
    }

    public Optional<byte[]> original(String recordId) {
        return packed(recordId).map(Original::bytes);
    }

    /** The document as it came, packed. */
    public Optional<Original> packed(String recordId) {
        return database.sql("SELECT o.sha512, o.byte_size, o.packing, o.packed FROM harvested_document d"
                        + " JOIN harvested_original o ON o.sha512 = d.sha512 WHERE d.record_id = ?")
                .param(recordId)
                .query(DocumentRows::original)
                .optional();
    }

    static Original original(ResultSet row, int n) throws SQLException {
        return new Original(
                row.getString("sha512"),
                row.getLong("byte_size"),
                row.getString("packing").equals("deflate"),
                row.getBytes("packed"));
    }

    private void keep(List<Original> originals) {
        batches.batchUpdate(
                "INSERT INTO harvested_original (sha512, byte_size, packing, packed) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (sha512) DO NOTHING",
                originals,
                originals.size(),
                (row, original) -> {
                    row.setString(1, original.sha512());
                    row.setLong(2, original.size());
                    row.setString(3, original.packing());
                    row.setBytes(4, original.packed());
                });
    }

    @SuppressWarnings("NullAway") // a document may have no identifier of its own
    private static Object[] columns(Row row) {
        HarvestedDocument document = row.document();
        return new Object[] {
            document.source(),
            document.path(),
            document.documentId(),
            row.identity(),
            document.format(),
            document.sha512(),
            document.change(),
            row.run(),
            document.harvestedAt().toEpochMilli(),
            document.recordId()
        };
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        HarvestedDocument document = new HarvestedDocument(
                row.getString("record_id"),
                row.getString("source"),
                row.getString("path"),
                row.getString("document_id"),
                row.getString("format"),
                row.getString("sha512"),
                row.getLong("byte_size"),
                row.getLong("change_number"),
                Instant.ofEpochMilli(row.getLong("harvested_at")));
        return new Row(document, row.getString("identity"), row.getLong("run"));
    }
}
