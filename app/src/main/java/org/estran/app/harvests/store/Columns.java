package org.estran.app.harvests.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.estran.records.RecordJson;
import org.jspecify.annotations.Nullable;

/** Columns that may be empty, and lists in one column. */
final class Columns {

    private static final int LONGEST_TEXT = 2000;

    private Columns() {}

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    static String list(List<String> texts) {
        return RecordJson.mapper()
                .writeValueAsString(texts.stream().map(Columns::shortened).toList());
    }

    static List<String> list(String json) {
        return Arrays.asList(RecordJson.mapper().readValue(json, String[].class));
    }

    /** A document may hold a value of any length where a date belongs. */
    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
