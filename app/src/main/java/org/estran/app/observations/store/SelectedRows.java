package org.estran.app.observations.store;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.estran.app.observations.store.ObservationStore.Selected;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a selection in one record, in the columns of {@link ObservationStore.Selected}. What names a feature is asked for
 * once for many features and not carried by each of its rows.
 */
final class SelectedRows implements Rows {

    private static final int PAGE = 2_000;
    private static final int MOST = 40_000;

    /** Where the result of {@link SelectedSql#text} has them, from 1. */
    private static final int FEATURE = 1;

    private static final int TIME = 2;

    private static final String[] LETTERS =
            IntStream.range(0, 128).mapToObj(Character::toString).toArray(String[]::new);

    private final StoreDatabase store;
    private final String recordId;
    private final SelectedSql sql;
    private final ResultSet result;
    private final Map<Integer, Names> known = new HashMap<>();
    private int at = -1;
    private Names names = new Names("", null, "");

    SelectedRows(StoreDatabase store, String recordId, SelectedSql sql, ResultSet result) {
        this.store = store;
        this.recordId = recordId;
        this.sql = sql;
        this.result = result;
    }

    private record Names(String id, @Nullable String platform, String path) {}

    @Override
    public double number(int column) throws IOException {
        try {
            double value = result.getDouble(place(column));
            return result.wasNull() ? Double.NaN : value;
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public @Nullable Instant time(int column) throws IOException {
        try {
            if (column != Selected.TIME) {
                return StoreLists.instant(result, place(column));
            }
            long millis = result.getLong(TIME);
            return result.wasNull() ? null : Instant.ofEpochMilli(millis);
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    @Override
    public @Nullable String text(int column) throws IOException {
        try {
            return switch (column) {
                case Selected.RECORD -> recordId;
                case Selected.PLATFORM -> names().platform();
                case Selected.FEATURE -> names().id();
                case Selected.FILE -> names().path();
                default -> isFlag(column) ? flag(place(column)) : result.getString(place(column));
            };
        } catch (SQLException failed) {
            throw new IOException(failed);
        }
    }

    private static boolean isFlag(int column) {
        return column >= Selected.FIRST_VALUE && (column - Selected.FIRST_VALUE) % 2 == 1;
    }

    private @Nullable String flag(int place) throws SQLException {
        int letter = result.getInt(place);
        if (result.wasNull()) {
            return result.getString(place + 1);
        }
        return letter < LETTERS.length ? LETTERS[letter] : Character.toString(letter);
    }

    private static int place(int column) {
        return switch (column) {
            case Selected.NUMBER -> FEATURE;
            case Selected.RECORD, Selected.PLATFORM, Selected.FEATURE, Selected.FILE ->
                throw new IllegalArgumentException("column " + column + " is a text");
            default ->
                column < Selected.NUMBER ? column - Selected.TIME + TIME : placeOfValue(column - Selected.FIRST_VALUE);
        };
    }

    /** @param at the values and flags before it */
    private static int placeOfValue(int at) {
        return SelectedSql.FIRST_VALUE + at / 2 * SelectedSql.COLUMNS_OF_VALUE + at % 2;
    }

    private Names names() throws SQLException, IOException {
        int number = result.getInt(FEATURE);
        if (number != at) {
            Names found = known.get(number);
            if (found == null) {
                readFrom(number);
                found = known.get(number);
            }
            names = found == null ? new Names("", null, "") : found;
            at = number;
        }
        return names;
    }

    /** By a connection of its own: this one is giving rows. */
    private void readFrom(int number) throws IOException {
        if (known.size() > MOST) {
            known.clear();
        }
        store.lend(connection -> {
            try (PreparedStatement query = sql.names(number, PAGE).prepare(connection);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getInt(1), new Names(rows.getString(2), rows.getString(3), rows.getString(4)));
                }
            }
            return known;
        });
    }
}
