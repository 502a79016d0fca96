package org.estran.app.catalogue.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.app.catalogue.PublishedFile;
import org.estran.terms.Checksums;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of files, read by page so that the number of them never matters. */
@Component
class FileRows {

    private static final int BATCH = 1000;

    private static final String FILE =
            "SELECT f.record_id, f.version, f.path, f.content_path, f.byte_size, f.sha512, f.md5,"
                    + " f.crc32, f.media_type, w.reason, w.replaced_by, w.withdrawn_at, w.withdrawn_by, w.erased_at"
                    + " FROM record_file f LEFT JOIN record_withdrawn_file w"
                    + " ON w.record_id = f.record_id AND w.sha512 = f.sha512"
                    + " WHERE f.record_id = ? AND f.version = ? ";

    private final JdbcClient database;
    private final JdbcTemplate batches;

    FileRows(JdbcClient database, JdbcTemplate batches) {
        this.database = database;
        this.batches = batches;
    }

    void add(String recordId, int version, List<PublishedFile> files) {
        batches.batchUpdate(
                "INSERT INTO record_file (record_id, version, path, content_path, byte_size, sha512, md5, crc32, media_type)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                files,
                BATCH,
                (row, file) -> {
                    row.setString(1, recordId);
                    row.setInt(2, version);
                    row.setBytes(3, file.path().getBytes(UTF_8));
                    row.setString(4, file.contentPath());
                    row.setLong(5, file.size());
                    row.setString(6, file.checksums().sha512());
                    row.setString(7, file.checksums().md5());
                    row.setLong(8, file.checksums().crc32());
                    row.setString(9, file.mediaType());
                });
    }

    void removeAll(String recordId) {
        database.sql("DELETE FROM record_file WHERE record_id = ?")
                .param(recordId)
                .update();
    }

    List<PublishedFile> page(String recordId, int version, @Nullable String afterPath, int limit) {
        byte[] after = afterPath == null ? new byte[0] : afterPath.getBytes(UTF_8);
        return database.sql(FILE + "AND f.path > ? ORDER BY f.path LIMIT ?")
                .params(recordId, version, after, limit)
                .query(FileRows::read)
                .list();
    }

    Optional<PublishedFile> find(String recordId, int version, String path) {
        return database.sql(FILE + "AND f.path = ?")
                .params(recordId, version, path.getBytes(UTF_8))
                .query(FileRows::read)
                .optional();
    }

    Set<String> withdrawn(String recordId) {
        return database.sql("SELECT sha512 FROM record_withdrawn_file WHERE record_id = ?")
                .param(recordId)
                .query(String.class)
                .set();
    }

    private static PublishedFile read(ResultSet row, int n) throws SQLException {
        return new PublishedFile(
                row.getString("record_id"),
                row.getInt("version"),
                new String(row.getBytes("path"), UTF_8),
                row.getString("content_path"),
                row.getLong("byte_size"),
                new Checksums(row.getString("sha512"), row.getString("md5"), row.getLong("crc32")),
                row.getString("media_type"),
                PartWithdrawals.readJoined(row));
    }
}
