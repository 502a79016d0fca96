package org.estran.app.catalogue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estran.app.catalogue.TableMapping;
import org.estran.app.catalogue.TableMappings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of how tables are read. */
@Repository
class TableRows implements TableMappings {

    private final JdbcClient database;

    TableRows(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void put(String recordId, List<TableMapping> mappings) {
        for (TableMapping one : mappings) {
            database.sql("INSERT INTO record_table (record_id, path, sha512, mapping, confirmed_by, confirmed_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (record_id, path, sha512) DO UPDATE SET"
                            + " mapping = excluded.mapping, confirmed_by = excluded.confirmed_by,"
                            + " confirmed_at = excluded.confirmed_at")
                    .params(
                            recordId,
                            one.path(),
                            one.sha512(),
                            one.mapping(),
                            one.confirmedBy(),
                            one.confirmedAt().toEpochMilli())
                    .update();
        }
    }

    @Override
    public Optional<TableMapping> find(String recordId, String path, String sha512) {
        return database.sql("SELECT path, sha512, mapping, confirmed_by, confirmed_at FROM record_table"
                        + " WHERE record_id = ? AND path = ? AND sha512 = ?")
                .params(recordId, path, sha512)
                .query(TableRows::table)
                .optional();
    }

    @Override
    public List<TableMapping> ofRecord(String recordId) {
        return database.sql("SELECT path, sha512, mapping, confirmed_by, confirmed_at FROM record_table"
                        + " WHERE record_id = ? ORDER BY path, sha512")
                .param(recordId)
                .query(TableRows::table)
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
