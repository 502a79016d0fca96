package org.estran.app.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a home keeps, in lines that are equal for two homes to which the same was done. */
final class Kept {

    /** What chance and the clock decide, and what the engine of jobs notes for itself. */
    private static final Set<String> CHANCE = Set.of(
            "at",
            "held_until",
            "id",
            "account_id",
            "by_account_id",
            "made_with",
            "secret_hash",
            "password_hash",
            "doi",
            "record_id",
            "deposit_id",
            "staged_name",
            "used_on_day",
            "epoch",
            "subject",
            "salt",
            "words_sha256",
            "previous",
            "hash");

    private static final Set<String> ENGINE = Set.of("job", "scheduled_tasks", "flyway_schema_history");

    private Kept() {}

    static List<String> in(Path home) throws Exception {
        List<String> lines = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("database/estran.db"));
                Statement sql = database.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet all = sql.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
                while (all.next()) {
                    tables.add(all.getString(1));
                }
            }
            tables.removeIf(table -> ENGINE.contains(table) || table.startsWith("sqlite_"));
            for (String table : tables) {
                try (ResultSet rows = sql.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        lines.add(table + " " + row(rows));
                    }
                }
            }
        }
        for (String file : Folders.files(home.resolve("staging"))) {
            byte[] sha512 = MessageDigest.getInstance("SHA-512")
                    .digest(Files.readAllBytes(home.resolve("staging").resolve(file)));
            lines.add("staged " + HexFormat.of().formatHex(sha512));
        }
        lines.sort(null);
        return lines;
    }

    private static Map<String, Object> row(ResultSet rows) throws Exception {
        Map<String, Object> row = new TreeMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            String column = rows.getMetaData().getColumnName(i);
            if (!CHANCE.contains(column) && !column.endsWith("_at")) {
                Object value = rows.getObject(i);
                row.put(column, String.valueOf(value).matches("[0-9a-f]{20}") ? "some id" : value);
            }
        }
        return row;
    }
}
