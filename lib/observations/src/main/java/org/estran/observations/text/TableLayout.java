package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.jspecify.annotations.Nullable;

/**
 * How the first lines of a text are a table: what parts its cells, which line names the columns, and whether the next one
 * gives their units.
 *
 * @param names of the columns; empty when no line names them
 * @param units of the second line; empty without one
 */
record TableLayout(char separator, @Nullable String comment, List<String> names, List<String> units, int width) {

    private static final int SAMPLE = 200;
    /** Those that a number may hold come after those that none does. */
    private static final char[] SEPARATORS = {'\t', ';', '|', ',', ' '};

    /** A row of the sample. */
    private record Row(String text, long line, String[] cells) {
        boolean hasNames() {
            long filled = Arrays.stream(cells).filter(cell -> !cell.isEmpty()).count();
            boolean isOfWords = Arrays.stream(cells).noneMatch(TableLayout::isValue);
            return isOfWords && 2 * filled > cells.length;
        }
    }

    static boolean isValue(String cell) {
        return TableNumbers.POINT.matcher(cell).matches()
                || TableNumbers.COMMA.matcher(cell).matches()
                || cell.equalsIgnoreCase("nan")
                || isDate(cell);
    }

    static boolean isDate(String cell) {
        return TableDates.YEAR_FIRST.matcher(cell).matches()
                || TableDates.YEAR_LAST.matcher(cell).matches()
                || TableDates.SHORT_YEAR.matcher(cell).matches();
    }

    static TableLayout of(Path path) throws IOException {
        for (char separator : SEPARATORS) {
            List<Row> rows = sample(path, separator);
            int width = commonest(rows);
            int first = firstOf(rows, width);
            if (width >= 2 && first >= 0) {
                return laidOut(rows, first, separator, width);
            }
        }
        throw new RefusedFile(
                Reason.NOT_RECOGNISED, "no table: its lines have no separator that parts them into as many cells each");
    }

    /** The first lines, also those that do not look like rows; those that no separator parts have no cells. */
    private static List<Row> sample(Path path, char separator) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (TextLines lines = new TextLines(path, new Remarks())) {
            for (String line = lines.next(); line != null && rows.size() < SAMPLE; line = lines.next()) {
                long begun = lines.number();
                StringBuilder text = new StringBuilder(line);
                if (line.isBlank()) {
                    continue;
                }
                String[] cells = parted(line, separator, begun);
                for (int more = 0; cells == null && more < 20; more++) {
                    String next = lines.next();
                    if (next == null) {
                        break;
                    }
                    text.append('\n').append(next);
                    cells = parted(text.toString(), separator, begun);
                }
                rows.add(new Row(text.toString(), begun, cells == null ? new String[0] : cells));
            }
        }
        return rows;
    }

    private static String @Nullable [] parted(String text, char separator, long line) {
        try {
            return TableRecords.cells(text, separator, line);
        } catch (RefusedFile noRow) {
            return new String[0];
        }
    }

    /** How many cells most rows have, counting from below so that what stands before the table does not matter. */
    private static int commonest(List<Row> rows) {
        Map<Integer, Integer> counts = new HashMap<>();
        int best = 0;
        for (Row row : rows) {
            if (TableRecords.mark(row.text()) == null) {
                int width = row.cells().length;
                int times = counts.merge(width, 1, Integer::sum);
                int most = counts.getOrDefault(best, 0);
                best = times > most || times == most && width > best ? width : best;
            }
        }
        return best;
    }

    /** The first row of the table; -1 when too many lines behind it are of another width. */
    private static int firstOf(List<Row> rows, int width) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).cells().length == width
                    && TableRecords.mark(rows.get(i).text()) == null) {
                long alike = rows.stream()
                        .skip(i)
                        .filter(row -> row.cells().length == width)
                        .count();
                return 10 * alike >= 8 * (rows.size() - i) ? i : -1;
            }
        }
        return -1;
    }

    private static TableLayout laidOut(List<Row> rows, int first, char separator, int width) throws RefusedFile {
        Row header = rows.get(first);
        String comment = null;
        for (int i = 0; i < first; i++) {
            String mark = TableRecords.mark(rows.get(i).text());
            comment = mark == null ? comment : mark;
        }
        List<String> names = List.of();
        int next = first + 1;
        if (header.hasNames()) {
            names = List.of(header.cells());
        } else {
            next = first;
            for (int i = first - 1; i >= 0 && names.isEmpty(); i--) {
                names = marked(rows.get(i).text(), separator, width);
            }
        }
        if (next == rows.size()) {
            throw new RefusedFile(Reason.NO_OBSERVATIONS, header.line(), "the columns are named, and no row follows");
        }
        List<String> units = names.isEmpty() ? List.of() : units(rows, next);
        return new TableLayout(separator, comment, names, units, width);
    }

    /** Names behind a mark of comments. */
    private static List<String> marked(String text, char separator, int width) throws RefusedFile {
        String[] cells =
                TableRecords.mark(text) == null ? new String[0] : parted(TableRecords.uncommented(text), separator, 0);
        boolean isNames =
                cells != null && cells.length == width && Arrays.stream(cells).noneMatch(TableLayout::isValue);
        return isNames ? List.of(cells) : List.of();
    }

    /** A line of units has no number where the rows after it have them, and a unit somewhere. */
    private static List<String> units(List<Row> rows, int at) {
        String[] cells = rows.get(at).cells();
        // "1" is a unit too
        boolean isUnits =
                Arrays.stream(cells).allMatch(cell -> cell.isEmpty() || Headers.isUnit(cell) || !isValue(cell));
        boolean isAny = Arrays.stream(cells).anyMatch(cell -> !cell.equals("1") && Headers.isUnit(cell));
        boolean isFollowed =
                at + 1 < rows.size() && Arrays.stream(rows.get(at + 1).cells()).anyMatch(TableLayout::isValue);
        return isUnits && isAny && isFollowed ? List.of(cells) : List.of();
    }
}
