package org.estran.opendap.tabledap;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request answered over rows that come one by one and are in no store: such as meet the constraints, in the variables
 * asked for. Those that are to be sorted are held, others pass.
 */
public final class ListedRows implements TableSink {

    private final TableRequest request;
    private final List<String> known;
    private final int[] places;
    private final List<Pattern> expressions;
    private final TableSink next;
    private final List<@Nullable Object[]> held = new ArrayList<>();
    private final Set<List<@Nullable Object>> seen = new HashSet<>();
    private final boolean isSorted;

    /** @param known the columns of the rows that come */
    public ListedRows(TableRequest request, List<TableColumn> known, TableSink next) {
        this.request = request;
        this.known = known.stream().map(TableColumn::name).toList();
        this.places = request.columns().stream()
                .mapToInt(column -> this.known.indexOf(column.name()))
                .toArray();
        this.expressions = request.constraints().stream()
                .filter(TableConstraint.Matches.class::isInstance)
                .map(one -> Pattern.compile(((TableConstraint.Matches) one).expression()))
                .toList();
        this.next = next;
        this.isSorted = request.isDistinct() || request.ordering() != null;
    }

    @Override
    public void row(@Nullable Object[] row) throws IOException {
        if (!meets(row)) {
            return;
        }
        @Nullable Object[] wanted = new Object[places.length];
        for (int i = 0; i < places.length; i++) {
            wanted[i] = row[places[i]];
        }
        if (!isSorted) {
            next.row(wanted);
        } else if (!request.isDistinct() || seen.add(Arrays.asList(wanted))) {
            held.add(wanted);
        }
    }

    private boolean meets(@Nullable Object[] row) throws IOException {
        try {
            return meetsAll(row);
        } catch (StackOverflowError | TooLong endless) {
            throw new IOException("an expression takes too long", endless);
        }
    }

    private boolean meetsAll(@Nullable Object[] row) {
        int expression = 0;
        for (TableConstraint constraint : request.constraints()) {
            Object value = row[known.indexOf(constraint.column().name())];
            boolean isMet = switch (constraint) {
                case TableConstraint.OfNumber one ->
                    value != null && holds(one.operator(), Double.compare(Ordering.seconds(value), one.value()));
                case TableConstraint.OfTime one ->
                    value instanceof Instant moment && holds(one.operator(), moment.compareTo(one.value()));
                case TableConstraint.OfText one ->
                    value != null && holds(one.operator(), value.toString().compareTo(one.value()));
                case TableConstraint.Matches ignored ->
                    expressions
                            .get(expression++)
                            .matcher(new Looked(value == null ? "" : value.toString()))
                            .matches();
                case TableConstraint.Missing one -> one.isMissing() == (value == null);
            };
            if (!isMet) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(String operator, int compared) {
        return switch (operator) {
            case "!=" -> compared != 0;
            case "<" -> compared < 0;
            case "<=" -> compared <= 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            default -> compared == 0;
        };
    }

    @Override
    public void end() throws IOException {
        if (isSorted) {
            held.sort(order());
            for (@Nullable Object[] row : held) {
                next.row(row);
            }
        }
        next.end();
    }

    private Comparator<@Nullable Object[]> order() {
        Ordering ordering = request.ordering();
        List<String> names = request.columns().stream().map(TableColumn::name).toList();
        List<Ordering.Sort> sorts = ordering == null
                ? names.stream().map(name -> new Ordering.Sort(name, false)).toList()
                : ordering.sort();
        return (one, other) -> {
            for (Ordering.Sort sort : sorts) {
                int place = names.indexOf(sort.column());
                int compared = compared(one[place], other[place], sort.isDescending());
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        };
    }

    private static int compared(@Nullable Object one, @Nullable Object other, boolean isDescending) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        int compared = one instanceof String text
                ? text.compareTo(other.toString())
                : Double.compare(Ordering.seconds(one), Ordering.seconds(other));
        return isDescending ? -compared : compared;
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A text that is looked at so often and no more, since some expressions never come to an end. */
    private static final class Looked implements CharSequence {

        private static final int MOST = 1_000_000;

        private final String text;
        private int looks;

        Looked(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int at) {
            if (++looks > MOST) {
                throw new TooLong();
            }
            return text.charAt(at);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int until) {
            return text.subSequence(from, until);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
