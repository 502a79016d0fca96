package org.estran.app.observations.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row at which a result is. Columns are counted from 0. */
record StoredRows(ResultSet result) implements Rows {

    @Override
    public double number(int column) throws IOException {
        try {
            double value = result.getDouble(column + 1);
            return value == 0 && result.wasNull() ? Double.NaN : value;
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public @Nullable Instant time(int column) throws IOException {
        try {
            return StoreLists.instant(result, column + 1);
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public @Nullable String text(int column) throws IOException {
        try {
            return result.getString(column + 1);
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }
}
