package org.estran.app.observations.store;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.estran.app.observations.tables.TableEngine;
import org.estran.observations.ObservedProperty.Form;
import org.estran.terms.Finding;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;

/** {@link RowQuery} as a statement over the parts of its record. */
final class RowSql {

    private static final Map<String, Form> COMMON = Map.of(
            "platform", Form.TEXT,
            "feature", Form.TEXT,
            "file", Form.TEXT,
            "time", Form.INSTANT,
            "latitude", Form.NUMBER,
            "longitude", Form.NUMBER,
            "depth", Form.NUMBER);

    private final RowQuery query;
    private final String table;
    private final Map<String, Form> forms = new HashMap<>(COMMON);

    RowSql(RowQuery query, List<StoredProperty> properties, String table) {
        this.query = query;
        this.table = table;
        for (StoredProperty column : properties) {
            forms.putIfAbsent(column.name(), column.property().form());
            if (column.flagName() != null) {
                forms.put(column.flagName(), Form.TEXT);
            }
        }
    }

    /** @throws ProblemException {@code column-unknown} */
    SqlText text() {
        SqlText sql = new SqlText(query.distinct() ? "SELECT DISTINCT " : "SELECT ");
        separated(sql, query.columns(), ", ", column -> sql.add(place(column)));
        sql.add(" FROM ").add(table).add(" r");
        if (isAsked("feature")) {
            sql.add(" LEFT JOIN feature f ON f.record = ")
                    .value(query.recordId())
                    .add(" AND f.number = r.feature");
        }
        if (isAsked("file")) {
            sql.add(" LEFT JOIN source s ON s.record = ")
                    .value(query.recordId())
                    .add(" AND s.number = r.source");
        }
        if (!query.conditions().isEmpty()) {
            sql.add(" WHERE ");
            separated(sql, query.conditions(), " AND ", condition -> add(sql, condition));
        }
        if (!query.order().isEmpty() || query.distinct()) {
            sql.add(" ORDER BY ");
            List<RowQuery.Order> order = query.order().isEmpty()
                    ? query.columns().stream()
                            .map(c -> new RowQuery.Order(c, false))
                            .toList()
                    : query.order();
            separated(
                    sql,
                    order,
                    ", ",
                    one -> sql.add(place(one.column())).add(one.descending() ? " DESC NULLS LAST" : " ASC NULLS LAST"));
        }
        if (query.limit() > 0) {
            sql.add(" LIMIT ").value(query.limit());
        }
        return sql;
    }

    private boolean isAsked(String column) {
        return query.columns().contains(column)
                || query.conditions().stream().anyMatch(c -> c.column().equals(column))
                || query.order().stream().anyMatch(o -> o.column().equals(column));
    }

    private String place(String column) {
        if (!forms.containsKey(column)) {
            throw new ProblemException(new Problem.Invalid(
                    "column-unknown",
                    "There is no column " + column + ".",
                    List.of(Finding.blocking("column-unknown", "", column))));
        }
        return switch (column) {
            case "feature" -> "f.id";
            case "file" -> "s.path";
            default -> "r." + TableEngine.name(column);
        };
    }

    private void add(SqlText sql, Condition condition) {
        String place = place(condition.column());
        switch (condition) {
            case Condition.OfNumber one ->
                sql.add(place).add(" " + one.operator().sign() + " ").value(one.value());
            case Condition.OfTime one ->
                sql.add(place).add(" " + one.operator().sign() + " ").value(one.value());
            case Condition.OfText one ->
                sql.add(place).add(" " + one.operator().sign() + " ").value(one.value());
            case Condition.Matches one ->
                sql.add("regexp_full_match(" + place + ", ")
                        .value(one.regularExpression())
                        .add(")");
            case Condition.OneOf one -> sql.add(place).add(" IN ").texts(one.values());
            case Condition.Missing one -> sql.add(place).add(one.isMissing() ? " IS NULL" : " IS NOT NULL");
        }
    }

    private static <T> void separated(SqlText sql, List<T> all, String separator, java.util.function.Consumer<T> each) {
        Iterator<T> iterator = all.iterator();
        while (iterator.hasNext()) {
            each.accept(iterator.next());
            if (iterator.hasNext()) {
                sql.add(separator);
            }
        }
    }
}
