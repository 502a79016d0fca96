package org.estran.app.observations.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.estran.app.observations.store.ObservationStore.Selected;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a selection in one record, in the columns of {@link ObservationStore.Selected}. What names a feature is asked for
 * once for many features and not carried by each of its rows.
 */
final class SelectedRows implements Rows {

    /** Where the result of {@link SelectedSql#text} has them, from 1. */
    private static final int FEATURE = 1;

    private static final int TIME = 2;

    private static final String[] LETTERS =
            IntStream.range(0, 128).mapToObj(Character::toString).toArray(String[]::new);

    private final String recordId;
    private final FeatureNames names;
    private final ResultSet result;
    private int at = -1;
    private FeatureNames.Names now = FeatureNames.NOBODY;

    SelectedRows(String recordId, FeatureNames names, ResultSet result) {
        this.recordId = recordId;
        this.names = names;
        this.result = result;
    }

    @Override
    public double number(int column) throws IOException {
        try {
            double value = result.getDouble(place(column));
            // The driver says NaN or zero of what is missing; asking it again of every cell has its price.
            return value == 0 && result.wasNull() ? Double.NaN : value;
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
            return millis == 0 && result.wasNull() ? null : Instant.ofEpochMilli(millis);
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
        if (letter == 0 && result.wasNull()) {
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

    private FeatureNames.Names names() throws SQLException, IOException {
        int number = result.getInt(FEATURE);
        if (number != at) {
            now = names.of(number);
            at = number;
        }
        return now;
    }
}
