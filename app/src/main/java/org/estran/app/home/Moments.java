package org.estran.app.home;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments as rows have them: milliseconds since 1970, in UTC. */
public final class Moments {

    private Moments() {}

    /** Null where the column is. */
    public static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
