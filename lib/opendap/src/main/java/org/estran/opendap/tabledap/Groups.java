package org.estran.opendap.tabledap;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.estran.opendap.tabledap.Ordering.Kind;
import org.jspecify.annotations.Nullable;

/** The rows of each group, made into what an {@link Ordering} asks of them. */
final class Groups implements TableSink {

    private final Ordering ordering;
    private final Kind kind;
    private final List<TableColumn> asked;
    private final TableSink next;
    private final int[] places;
    private final int last;
    private final double[] sums;
    private final long[] counts;
    private final boolean[] differ;

    private @Nullable Object @Nullable [] key;
    private @Nullable Object @Nullable [] first;
    private @Nullable Object @Nullable [] kept;
    private long rows;

    Groups(Ordering ordering, List<TableColumn> asked, TableSink next) {
        this.ordering = ordering;
        this.kind = ordering.kind();
        this.asked = asked;
        this.next = next;
        List<String> names = asked.stream().map(TableColumn::name).toList();
        int[] all = ordering.columns().stream().mapToInt(names::indexOf).toArray();
        this.last = all.length == 0 ? -1 : all[all.length - 1];
        this.places = kind.looksAtLast() ? Arrays.copyOf(all, all.length - 1) : all;
        this.sums = new double[asked.size()];
        this.counts = new long[asked.size()];
        this.differ = new boolean[asked.size()];
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        @Nullable Object[] its = key(row);
        if (key == null || !Arrays.equals(key, its)) {
            endGroup();
            key = its;
            first = row;
            kept = row;
        }
        rows++;
        switch (kind) {
            case LIMIT -> {
                if (rows <= ordering.limit()) {
                    next.row(row);
                }
            }
            case MIN_MAX -> kept = row[last] == null ? kept : row;
            case CLOSEST -> kept = distance(row) < distance(Objects.requireNonNull(kept)) ? row : kept;
            case COUNT, MEAN -> add(row);
            case MAX, MIN, BY, DESCENDING -> {}
        }
    }

    private void add(@Nullable Object[] row) {
        @Nullable Object[] one = Objects.requireNonNull(first);
        for (int i = 0; i < row.length; i++) {
            if (row[i] != null) {
                counts[i]++;
                double value = Ordering.seconds(row[i]);
                sums[i] += Double.isNaN(value) ? 0 : value;
            }
            differ[i] |= !Objects.equals(row[i], one[i]);
        }
    }

    private @Nullable Object[] key(@Nullable Object[] row) {
        @Nullable Object[] its = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            its[i] = places[i] == last && ordering.interval() > 0 ? step(row[last]) : row[places[i]];
        }
        return its;
    }

    /** The number of the interval a value is in, or for the closest ones next to whose edge. */
    private @Nullable Object step(@Nullable Object value) {
        double steps = Ordering.seconds(value) / ordering.interval();
        return value == null ? null : kind == Kind.CLOSEST ? Math.rint(steps) : Math.floor(steps);
    }

    private double distance(@Nullable Object[] row) {
        double steps = Ordering.seconds(row[last]) / ordering.interval();
        return row[last] == null ? Double.MAX_VALUE : Math.abs(steps - Math.rint(steps));
    }

    private void endGroup() throws IOException {
        @Nullable Object[] one = first;
        @Nullable Object[] other = kept;
        if (one != null && other != null) {
            switch (kind) {
                case MAX, MIN -> next.row(one);
                case MIN_MAX -> {
                    next.row(one);
                    next.row(other);
                }
                case CLOSEST -> next.row(other);
                case COUNT, MEAN -> next.row(summed(one));
                case LIMIT, BY, DESCENDING -> {}
            }
        }
        rows = 0;
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        Arrays.fill(differ, false);
    }

    private @Nullable Object[] summed(@Nullable Object[] one) {
        @Nullable Object[] made = new Object[one.length];
        for (int i = 0; i < one.length; i++) {
            int column = i;
            if (Arrays.stream(places).anyMatch(place -> place == column)) {
                made[i] = i == last && ordering.interval() > 0 ? edge(one[i]) : one[i];
            } else if (kind == Kind.COUNT) {
                made[i] = (double) counts[i];
            } else if (asked.get(i).kind() == TableColumn.Kind.STRING) {
                made[i] = differ[i] ? null : one[i];
            } else {
                made[i] = counts[i] == 0 ? null : like(asked.get(i), sums[i] / counts[i]);
            }
        }
        return made;
    }

    private @Nullable Object edge(@Nullable Object value) {
        return value == null
                ? null
                : like(
                        asked.get(last),
                        Math.floor(Ordering.seconds(value) / ordering.interval()) * ordering.interval());
    }

    private static Object like(TableColumn column, double value) {
        return column.kind() == TableColumn.Kind.TIME ? Instant.ofEpochMilli(Math.round(value * 1000)) : (Object) value;
    }

    @Override
    public void end() throws IOException {
        endGroup();
        next.end();
    }
}
