package org.estran.observations;

import org.jspecify.annotations.Nullable;

/**
 * The values of one property in the rows of a feature: as many as rows, or a single one that holds for all of them. Each
 * may have a flag of the property's scheme; a row without one has the empty text.
 */
public sealed interface Column {

    /** A moment that is missing. */
    long NO_INSTANT = Long.MIN_VALUE;

    /** How many values are held: the rows, or one for all. */
    int size();

    /** As many as values; null when the property has no flags. */
    String @Nullable [] flags();

    /** The index under which the value of a row lies. */
    default int index(int row) {
        return size() == 1 ? 0 : row;
    }

    default String flag(int row) {
        String[] all = flags();
        return all == null ? "" : all[index(row)];
    }

    /** NaN is missing. */
    record Numbers(double[] values, String @Nullable [] flags) implements Column {
        public Numbers(double... values) {
            this(values, null);
        }

        @Override
        public int size() {
            return values.length;
        }

        public double at(int row) {
            return values[index(row)];
        }
    }

    /** Milliseconds since 1970-01-01T00:00:00Z; {@link #NO_INSTANT} is missing. */
    record Instants(long[] values, String @Nullable [] flags) implements Column {
        public Instants(long... values) {
            this(values, null);
        }

        @Override
        public int size() {
            return values.length;
        }

        public long at(int row) {
            return values[index(row)];
        }
    }

    /** The empty text is missing. */
    record Texts(String[] values, String @Nullable [] flags) implements Column {
        public Texts(String... values) {
            this(values, null);
        }

        @Override
        public int size() {
            return values.length;
        }

        public String at(int row) {
            return values[index(row)];
        }
    }
}
