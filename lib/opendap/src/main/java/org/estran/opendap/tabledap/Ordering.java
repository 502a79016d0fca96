package org.estran.opendap.tabledap;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the orderBy family. Rows must come sorted by {@link #sort}; those of a group are then neighbours, and no more
 * than two of them are held.
 *
 * @param columns that it names; all of them make the groups, but the last one for the kinds that look at its values
 * @param interval in which the values of the last one are taken together, in its unit or in seconds; 0 for none
 * @param limit rows of each group, for {@link Kind#LIMIT}
 */
public record Ordering(Kind kind, List<String> columns, double interval, long limit) {

    /** What is done with the rows of a group. */
    public enum Kind {
        BY("orderBy"),
        DESCENDING("orderByDescending"),
        MAX("orderByMax"),
        MIN("orderByMin"),
        MIN_MAX("orderByMinMax"),
        COUNT("orderByCount"),
        LIMIT("orderByLimit"),
        CLOSEST("orderByClosest"),
        MEAN("orderByMean");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        boolean looksAtLast() {
            return this == MAX || this == MIN || this == MIN_MAX;
        }

        boolean takesInterval() {
            return this == COUNT || this == LIMIT || this == CLOSEST || this == MEAN;
        }
    }

    /** A column to sort by; what is missing comes last. */
    public record Sort(String column, boolean isDescending) {}

    static Ordering parse(String part, List<TableColumn> asked) throws TableRefused {
        int open = part.indexOf('(');
        Kind kind = null;
        for (Kind each : Kind.values()) {
            if (open > 0 && part.endsWith(")") && each.word.equals(part.substring(0, open))) {
                kind = each;
            }
        }
        if (kind == null) {
            throw TableRefused.query("Unrecognized filter=" + Texts.quoted(part) + ".");
        }
        String inside = part.substring(open + 1, part.length() - 1).strip();
        String csv = inside.isEmpty() ? "" : TableRequest.inQuotes(inside, part);
        List<String> words = new ArrayList<>(TableRequest.list(csv));
        words.removeIf(String::isEmpty);
        long limit = 0;
        double interval = 0;
        if (kind == Kind.LIMIT && !words.isEmpty()) {
            limit = limit(words.removeLast(), part);
        } else if (kind == Kind.CLOSEST && words.size() > 1 && !words.getLast().contains("/")) {
            interval = interval(words.removeLast(), part);
        }
        if (!words.isEmpty() && words.getLast().contains("/") && kind.takesInterval()) {
            String last = words.removeLast();
            interval = interval(last.substring(last.indexOf('/') + 1), part);
            words.add(last.substring(0, last.indexOf('/')).strip());
        }
        if (words.isEmpty() && (kind != Kind.COUNT && kind != Kind.LIMIT && kind != Kind.MEAN)) {
            throw TableRefused.query(kind.word + " names no variable.");
        }
        for (String word : words) {
            if (asked.stream().noneMatch(column -> column.name().equals(word))) {
                throw TableRefused.query(kind.word + " variable=" + Texts.quoted(word)
                        + " isn't in the list of results variables; an interval may stand at the last one of Count, Limit,"
                        + " Closest and Mean.");
            }
        }
        if (kind == Kind.CLOSEST || interval > 0) {
            String last = words.getLast();
            boolean text = asked.stream()
                    .anyMatch(column -> column.name().equals(last) && column.kind() == TableColumn.Kind.STRING);
            if (text || interval <= 0) {
                throw TableRefused.query(kind.word + " needs a numeric variable and an interval at the end.");
            }
        }
        return new Ordering(kind, List.copyOf(words), interval, limit);
    }

    private static long limit(String word, String part) throws TableRefused {
        if (!word.matches("[1-9]\\d{0,8}")) {
            throw TableRefused.query("A number of rows must stand at the end of " + part + ".");
        }
        return Long.parseLong(word);
    }

    private static double interval(String words, String part) throws TableRefused {
        String[] pieces = words.strip().split("(?<=[\\d.])\\s*(?=[A-Za-z])", 2);
        try {
            double number = Double.parseDouble(pieces[0].strip());
            Optional<ChronoUnit> unit = TableMoments.unit(pieces.length > 1 ? pieces[1].strip() : "");
            if (number > 0 && number < 1e12 && unit.isPresent() && unit.get().compareTo(ChronoUnit.WEEKS) <= 0) {
                return number * (unit.get().getDuration().toMillis() / 1000.0);
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw TableRefused.query("Not an interval of a number and seconds to weeks: " + part + ".");
    }

    /** How rows must be sorted. */
    public List<Sort> sort() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> new Sort(
                        columns.get(i), kind == Kind.DESCENDING || (kind == Kind.MAX && i == columns.size() - 1)))
                .toList();
    }

    List<TableColumn> given(List<TableColumn> asked) {
        return asked.stream()
                .map(column -> columns.contains(column.name())
                        ? column
                        : switch (kind) {
                            case COUNT -> column.as(TableColumn.Kind.INT, "count");
                            case MEAN ->
                                column.kind() == TableColumn.Kind.FLOAT
                                        ? column.as(TableColumn.Kind.DOUBLE, column.unit())
                                        : column;
                            case BY, DESCENDING, MAX, MIN, MIN_MAX, LIMIT, CLOSEST -> column;
                        })
                .toList();
    }

    /** @param asked the columns of the rows that come */
    public TableSink before(TableSink next, List<TableColumn> asked) {
        return kind == Kind.BY || kind == Kind.DESCENDING ? next : new Groups(this, asked, next);
    }

    static double seconds(@Nullable Object value) {
        return switch (value) {
            case Instant moment -> moment.getEpochSecond() + moment.getNano() / 1e9;
            case Number number -> number.doubleValue();
            case null, default -> Double.NaN;
        };
    }
}
