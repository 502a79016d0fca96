package org.estran.app.observations.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the list of features says of platforms. */
final class PlatformLists {

    private PlatformLists() {}

    /**
     * @param clause over {@code feature f}
     * @param containing a part of the platform's name; empty for any
     */
    static List<PlatformSummary> platforms(
            Connection connection, SqlText clause, String containing, String after, int limit) throws SQLException {
        SqlText sql = new SqlText("""
                SELECT f.platform, count(*), sum(f.rows), min(f.first_time), max(f.last_time), count(DISTINCT f.record),
                       list(DISTINCT s.network) FILTER (WHERE s.network IS NOT NULL)
                FROM feature f JOIN source s ON s.record = f.record AND s.number = f.source
                WHERE f.platform >\s""").value(after).add(" AND ").add(clause);
        if (!containing.isBlank()) {
            sql.add(" AND contains(lower(f.platform), lower(")
                    .value(containing.strip())
                    .add("))");
        }
        sql.add(" GROUP BY 1 ORDER BY 1 LIMIT " + limit);
        List<PlatformSummary> all = new ArrayList<>();
        try (PreparedStatement query = sql.prepare(connection);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(new PlatformSummary(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        StoreLists.instant(rows, 4),
                        StoreLists.instant(rows, 5),
                        rows.getLong(6),
                        texts(rows.getArray(7))));
            }
        }
        return all;
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null
                ? List.of()
                : Arrays.stream((Object[]) array.getArray())
                        .map(Objects::toString)
                        .sorted()
                        .toList();
    }

    /** Record by record, the one with the last value first. */
    static List<Deployment> deployments(Connection connection, SqlText clause, int limit) throws SQLException {
        SqlText sql = new SqlText("""
                SELECT f.record, count(*), sum(f.rows), min(f.first_time), max(f.last_time), min(s.campaign)
                FROM feature f JOIN source s ON s.record = f.record AND s.number = f.source WHERE
                """).add(clause).add(" GROUP BY 1 ORDER BY 5 DESC NULLS LAST, 1 LIMIT " + limit);
        List<Deployment> all = new ArrayList<>();
        try (PreparedStatement query = sql.prepare(connection);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(new Deployment(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        StoreLists.instant(rows, 4),
                        StoreLists.instant(rows, 5),
                        rows.getString(6)));
            }
        }
        return all;
    }
}
