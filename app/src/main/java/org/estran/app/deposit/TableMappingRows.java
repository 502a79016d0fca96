package org.estran.app.deposit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.TableMapping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of how tables of drafts are read. Changes join the caller's transaction. */
@Repository
class TableMappingRows {

    private final JdbcClient db;

    TableMappingRows(JdbcClient db) {
        this.db = db;
    }

    void put(String id, TableMapping table) {
        db.sql("INSERT INTO deposit_table (deposit_id, path, sha512, mapping, confirmed_by, confirmed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (deposit_id, path, sha512) DO UPDATE SET"
                        + " mapping = excluded.mapping, confirmed_by = excluded.confirmed_by,"
                        + " confirmed_at = excluded.confirmed_at")
                .params(
                        id,
                        table.path(),
                        table.sha512(),
                        table.mapping(),
                        table.confirmedBy(),
                        table.confirmedAt().toEpochMilli())
                .update();
    }

    void putAll(String id, List<TableMapping> tables) {
        tables.forEach(table -> put(id, table));
    }

    void remove(String id, DepositFile file) {
        db.sql("DELETE FROM deposit_table WHERE deposit_id = ? AND path = ? AND sha512 = ?")
                .params(id, file.path(), file.checksums().sha512())
                .update();
    }

    Optional<TableMapping> find(String id, DepositFile file) {
        return db.sql("SELECT path, sha512, mapping, confirmed_by, confirmed_at FROM deposit_table"
                        + " WHERE deposit_id = ? AND path = ? AND sha512 = ?")
                .params(id, file.path(), file.checksums().sha512())
                .query(TableMappingRows::table)
                .optional();
    }

    /** Those of files that the deposit has, bytes and all. */
    List<TableMapping> ofDeposit(String id) {
        return db.sql("SELECT t.path, t.sha512, t.mapping, t.confirmed_by, t.confirmed_at FROM deposit_table t"
                        + " JOIN deposit_file f ON f.deposit_id = t.deposit_id AND f.path = t.path"
                        + " AND f.sha512 = t.sha512 WHERE t.deposit_id = ? ORDER BY t.path")
                .param(id)
                .query(TableMappingRows::table)
                .list();
    }

    private static TableMapping table(ResultSet row, int number) throws SQLException {
        return new TableMapping(
                row.getString("path"),
                row.getString("sha512"),
                row.getString("mapping"),
                row.getString("confirmed_by"),
                Instant.ofEpochMilli(row.getLong("confirmed_at")));
    }
}
