package org.estran.app.catalogue.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.AccessPolicyJson;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Found;
import org.estran.app.catalogue.Moved;
import org.estran.app.catalogue.Parts;
import org.estran.app.catalogue.RecordStamp;
import org.estran.app.catalogue.RecordVersion;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.catalogue.search.ChangeLog;
import org.estran.app.catalogue.search.ExactIdentifier;
import org.estran.records.RecordJson;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of records, of their versions and of what finds them exactly. */
@Component
class RecordRows implements ChangeLog {

    private static final String COLUMNS = "version, record_json, doi, published_at, changed_at, file_count, byte_count,"
            + " access_json, withdrawn_scope, withdrawn_reason, withdrawn_replaced_by, withdrawn_at, withdrawn_by";

    private static final String INSERT_RECORD = "INSERT INTO record (change_number, " + COLUMNS + ", id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_VERSION = "INSERT INTO record_version (" + COLUMNS + ", record_id)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String INSERT_IDENTIFIER = "INSERT INTO record_identifier (normal, record_id) VALUES (?, ?)";

    private static final String CURRENT = "SELECT id, change_number, part, parts_decided, " + COLUMNS + " FROM record ";

    private final JdbcClient database;
    private final JdbcTemplate batches;
    private final ChangeCounter changes;

    RecordRows(JdbcClient database, JdbcTemplate batches, ChangeCounter changes) {
        this.database = database;
        this.batches = batches;
        this.changes = changes;
    }

    Optional<CatalogueRecord> find(String id) {
        return database.sql(CURRENT + "WHERE id = ?")
                .param(id)
                .query(RecordRows::read)
                .optional();
    }

    List<CatalogueRecord> all(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(CURRENT + "WHERE id IN (:ids)")
                        .param("ids", ids)
                        .query(RecordRows::read)
                        .list();
    }

    /** Those that are not gone, by id, with their last change. */
    Map<String, Found.At> standing(Collection<String> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database
                        .sql("SELECT id, change_number FROM record WHERE id IN (:ids)"
                                + " AND (withdrawn_scope IS NULL OR withdrawn_scope <> :all)")
                        .param("ids", ids)
                        .param("all", Withdrawal.Scope.ALL.word())
                        .query((row, n) -> new Found.At(row.getString("id"), row.getLong("change_number")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Found.At::id, Function.identity()));
    }

