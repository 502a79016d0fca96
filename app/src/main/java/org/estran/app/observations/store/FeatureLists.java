package org.estran.app.observations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** What the list of features says of each. */
final class FeatureLists {

    private FeatureLists() {}

    /**
     * Record by record, in the order of their numbers.
     *
     * @param clause over {@code feature f}
     */
    static List<FeatureSummary> features(
            Connection connection, SqlText clause, @Nullable FeatureSummary after, int limit) throws SQLException {
        SqlText sql = new SqlText("""
                SELECT f.record, f.number, s.path, f.id, f.platform, f.type, f.mode, f.rows, f.first_time, f.last_time,
                       f.west, f.south, f.east, f.north, f.shallow, f.deep
                FROM feature f JOIN source s ON s.record = f.record AND s.number = f.source
                WHERE\s""").add(clause);
        if (after != null) {
            sql.add(" AND (f.record, f.number) > (")
                    .value(after.recordId())
                    .add(", ")
                    .value(after.number())
                    .add(")");
        }
        sql.add(" ORDER BY f.record, f.number LIMIT ").value(Math.clamp(limit, 1, 100_000));
        List<FeatureSummary> all = new ArrayList<>();
        try (PreparedStatement query = sql.prepare(connection);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(summary(rows));
            }
        }
        return all;
    }

    /** @param clause over {@code feature f} */
    static long count(Connection connection, SqlText clause) throws SQLException {
        try (PreparedStatement query = new SqlText("SELECT count(*) FROM feature f WHERE ")
                        .add(clause)
                        .prepare(connection);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static FeatureSummary summary(ResultSet row) throws SQLException {
        Double west = number(row, 11);
        Double south = number(row, 12);
        BoundingBox box = west == null || south == null
                ? null
                : new BoundingBox(west, south, row.getDouble(13), row.getDouble(14));
        return new FeatureSummary(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                StoreLists.type(row.getString(6)),
                row.getString(7),
                row.getLong(8),
                StoreLists.instant(row, 9),
                StoreLists.instant(row, 10),
                box,
                number(row, 15),
                number(row, 16));
    }

    private static @Nullable Double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
