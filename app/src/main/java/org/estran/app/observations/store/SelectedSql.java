package org.estran.app.observations.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estran.app.observations.tables.TableEngine;
import org.estran.observations.ObservedProperty.Form;
import org.estran.observations.Quality;
import org.estran.observations.QualityScheme;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** {@link Selection} as statements: over the list of features, and over the rows of one record. */
final class SelectedSql {

    /** Where the values begin, counted from 1; then the letter of each flag, then those flags that are not one letter. */
    static final int FIRST_VALUE = 6;

    static final int COLUMNS_OF_VALUE = 3;

    private static final int MOST_CELLS = 100;
    private static final String NOTHING = "CAST(NULL AS VARCHAR)";

    private final Selection selection;
    private final StoreReaders.Allowed allowed;
    private final List<SelectedColumn> wanted;
    private final List<StoredProperty> columns;
    private final String table;

    SelectedSql(
            Selection selection,
            StoreReaders.Allowed allowed,
            List<SelectedColumn> wanted,
            List<StoredProperty> columns,
            String table) {
        this.selection = selection;
        this.allowed = allowed;
        this.wanted = wanted;
        this.columns = columns;
        this.table = table;
    }

    /** What of {@code feature f} may have rows in a selection, by where and when it is and whose: its properties aside. */
    static SqlText features(Selection selection) {
        SqlText sql = new SqlText("f.rows > 0");
        if (!selection.records().isEmpty()) {
            sql.add(" AND f.record IN ").texts(selection.records());
        }
        BoundingBox box = selection.box();
        if (box != null) {
            sql.add(" AND f.north >= ")
                    .value(box.south())
                    .add(" AND f.south <= ")
                    .value(box.north());
            if (box.crossesAntimeridian()) {
                sql.add(" AND (f.east >= ")
                        .value(box.west())
                        .add(" OR f.west <= ")
                        .value(box.east())
                        .add(")");
            } else {
                sql.add(" AND f.east >= ")
                        .value(box.west())
                        .add(" AND f.west <= ")
                        .value(box.east());
            }
        }
        if (selection.from() != null) {
            sql.add(" AND f.last_time >= ").value(selection.from());
        }
        if (selection.until() != null) {
            sql.add(" AND f.first_time <= ").value(selection.until());
        }
        if (selection.shallowest() != null) {
            sql.add(" AND f.deep >= ").value(selection.shallowest());
        }
        if (selection.deepest() != null) {
            sql.add(" AND f.shallow <= ").value(selection.deepest());
        }
        if (!selection.platforms().isEmpty()) {
            sql.add(" AND f.platform IN ").texts(selection.platforms());
        }
        if (!selection.modes().isEmpty()) {
            sql.add(" AND f.mode IN ").texts(selection.modes());
        }
        affiliated(sql, "network", selection.networks());
        affiliated(sql, "campaign", selection.campaigns());
        return sql;
    }

    private static void affiliated(SqlText sql, String column, Set<String> names) {
        if (!names.isEmpty()) {
            sql.add(" AND (f.record, f.source) IN (SELECT record, number FROM source WHERE " + column + " IN ")
                    .texts(names)
                    .add(")");
        }
    }