    /** Which change each is at, in the order of the ids; those that are not here are missing. */
    List<Moved.At> lastChanges(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Moved.At> found = database
                .sql("SELECT id, change_number, changed_at, withdrawn_scope FROM record WHERE id IN (:ids)")
                .param("ids", ids)
                .query((row, n) -> new Moved.At(
                        row.getString("id"),
                        row.getLong("change_number"),
                        Instant.ofEpochMilli(row.getLong("changed_at")),
                        Withdrawal.Scope.ALL.word().equals(row.getString("withdrawn_scope"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Moved.At::id, Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Those that are not gone. */
    List<RecordStamp> stamps(String afterId, int limit) {
        return database.sql("SELECT id, changed_at FROM record WHERE id > ?"
                        + " AND (withdrawn_scope IS NULL OR withdrawn_scope <> ?) ORDER BY id LIMIT ?")
                .params(afterId, Withdrawal.Scope.ALL.word(), limit)
                .query((row, n) ->
                        new RecordStamp(row.getString("id"), Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list();
    }

    List<RecordVersion> versions(String id, int before, int limit) {
        return database.sql("SELECT version, published_at, file_count, byte_count, withdrawn_scope, withdrawn_reason,"
                        + " withdrawn_replaced_by, withdrawn_at, withdrawn_by FROM record_version"
                        + " WHERE record_id = ? AND version < ? ORDER BY version DESC LIMIT ?")
                .params(id, before, limit)
                .query((row, n) -> new RecordVersion(
                        row.getInt("version"),
                        Instant.ofEpochMilli(row.getLong("published_at")),
                        withdrawal(row),
                        row.getLong("file_count"),
                        row.getLong("byte_count")))
                .list();
    }

    int lastVersion(String id) {
        return database.sql("SELECT COALESCE(MAX(version), 0) FROM record_version WHERE record_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    int versionCount(String id) {
        return database.sql("SELECT COUNT(*) FROM record_version WHERE record_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    Optional<CatalogueRecord> version(String id, int version) {
        return database.sql("SELECT record_id AS id, 0 AS change_number, NULL AS part, NULL AS parts_decided, "
                        + COLUMNS + " FROM record_version WHERE record_id = ? AND version = ?")
                .params(id, version)
                .query(RecordRows::read)
                .optional();
    }

    Optional<CatalogueRecord> byIdentifier(String identifier) {
        return database.sql(
                        CURRENT + "WHERE id IN (SELECT record_id FROM record_identifier WHERE normal = ?)"
                                + " ORDER BY CASE WHEN withdrawn_scope IS NULL THEN 0 ELSE 1 END, published_at DESC, id LIMIT 1")
                .param(ExactIdentifier.normal(identifier))
                .query(RecordRows::read)
                .optional();
    }

    @Override
    public Mark last() {
        return changes.last();
    }

    @Override
    public List<CatalogueRecord> after(long change, int limit) {
        return database.sql(CURRENT + "WHERE change_number > ? ORDER BY change_number LIMIT ?")
                .params(change, limit)
                .query(RecordRows::read)
                .list();
    }

    /** Writes the current state of a record over the former one; {@code change} must be fresh. */
    void write(CatalogueRecord now) {
        List<@Nullable Object> columns = columns(now);
        int updated = database.sql("UPDATE record SET change_number = ?, version = ?, record_json = ?, doi = ?,"
                        + " published_at = ?, changed_at = ?, file_count = ?, byte_count = ?, access_json = ?, withdrawn_scope = ?,"
                        + " withdrawn_reason = ?, withdrawn_replaced_by = ?, withdrawn_at = ?, withdrawn_by = ?"
                        + " WHERE id = ?")
                .params(parameters(now.change(), columns, now.id()))
                .update();
        if (updated == 0) {
            database.sql(INSERT_RECORD)
                    .params(parameters(now.change(), columns, now.id()))
                    .update();
        }
        writeVersion(now, columns);
        writeIdentifiers(now);
    }

    /** Writes records that are here for the first time, many at once. */
    void add(List<CatalogueRecord> fresh) {
        List<Object[]> current = new ArrayList<>();
        List<Object[]> versions = new ArrayList<>();
        List<Object[]> identifiers = new ArrayList<>();
        for (CatalogueRecord now : fresh) {
            List<@Nullable Object> columns = columns(now);
            current.add(parameters(now.change(), columns, now.id()).toArray());
            versions.add(parameters(columns, now.id()).toArray());
            ExactIdentifier.of(now).forEach(normal -> identifiers.add(new Object[] {normal, now.id()}));
        }
        batches.batchUpdate(INSERT_RECORD, current);
        batches.batchUpdate(INSERT_VERSION, versions);
        batches.batchUpdate(INSERT_IDENTIFIER, identifiers);
    }

    /** Says in which part of the catalogue records are wanted; of those whose description leaves it open nothing. */
    void assign(List<CatalogueRecord> records, List<@Nullable String> parts) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            String part = parts.get(i);
            if (part != null
                    && !part.equals(Objects.requireNonNullElse(records.get(i).part(), ""))) {
                rows.add(new Object[] {part, records.get(i).id()});
            }
        }
        if (!rows.isEmpty()) {
            batches.batchUpdate("UPDATE record SET part = NULLIF(?, '') WHERE id = ?", rows);
        }
    }

    /** Writes what curators decided of the parts it is in. */
    void decide(CatalogueRecord record) {
        database.sql("UPDATE record SET parts_decided = ? WHERE id = ?")
                .params(Arrays.asList(record.parts().written(), record.id()))
                .update();
    }

    private void writeVersion(CatalogueRecord now, List<@Nullable Object> columns) {
        int updated = database.sql("UPDATE record_version SET version = ?, record_json = ?, doi = ?, published_at = ?,"
                        + " changed_at = ?, file_count = ?, byte_count = ?, access_json = ?, withdrawn_scope = ?, withdrawn_reason = ?,"
                        + " withdrawn_replaced_by = ?, withdrawn_at = ?, withdrawn_by = ?"
                        + " WHERE record_id = ? AND version = ?")
                .params(parameters(columns, now.id(), now.version()))
                .update();
        if (updated == 0) {
            database.sql(INSERT_VERSION).params(parameters(columns, now.id())).update();
        }
    }

    private void writeIdentifiers(CatalogueRecord now) {
        database.sql("DELETE FROM record_identifier WHERE record_id = ?")
                .param(now.id())
                .update();
        ExactIdentifier.of(now)
                .forEach(normal ->
                        database.sql(INSERT_IDENTIFIER).params(normal, now.id()).update());
    }

    /** All that finds the record exactly. */
    Set<String> identifiers(String id) {
        return database.sql("SELECT normal FROM record_identifier WHERE record_id = ?")
                .param(id)
                .query(String.class)
                .set();
    }

    /** Before they are written anew; their files must be gone. */
    void removeVersions(String id) {
        database.sql("DELETE FROM record_version WHERE record_id = ?").param(id).update();
    }

    /** The versions that were withdrawn, or noted as never to be had, by themselves, oldest first. */
    List<CatalogueRecord> withdrawnAlone(String id) {
        return database.sql(
                        "SELECT record_id AS id, 0 AS change_number, NULL AS part, NULL AS parts_decided, " + COLUMNS
                                + " FROM record_version WHERE record_id = ? AND withdrawn_scope IN ('version', 'never')"
                                + " ORDER BY version")
                .param(id)
                .query(RecordRows::read)
                .list();
    }

    /** Says of one version that it is withdrawn. */
    void withdrawVersion(String id, int version, Withdrawal withdrawal) {
        database.sql("UPDATE record_version SET withdrawn_scope = ?, withdrawn_reason = ?, withdrawn_replaced_by = ?,"
                        + " withdrawn_at = ?, withdrawn_by = ? WHERE record_id = ? AND version = ?")
                .params(parameters(withdrawn(withdrawal), id, version))
                .update();
    }

    /** A version beside the current one. */
    void addVersion(CatalogueRecord version) {
        writeVersion(version, columns(version));
    }

    /**
     * Says of every version that stands what is said of the whole record; of those whose data are withdrawn too, where the
     * whole is withdrawn. What was never to be had stays so.
     */
    void withdrawVersions(String id, Withdrawal withdrawal) {
        database.sql("UPDATE record_version SET withdrawn_scope = ?, withdrawn_reason = ?, withdrawn_replaced_by = ?,"
                        + " withdrawn_at = ?, withdrawn_by = ?"
                        + " WHERE record_id = ? AND (withdrawn_scope IS NULL OR ("
                        + "? = 'all' AND withdrawn_scope IN ('data', 'version')))")
                .params(parameters(withdrawn(withdrawal), id, withdrawal.scope().word()))
                .update();
    }

    private static List<@Nullable Object> columns(CatalogueRecord now) {
        Doi doi = now.doi();
        List<@Nullable Object> columns = Arrays.asList(
                now.version(),
                RecordJson.write(now.record()),
                doi == null ? null : doi.text(),
                now.publishedAt().toEpochMilli(),
                now.changedAt().toEpochMilli(),
                now.fileCount(),
                now.byteCount(),
                now.access().equals(AccessPolicy.OPEN)
                        ? null
                        : AccessPolicyJson.write(now.access()).toString());
        return parameters(columns, withdrawn(now.withdrawal()));
    }

    private static List<@Nullable Object> withdrawn(@Nullable Withdrawal gone) {
        return gone == null
                ? Arrays.asList(null, null, null, null, null)
                : Arrays.asList(
                        gone.scope().word(),
                        gone.reason(),
                        gone.replacedBy(),
                        gone.at().toEpochMilli(),
                        gone.by());
    }

    private static List<@Nullable Object> parameters(Object... parts) {
        List<@Nullable Object> flat = new ArrayList<>();
        for (Object part : parts) {
            if (part instanceof List<?> several) {
                flat.addAll(several);
            } else {
                flat.add(part);
            }
        }
        return flat;
    }

    private static CatalogueRecord read(ResultSet row, int n) throws SQLException {
        String doi = row.getString("doi");
        return new CatalogueRecord(
                row.getString("id"),
                RecordJson.read(row.getString("record_json")),
                doi == null ? null : Doi.parse(doi).orElse(null),
                row.getInt("version"),
                Instant.ofEpochMilli(row.getLong("published_at")),
                Instant.ofEpochMilli(row.getLong("changed_at")),
                withdrawal(row),
                row.getLong("file_count"),
                row.getLong("byte_count"),
                row.getLong("change_number"),
                AccessPolicyJson.read(row.getString("access_json")),
                Parts.of(row.getString("part"), row.getString("parts_decided")));
    }

    private static @Nullable Withdrawal withdrawal(ResultSet row) throws SQLException {
        String scope = row.getString("withdrawn_scope");
        return scope == null
                ? null
                : new Withdrawal(
                        row.getString("withdrawn_reason"),
                        row.getString("withdrawn_replaced_by"),
                        Withdrawal.Scope.of(scope).orElseThrow(),
                        Instant.ofEpochMilli(row.getLong("withdrawn_at")),
                        row.getString("withdrawn_by"));
    }
}
