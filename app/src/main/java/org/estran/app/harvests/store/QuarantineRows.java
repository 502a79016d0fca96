package org.estran.app.harvests.store;

import java.util.List;
import java.util.Optional;
import org.estran.app.harvests.Quarantined;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents that gave no record. */
@Component
public class QuarantineRows {

    /** Of a larger document only its beginning is kept. */
    private static final int MOST_KEPT = 4 << 20;

    private final JdbcClient database;

    QuarantineRows(JdbcClient database) {
        this.database = database;
    }

    /** Puts a document there, in place of the former of the same item. */
    public void put(
            long harvester,
            long item,
            long run,
            String code,
            List<String> arguments,
            String position,
            byte[] document) {
        byte[] kept = document.length > MOST_KEPT ? java.util.Arrays.copyOf(document, MOST_KEPT) : document;
        release(harvester, item);
        database.sql("INSERT INTO harvest_quarantine (harvester, item, run, code, arguments, position, document)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(harvester, item, run, code, Columns.list(arguments), position, kept)
                .update();
    }

    public void release(long harvester, long item) {
        database.sql("DELETE FROM harvest_quarantine WHERE harvester = ? AND item = ?")
                .params(harvester, item)
                .update();
    }

    public List<Quarantined> page(long harvester, long after, int limit) {
        return database.sql("SELECT q.harvester, q.item, q.run, q.code, q.arguments, q.position, i.identifier, i.place,"
                        + " LENGTH(q.document) AS byte_size FROM harvest_quarantine q"
                        + " JOIN harvest_item i ON i.harvester = q.harvester AND i.number = q.item"
                        + " WHERE q.harvester = ? AND q.item > ? ORDER BY q.item LIMIT ?")
                .params(harvester, after, limit)
                .query((row, n) -> new Quarantined(
                        row.getLong("harvester"),
                        row.getLong("item"),
                        row.getLong("run"),
                        row.getString("identifier"),
                        row.getString("place"),
                        row.getString("code"),
                        Columns.list(row.getString("arguments")),
                        row.getString("position"),
                        row.getLong("byte_size")))
                .list();
    }

    public Optional<byte[]> document(long harvester, long item) {
        return database.sql("SELECT document FROM harvest_quarantine WHERE harvester = ? AND item = ?")
                .params(harvester, item)
                .query((row, n) -> row.getBytes("document"))
                .optional();
    }
}
