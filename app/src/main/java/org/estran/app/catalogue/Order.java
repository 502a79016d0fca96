package org.estran.app.catalogue;

/**
 * An order of records by one property: texts without regard to case and accents, the first of several where they ascend,
 * the last where they descend. Records without the property come last.
 *
 * @param by a property that {@link Queryable#isSortable() has an order}
 */
public record Order(Queryable by, boolean descending) {

    public static Order ascending(Queryable by) {
        return new Order(by, false);
    }

    public static Order descending(Queryable by) {
        return new Order(by, true);
    }
}
