package org.estran.app.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What some questions to the database of a home are answered, a line a row. */
final class KeptRows {

    private KeptRows() {}

    static List<String> of(Path home, List<String> questions) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("database/estran.db"));
                Statement sql = database.createStatement()) {
            for (String question : questions) {
                try (ResultSet rows = sql.executeQuery(question)) {
                    while (rows.next()) {
                        lines.add(line(rows));
                    }
                }
            }
        } catch (SQLException unreadable) {
            throw new IOException(unreadable);
        }
        return lines;
    }

    private static String line(ResultSet row) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.append(row.getString(i)).append('|');
        }
        return line.toString();
    }
}
