package org.estran.app.observations.tables;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.estran.observations.Column;
import org.estran.observations.ObservedProperty;
import org.jspecify.annotations.Nullable;

/**
 * The place of a property in a table.
 *
 * @param name the property's own, made unique without regard to case
 * @param flagName of the column with its flags; null where it has none
 */
record TableColumn(
        ObservedProperty property, String name, @Nullable String flagName) {

    static final String FEATURE = "feature";
    static final String PLATFORM = "platform";

    /** One for each property, in that order. */
    static List<TableColumn> of(List<ObservedProperty> properties) {
        Set<String> taken = new HashSet<>(Set.of(FEATURE, PLATFORM));
        List<TableColumn> columns = new ArrayList<>();
        for (ObservedProperty property : properties) {
            String name = free(property.name(), taken);
            columns.add(
                    new TableColumn(property, name, property.scheme() == null ? null : free(name + "_flag", taken)));
        }
        return columns;
    }

    private static String free(String wanted, Set<String> taken) {
        String plain = wanted.replaceAll("\\p{Cntrl}", "_");
        String stem = plain.isBlank() ? "column" : plain;
        String name = stem;
        for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = stem + "_" + i;
        }
        return name;
    }

    /** As CREATE TABLE takes it. */
    String declaration() {
        String type = switch (property.form()) {
            case NUMBER -> property.isSingle() ? "FLOAT" : "DOUBLE";
            case INSTANT -> "TIMESTAMP WITH TIME ZONE";
            case TEXT -> "VARCHAR";
        };
        String declaration = TableEngine.name(name) + " " + type;
        return flagName == null ? declaration : declaration + ", " + TableEngine.name(flagName) + " VARCHAR";
    }

    /** Adds the value of a row, and its flag. */
    void append(DuckDBAppender appender, Column values, int row) throws SQLException {
        switch (values) {
            case Column.Numbers numbers -> number(appender, numbers.at(row));
            case Column.Instants instants -> instant(appender, instants.at(row));
            case Column.Texts texts -> text(appender, texts.at(row));
        }
        if (flagName != null) {
            text(appender, values.flag(row));
        }
    }

    private void number(DuckDBAppender appender, double value) throws SQLException {
        if (Double.isNaN(value)) {
            appender.appendNull();
        } else if (property.isSingle()) {
            appender.append((float) value);
        } else {
            appender.append(value);
        }
    }

    private static void instant(DuckDBAppender appender, long millis) throws SQLException {
        if (millis == Column.NO_INSTANT) {
            appender.appendNull();
        } else {
            appender.append(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
        }
    }

    /** The empty text is missing. */
    static void text(DuckDBAppender appender, @Nullable String text) throws SQLException {
        if (text == null || text.isEmpty()) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }
}
