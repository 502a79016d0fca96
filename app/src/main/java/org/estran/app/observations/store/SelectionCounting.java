package org.estran.app.observations.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.estran.app.observations.store.SelectionCounts.Count;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** Counts over the list of features, in one pass and one for each kind of value. */
final class SelectionCounting {

    private final Connection connection;
    private final SqlText clause;
    private final List<String> closed;
    private final int most;

    /** @param most values of a kind that are told, those with most features first */
    SelectionCounting(Connection connection, SqlText clause, List<String> closed, int most) {
        this.connection = connection;
        this.clause = clause;
        this.closed = closed;
        this.most = most;
    }

    SelectionCounts counts() throws SQLException {
        SqlText all = new SqlText("""
                SELECT count(*), coalesce(sum(f.rows), 0), count(DISTINCT f.platform), min(f.first_time), max(f.last_time),
                       min(f.west), min(f.south), max(f.east), max(f.north),
                       coalesce(max(f.deep) - min(f.shallow), 0)
                FROM feature f WHERE
                """).add(clause);
        Total total = total(all);
        return new SelectionCounts(
                total.features(),
                total.rows(),
                total.platforms(),
                total.start(),
                total.end(),
                total.box(),
                total.depthRange(),
                by("f.record"),
                by("f.platform"),
                properties(),
                by("f.mode"),
                by("f.type"),
                by("strftime(f.first_time, '%Y')"),
                bySource("network"),
                bySource("campaign"),
                closed);
    }

    private record Total(
            long features,
            long rows,
            long platforms,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable BoundingBox box,
            double depthRange) {}

    private Total total(SqlText sql) throws SQLException {
        try (PreparedStatement query = sql.prepare(connection);
                ResultSet row = query.executeQuery()) {
            row.next();
            row.getDouble(6);
            boolean isPlaced = !row.wasNull();
            return new Total(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    StoreLists.instant(row, 4),
                    StoreLists.instant(row, 5),
                    isPlaced
                            ? new BoundingBox(row.getDouble(6), row.getDouble(7), row.getDouble(8), row.getDouble(9))
                            : null,
                    row.getDouble(10));
        }
    }

    private List<Count> by(String value) throws SQLException {
        return list(new SqlText("SELECT " + value + " AS value, count(*), sum(f.rows) FROM feature f WHERE ")
                .add(clause)
                .add(" AND " + value + " IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + most));
    }

    /** What their files say: files are few beside features, and most name nothing. */
    private List<Count> bySource(String column) throws SQLException {
        return list(new SqlText("SELECT s." + column + " AS value, count(*), sum(f.rows) FROM feature f JOIN source s"
                        + " ON s.record = f.record AND s.number = f.source AND s." + column + " IS NOT NULL WHERE ")
                .add(clause)
                .add(" GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + most));
    }

    /** A feature has what its record has; records differ in it, their features seldom do. */
    private List<Count> properties() throws SQLException {
        return list(new SqlText("""
                        SELECT p.key, sum(n), sum(r) FROM
                        (SELECT f.record, count(*) AS n, sum(f.rows) AS r FROM feature f WHERE
                        """)
                .add(clause)
                .add(" GROUP BY 1) c JOIN (SELECT DISTINCT record, key FROM property WHERE role = 'OBSERVED'"
                        + " AND form = 'NUMBER') p ON p.record = c.record GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT "
                        + most));
    }

    private List<Count> list(SqlText sql) throws SQLException {
        List<Count> all = new ArrayList<>();
        try (PreparedStatement query = sql.prepare(connection);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                all.add(new Count(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return all;
    }
}
