package org.estran.app.catalogue.erasure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of orders. Changes join the caller's transaction. */
@Repository
class OrderRows {

    private static final String COLUMNS =
            "id, record_id, version, path, sha512, size, reason, ordered_by, ordered_at," + " freed_at, freed_bytes";

    private final JdbcClient db;

    OrderRows(JdbcClient db) {
        this.db = db;
    }

    void insert(ErasureOrder order) {
        db.sql("INSERT INTO erasure_order (id, record_id, version, path, sha512, size, reason, ordered_by, ordered_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        order.id(),
                        order.recordId(),
                        order.version(),
                        order.path(),
                        order.sha512(),
                        order.size(),
                        order.reason(),
                        order.by(),
                        order.orderedAt().toEpochMilli())
                .update();
    }

    Optional<ErasureOrder> find(String id) {
        return db.sql("SELECT " + COLUMNS + " FROM erasure_order WHERE id = ?")
                .param(id)
                .query(OrderRows::order)
                .optional();
    }

    /** The order for those bytes of a record, where there is one. */
    Optional<ErasureOrder> of(String recordId, String sha512) {
        return db.sql("SELECT " + COLUMNS + " FROM erasure_order WHERE record_id = ? AND sha512 = ?")
                .params(recordId, sha512)
                .query(OrderRows::order)
                .optional();
    }

    List<ErasureOrder> latest(int limit) {
        return db.sql("SELECT " + COLUMNS + " FROM erasure_order ORDER BY ordered_at DESC, id LIMIT ?")
                .param(limit)
                .query(OrderRows::order)
                .list();
    }

    void freed(String id, long bytes, Instant at) {
        db.sql("UPDATE erasure_order SET freed_at = ?, freed_bytes = ? WHERE id = ? AND freed_at IS NULL")
                .params(at.toEpochMilli(), bytes, id)
                .update();
    }

    private static ErasureOrder order(ResultSet row, int n) throws SQLException {
        long freedBytes = row.getLong("freed_bytes");
        long freedAt = row.getLong("freed_at");
        boolean isFreed = !row.wasNull();
        return new ErasureOrder(
                row.getString("id"),
                row.getString("record_id"),
                row.getInt("version"),
                row.getString("path"),
                row.getString("sha512"),
                row.getLong("size"),
                row.getString("reason"),
                row.getString("ordered_by"),
                Instant.ofEpochMilli(row.getLong("ordered_at")),
                isFreed ? Instant.ofEpochMilli(freedAt) : null,
                freedBytes);
    }
}
