package org.estran.app.origins.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents that describe a record which another document leads: kept as they came, like that one. */
@Component("originCopyRows")
public class CopyRows {

    private static final String COPY = "SELECT brought_by, record_id, document_id, format, sha512, harvested_at";

    private final JdbcClient database;

    CopyRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * One such document.
     *
     * @param broughtBy what brings it, in the words of the room above; no two bring the same
     * @param documentId the document's own identifier, verbatim
     */
    public record Copy(
            String broughtBy,
            String recordId,
            @Nullable String documentId,
            String format,
            String sha512,
            Instant harvestedAt) {}

    /** Writes what it is now; bytes that nobody else has go. */
    public void put(Copy copy, Original original) {
        database.sql("INSERT INTO harvested_original (sha512, byte_size, packing, packed) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (sha512) DO NOTHING")
                .params(original.sha512(), original.size(), original.packing(), original.packed())
                .update();
        put(copy);
    }

    /** The same for bytes that are here already, as another document's. */
    public void put(Copy copy) {
        String before = find(copy.broughtBy()).map(Copy::sha512).orElse(copy.sha512());
        database.sql("INSERT INTO origin_copy (record_id, document_id, format, sha512, harvested_at, brought_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (brought_by) DO UPDATE SET"
                        + " record_id = excluded.record_id, document_id = excluded.document_id,"
                        + " format = excluded.format, sha512 = excluded.sha512, harvested_at = excluded.harvested_at")
                .param(copy.recordId())
                .param(copy.documentId())
                .param(copy.format())
                .param(copy.sha512())
                .param(copy.harvestedAt().toEpochMilli())
                .param(copy.broughtBy())
                .update();
        if (!before.equals(copy.sha512())) {
            DocumentRows.dropUnused(database, before);
        }
    }

    public Optional<Copy> find(String broughtBy) {
        return database.sql(COPY + " FROM origin_copy WHERE brought_by = ?")
                .param(broughtBy)
                .query(CopyRows::row)
                .optional();
    }

    public List<Copy> of(String recordId) {
        return database.sql(COPY + " FROM origin_copy WHERE record_id = ? ORDER BY brought_by")
                .param(recordId)
                .query(CopyRows::row)
                .list();
    }

    /** The document as it came, packed. */
    public Optional<Original> original(String broughtBy) {
        return database.sql("SELECT o.sha512, o.byte_size, o.packing, o.packed FROM origin_copy c"
                        + " JOIN harvested_original o ON o.sha512 = c.sha512 WHERE c.brought_by = ?")
                .param(broughtBy)
                .query(DocumentRows::original)
                .optional();
    }

    /** It leads a record of its own now, which has its bytes. */
    public void remove(String broughtBy) {
        database.sql("DELETE FROM origin_copy WHERE brought_by = ?")
                .param(broughtBy)
                .update();
    }

    /** Those documents describe another record now. */
    public void move(String fromRecord, String toRecord) {
        database.sql("UPDATE origin_copy SET record_id = ? WHERE record_id = ?")
                .params(toRecord, fromRecord)
                .update();
    }

    private static Copy row(ResultSet row, int n) throws SQLException {
        return new Copy(
                row.getString("brought_by"),
                row.getString("record_id"),
                row.getString("document_id"),
                row.getString("format"),
                row.getString("sha512"),
                Instant.ofEpochMilli(row.getLong("harvested_at")));
    }
}