    /**
     * Every row with where it is from, each value and its flag: for {@link SelectedRows}.
     *
     * @param byFeature whether rows of a feature come together
     */
    SqlText text(boolean byFeature) {
        List<Value> values = wanted.stream().map(this::value).toList();
        SqlText sql = new SqlText("SELECT r.feature, epoch_ms(r.time), r.latitude, r.longitude, r.depth");
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (wanted.get(i).property().form() == Form.NUMBER) {
                // The driver hands out doubles as they lie, and boxes every float.
                sql.add(", CAST(").add(value.shown()).add(" AS DOUBLE)");
            } else {
                sql.add(", ").add(value.shown());
            }
            // Texts are dear to hand out: most flags are one letter, which goes as a number.
            String flag = value.flag();
            sql.add(", CASE WHEN length(" + flag + ") = 1 THEN unicode(" + flag + ") END")
                    .add(", CASE WHEN length(" + flag + ") <> 1 THEN " + flag + " END");
        }
        from(sql);
        rows(sql.add(" WHERE true"));
        some(sql, values);
        return byFeature ? sql.add(" ORDER BY r.feature, r.time, r.depth") : sql;
    }

    /** The same, and rows of one moment and depth by their values: in the same order each time. */
    SqlText settled() {
        SqlText sql = text(true);
        for (SelectedColumn column : wanted) {
            Value value = value(column);
            sql.add(", ").add(value.shown()).add(", ").add(value.flag());
        }
        return sql;
    }

    /**
     * What names the features that may have rows of it, in the order of their numbers.
     *
     * @param first the least number
     */
    SqlText names(int first, int limit) {
        return new SqlText("SELECT f.number, f.id, f.platform, s.path FROM feature f JOIN source s"
                        + " ON s.record = f.record AND s.number = f.source WHERE f.record = ")
                .value(allowed.recordId())
                .add(" AND f.number >= ")
                .value(first)
                .add(" AND ")
                .add(features(selection))
                .add(" ORDER BY f.number LIMIT " + limit);
    }

    /** Milliseconds since 1970, latitude, longitude, depth and the values alone. */
    SqlText numbers() {
        List<Value> values = wanted.stream().map(this::value).toList();
        SqlText sql = new SqlText("SELECT CAST(epoch_ms(r.time) AS DOUBLE), r.latitude, r.longitude, r.depth");
        values.forEach(value -> sql.add(", CAST(").add(value.shown()).add(" AS DOUBLE)"));
        from(sql);
        rows(sql.add(" WHERE true"));
        some(sql, values);
        return sql;
    }

    /** The rows, with their features only where something is asked of those. */
    private void from(SqlText sql) {
        sql.add(" FROM ").add(table).add(" r");
        if (!selection.modes().isEmpty()) {
            sql.add(" JOIN feature f ON f.record = ").value(allowed.recordId()).add(" AND f.number = r.feature");
        }
    }

    /** A row with no value at all is not given. */
    private void some(SqlText sql, List<Value> values) {
        List<Value> known = values.stream().filter(Value::isKnown).toList();
        if (known.isEmpty() && !wanted.isEmpty()) {
            sql.add(" AND false");
        }
        for (int i = 0; i < known.size(); i++) {
            sql.add(i == 0 ? " AND (" : " OR ").add(known.get(i).shown()).add(" IS NOT NULL");
        }
        if (!known.isEmpty()) {
            sql.add(")");
        }
    }

    /** Of each calendar month (UTC): how many values the first column has, their sum, the least and the greatest. */
    SqlText monthly() {
        Value value = value(wanted.getFirst());
        SqlText sql = new SqlText(
                        "SELECT date_trunc('month', time), count(v), sum(v), min(v), max(v) FROM (SELECT r.time, ")
                .add(value.shown())
                .add(" AS v");
        from(sql);
        rows(sql.add(" WHERE r.time IS NOT NULL"));
        return sql.add(") WHERE v IS NOT NULL GROUP BY 1");
    }

    /** Of each quality (its name) how many values the first column has. */
    SqlText qualities() {
        Value value = value(wanted.getFirst());
        SqlText sql =
                new SqlText("SELECT q, count(*) FROM (SELECT ").add(quality()).add(" AS q, ");
        sql.add(value.shown()).add(" AS v");
        from(sql);
        rows(sql.add(" WHERE true"));
        return sql.add(") WHERE v IS NOT NULL GROUP BY 1");
    }

    /** What the flag of the first column says in this record. */
    private SqlText quality() {
        Optional<StoredProperty> column = wanted.getFirst().in(columns);
        QualityScheme scheme = column.map(one -> one.property().scheme()).orElse(null);
        if (scheme == null || column.get().flagName() == null) {
            return new SqlText("'NOT_CHECKED'");
        }
        String flag = "r." + TableEngine.name(column.get().flagName());
        SqlText sql = new SqlText("CASE WHEN " + flag + " IS NULL THEN 'NOT_CHECKED'");
        scheme.flags()
                .forEach((word, meaning) -> sql.add(" WHEN " + flag + " = ")
                        .value(word)
                        .add(" THEN '" + meaning.quality().name() + "'"));
        return sql.add(" ELSE 'UNKNOWN' END");
    }

    private void rows(SqlText sql) {
        Set<Integer> sources = allowed.sources();
        if (sources != null) {
            sql.add(" AND r.source IN ").numbers(sources);
        }
        BoundingBox box = selection.box();
        if (box != null) {
            sql.add(" AND r.latitude BETWEEN ").value(box.south()).add(" AND ").value(box.north());
            if (box.crossesAntimeridian()) {
                sql.add(" AND (r.longitude >= ")
                        .value(box.west())
                        .add(" OR r.longitude <= ")
                        .value(box.east())
                        .add(")");
            } else {
                sql.add(" AND r.longitude BETWEEN ")
                        .value(box.west())
                        .add(" AND ")
                        .value(box.east());
            }
            List<Integer> cells = Cells.of(box);
            if (cells.size() <= MOST_CELLS) {
                // Says no more than the box does, but rows lie cell by cell: the others are passed over unread.
                sql.add(" AND r.cell IN ").plain(cells);
            }
        }
        affiliatedRows(sql, "network", selection.networks());
        affiliatedRows(sql, "campaign", selection.campaigns());
        bounds(sql, "r.time", selection.from(), selection.until());
        bounds(sql, "r.depth", selection.shallowest(), selection.deepest());
        if (!selection.platforms().isEmpty()) {
            sql.add(" AND r.platform IN ").texts(selection.platforms());
        }
        if (!selection.modes().isEmpty()) {
            sql.add(" AND f.mode IN ").texts(selection.modes());
        }
    }

    private void affiliatedRows(SqlText sql, String column, Set<String> names) {
        if (!names.isEmpty()) {
            sql.add(" AND r.source IN (SELECT number FROM source WHERE record = ")
                    .value(allowed.recordId())
                    .add(" AND " + column + " IN ")
                    .texts(names)
                    .add(")");
        }
    }

    private static void bounds(SqlText sql, String column, @Nullable Object least, @Nullable Object greatest) {
        if (least != null) {
            sql.add(" AND " + column + " >= ").value(least);
        }
        if (greatest != null) {
            sql.add(" AND " + column + " <= ").value(greatest);
        }
    }

    /** A value of a key in this record. */
    private record Value(SqlText shown, String flag, boolean isKnown) {}

    private Value value(SelectedColumn asked) {
        Optional<StoredProperty> found = asked.in(columns);
        if (found.isEmpty()) {
            return new Value(new SqlText(NOTHING), NOTHING, false);
        }
        StoredProperty column = found.get();
        String place = "r." + TableEngine.name(column.name());
        String flag = column.flagName() == null ? NOTHING : "r." + TableEngine.name(column.flagName());
        Set<Quality> qualities = selection.qualities();
        if (qualities.isEmpty()) {
            return new Value(new SqlText(place), flag, true);
        }
        QualityScheme scheme = column.property().scheme();
        boolean uncheckedToo = qualities.contains(Quality.NOT_CHECKED);
        if (scheme == null) {
            String shown = uncheckedToo ? place : "CAST(NULL AS " + type(column) + ")";
            return new Value(new SqlText(shown), NOTHING, true);
        }
        List<String> flags = new ArrayList<>();
        scheme.flags().forEach((word, meaning) -> {
            if (qualities.contains(meaning.quality())) {
                flags.add(word);
            }
        });
        SqlText shown = new SqlText("CASE WHEN " + flag + " IN ").texts(flags);
        if (uncheckedToo) {
            shown.add(" OR " + flag + " IS NULL");
        }
        if (qualities.contains(Quality.UNKNOWN)) {
            shown.add(" OR " + flag + " NOT IN ").texts(scheme.flags().keySet());
        }
        return new Value(shown.add(" THEN " + place + " END"), flag, true);
    }

    private static String type(StoredProperty column) {
        return column.property().form() == Form.NUMBER
                ? "DOUBLE"
                : column.property().form() == Form.TEXT ? "VARCHAR" : "TIMESTAMP";
    }
}
