package org.estran.app.catalogue.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.FileWithdrawal;
import org.estran.app.catalogue.RecordDocuments;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What was withdrawn of a record in part, in rows and as the document that the archive keeps of it. */
@Component
class PartWithdrawals {

    private final JdbcClient database;
    private final RecordRows records;

    PartWithdrawals(JdbcClient database, RecordRows records) {
        this.database = database;
        this.records = records;
    }

    /** The withdrawn bytes of a record, by SHA-512. */
    Map<String, FileWithdrawal> files(String recordId) {
        Map<String, FileWithdrawal> all = new TreeMap<>();
        database.sql("SELECT sha512, reason, replaced_by, withdrawn_at, withdrawn_by, erased_at"
                        + " FROM record_withdrawn_file WHERE record_id = ?")
                .param(recordId)
                .query((row, n) -> all.put(row.getString("sha512"), read(row)))
                .list();
        return all;
    }

    /** Of a row that joins what was withdrawn of a file; null where nothing was. */
    static @Nullable FileWithdrawal readJoined(ResultSet row) throws SQLException {
        return row.getString("reason") == null ? null : read(row);
    }

    private static FileWithdrawal read(ResultSet row) throws SQLException {
        long erasedAt = row.getLong("erased_at");
        boolean isErased = !row.wasNull();
        return new FileWithdrawal(
                new Withdrawal(
                        row.getString("reason"),
                        row.getString("replaced_by"),
                        Withdrawal.Scope.FILE,
                        Instant.ofEpochMilli(row.getLong("withdrawn_at")),
                        row.getString("withdrawn_by")),
                isErased ? Instant.ofEpochMilli(erasedAt) : null);
    }

    void add(String recordId, String sha512, FileWithdrawal file) {
        Withdrawal withdrawal = file.withdrawal();
        Instant erasedAt = file.erasedAt();
        database.sql("INSERT INTO record_withdrawn_file (record_id, sha512, reason, replaced_by, withdrawn_at,"
                        + " withdrawn_by, erased_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        recordId,
                        sha512,
                        withdrawal.reason(),
                        withdrawal.replacedBy(),
                        withdrawal.at().toEpochMilli(),
                        withdrawal.by(),
                        erasedAt == null ? null : erasedAt.toEpochMilli()))
                .update();
    }

    /** @return false where those bytes were not withdrawn, or are freed already */
    boolean erase(String recordId, String sha512, Instant at) {
        return database.sql("UPDATE record_withdrawn_file SET erased_at = ?"
                                + " WHERE record_id = ? AND sha512 = ? AND erased_at IS NULL")
                        .params(at.toEpochMilli(), recordId, sha512)
                        .update()
                > 0;
    }

    void removeAll(String recordId) {
        database.sql("DELETE FROM record_withdrawn_file WHERE record_id = ?")
                .param(recordId)
                .update();
    }

    /** The document, by its name; none where nothing was ever withdrawn in part. */
    Map<String, byte[]> document(String recordId) {
        List<CatalogueRecord> versions = records.withdrawnAlone(recordId);
        Map<String, FileWithdrawal> files = files(recordId);
        if (versions.isEmpty() && files.isEmpty()) {
            return Map.of();
        }
        ObjectNode document = RecordJson.mapper().createObjectNode();
        document.put("record", recordId);
        var list = document.putArray("versions");
        versions.forEach(version -> write(version, list.addObject()));
        var bytes = document.putArray("files");
        files.forEach((sha512, file) -> write(sha512, file, bytes.addObject()));
        return Map.of(RecordDocuments.WITHDRAWALS, document.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(CatalogueRecord version, ObjectNode to) {
        Withdrawal withdrawal = java.util.Objects.requireNonNull(version.withdrawal());
        to.put("version", version.version());
        RecordDocuments.write(withdrawal, to);
        if (withdrawal.scope() == Withdrawal.Scope.NEVER) {
            // There is no other document of it.
            to.put("publishedAt", moment(version.publishedAt()));
            to.put("changedAt", moment(version.changedAt()));
            to.set("described", RecordJson.mapper().readTree(RecordJson.write(version.record())));
        }
    }

    private static void write(String sha512, FileWithdrawal file, ObjectNode to) {
        to.put("sha512", sha512);
        RecordDocuments.write(file.withdrawal(), to);
        Instant erasedAt = file.erasedAt();
        if (erasedAt != null) {
            to.put("erasedAt", moment(erasedAt));
        }
    }

    private static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
