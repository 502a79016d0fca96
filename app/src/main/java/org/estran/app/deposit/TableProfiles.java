package org.estran.app.deposit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.estran.observations.RefusedFile;
import org.estran.observations.text.Mapping;
import org.estran.observations.text.MappingJson;
import org.estran.terms.Finding;
import org.estran.terms.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people keep of how they read tables: each their own, by name. Changes join the caller's transaction. */
@Repository
class TableProfiles {

    private static final int MOST = 100;
    private static final int LONGEST_NAME = 100;

    private final JdbcClient db;
    private final Clock clock;

    TableProfiles(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** In the order of their names, those for these columns marked. */
    List<DraftTable.Kept> ofAccount(String account, Mapping shape) {
        return db.sql("SELECT name, headers_sha256 FROM table_profile WHERE account_id = ? ORDER BY name")
                .param(account)
                .query((row, n) -> new DraftTable.Kept(
                        row.getString("name"),
                        shape.hasHeader() && row.getString("headers_sha256").equals(digest(shape))))
                .list();
    }

    /** That of the name, where it is for these columns. */
    Optional<TableProfile> find(String account, String name, Mapping shape) throws RefusedFile {
        return fitting(
                db.sql("SELECT name, mapping FROM table_profile WHERE account_id = ? AND headers_sha256 = ?"
                                + " AND name = ?")
                        .params(account, digest(shape), name),
                shape);
    }

    /** The one kept last for these columns. */
    Optional<TableProfile> latest(String account, Mapping shape) throws RefusedFile {
        return fitting(
                db.sql("SELECT name, mapping FROM table_profile WHERE account_id = ? AND headers_sha256 = ?"
                                + " ORDER BY kept_at DESC, name LIMIT 1")
                        .params(account, digest(shape)),
                shape);
    }

    private static Optional<TableProfile> fitting(JdbcClient.StatementSpec asked, Mapping shape) throws RefusedFile {
        Optional<Row> row = asked.query((r, n) -> new Row(r.getString("name"), r.getString("mapping")))
                .optional();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        Mapping mapping = MappingJson.read(row.get().mapping());
        return mapping.isFor(shape)
                ? Optional.of(new TableProfile(row.get().name(), mapping.fitted(shape)))
                : Optional.empty();
    }

    private record Row(String name, String mapping) {}

    /**
     * One of the same name is replaced.
     *
     * @throws ProblemException {@code table-profile-refused} for columns without names, a name that is too long, or too many
     */
    void keep(String account, String name, Mapping mapping) {
        if (!mapping.hasHeader()) {
            throw refused("table-profile-no-names", name);
        }
        if (name.length() > LONGEST_NAME) {
            throw refused("table-profile-name", Integer.toString(LONGEST_NAME));
        }
        db.sql("INSERT INTO table_profile (account_id, name, headers_sha256, mapping, kept_at) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (account_id, name) DO UPDATE SET headers_sha256 = excluded.headers_sha256,"
                        + " mapping = excluded.mapping, kept_at = excluded.kept_at")
                .params(
                        account,
                        name,
                        digest(mapping),
                        MappingJson.write(mapping),
                        clock.instant().toEpochMilli())
                .update();
        int all = db.sql("SELECT count(*) FROM table_profile WHERE account_id = ?")
                .param(account)
                .query(Integer.class)
                .single();
        if (all > MOST) {
            throw refused("table-profile-many", Integer.toString(MOST));
        }
    }

    void remove(String account, String name) {
        db.sql("DELETE FROM table_profile WHERE account_id = ? AND name = ?")
                .params(account, name)
                .update();
    }

    private static ProblemException refused(String code, String argument) {
        return ProblemException.invalid(
                "table-profile-refused",
                "How this table is read cannot be kept under that name.",
                List.of(Finding.blocking(code, "/profile", argument)));
    }

    private static String digest(Mapping mapping) {
        try {
            byte[] headers = String.join("\0", mapping.headers()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(headers));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
