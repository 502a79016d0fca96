package org.estran.app.observations.store;

import java.util.List;

/**
 * Rows of one record.
 *
 * @param columns of the record, or of every record: see {@link Rows}
 * @param conditions all of them hold
 * @param distinct each combination of values once, in their order
 * @param order by which columns; the order of the store where none is said
 * @param limit at most so many; 0 for all
 */
public record RowQuery(
        String recordId,
        List<String> columns,
        List<Condition> conditions,
        boolean distinct,
        List<Order> order,
        long limit) {

    public RowQuery {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        order = List.copyOf(order);
    }

    public RowQuery(String recordId, List<String> columns, List<Condition> conditions) {
        this(recordId, columns, conditions, false, List.of(), 0);
    }

    public record Order(String column, boolean descending) {}
}
