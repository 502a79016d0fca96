package org.estran.observations.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.estran.observations.FeatureType;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.text.ColumnStatistics.Seen;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/** Looks at a table: at its layout, then at each cell of its rows, then at how its rows belong together. */
final class Guessing {

    private static final long MOST_ROWS = 1_000_000;

    private final Path path;
    private final TableLayout layout;
    private final List<String> headers;
    private final ColumnStatistics[] statistics;
    private final List<List<String>> firstRows = new ArrayList<>();
    private long rows;
    private boolean isWhole = true;

    Guessing(Path path) throws IOException {
        this.path = path;
        this.layout = TableLayout.of(path);
        this.headers = new ArrayList<>();
        for (int i = 0; i < layout.width(); i++) {
            headers.add(
                    layout.names().isEmpty()
                            ? "column_" + (i + 1)
                            : layout.names().get(i));
        }
        this.statistics = new ColumnStatistics[layout.width()];
        Arrays.setAll(statistics, i -> new ColumnStatistics());
    }

    Guess guess() throws IOException {
        look();
        ColumnGuesses guesses = new ColumnGuesses(headers, layout.units(), statistics);
        List<MappedColumn> columns = guesses.all();
        List<Finding> doubts = new ArrayList<>();
        DecimalSign decimal = decimal(doubts);
        List<String> missing = guesses.missing();
        Mapping plain = new Mapping(
                layout.separator(),
                decimal,
                !layout.names().isEmpty(),
                !layout.units().isEmpty(),
                layout.comment(),
                missing,
                FeatureType.POINT,
                columns);
        Grouping grouping = new Grouping(path, plain);
        Mapping mapping = grouping.mapping();
        doubts.addAll(guesses.doubts);
        doubts.addAll(grouping.doubts());
        told(mapping, doubts);
        return new Guess(mapping, guesses.evidence, doubts, firstRows, rows, isWhole);
    }

    private void look() throws IOException {
        try (TableRecords records = new TableRecords(path, layout.separator(), layout.comment(), new Remarks())) {
            pass(records, layout.names(), !layout.units().isEmpty());
            for (String[] cells = records.next(); cells != null; cells = records.next()) {
                if (rows == MOST_ROWS) {
                    isWhole = false;
                    break;
                }
                row(cells, records.line());
            }
        }
        if (rows == 0) {
            throw new RefusedFile(Reason.NO_OBSERVATIONS, "the columns are named, and no row follows");
        }
    }

    private void row(String[] cells, long line) throws RefusedFile {
        boolean isTrailing = cells.length == layout.width() + 1 && cells[layout.width()].isEmpty();
        if (cells.length != layout.width() && !isTrailing) {
            throw new RefusedFile(
                    Reason.BROKEN, line, layout.width() + " columns were named, and " + cells.length + " are there");
        }
        rows++;
        for (int i = 0; i < statistics.length; i++) {
            statistics[i].take(cells[i], line);
        }
        if (firstRows.size() < Guess.SHOWN) {
            firstRows.add(List.of(cells));
        }
    }

    static void pass(TableRecords records, List<String> names, boolean hasUnits) throws IOException {
        if (!names.isEmpty()) {
            records.passHeader(names);
            if (hasUnits) {
                records.next();
            }
        }
    }

    static List<List<String>> firstRows(Path path, Mapping mapping) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (TableRecords records = new TableRecords(path, mapping.separator(), mapping.comment(), new Remarks())) {
            pass(records, mapping.hasHeader() ? mapping.headers() : List.of(), mapping.hasUnits());
            for (String[] cells = records.next(); cells != null && rows.size() < Guess.SHOWN; cells = records.next()) {
                rows.add(List.of(cells));
            }
        }
        return rows;
    }

    /** A comma is decimal where one cannot part thousands, and no point is there to do its work. */
    private DecimalSign decimal(List<Finding> doubts) {
        @Nullable Seen comma = null;
        @Nullable Seen point = null;
        boolean isSure = false;
        for (ColumnStatistics column : statistics) {
            if (column.isOfNumbers()) {
                comma = comma == null ? column.comma : comma;
                point = point == null ? column.point : point;
                isSure |= column.hasDecimalComma;
            }
        }
        if (comma == null) {
            return DecimalSign.POINT;
        }
        if (isSure && point == null) {
            return DecimalSign.COMMA;
        }
        doubts.add(Finding.blocking("table-decimal", "/decimal", comma.text(), Long.toString(comma.line())));
        return DecimalSign.UNDECIDED;
    }

    private void told(Mapping mapping, List<Finding> doubts) {
        if (layout.names().isEmpty()) {
            doubts.add(Finding.advice("table-no-names", ""));
        }
        if (mapping.columns().stream().noneMatch(column -> column.use().isOfTime())) {
            doubts.add(Finding.advice("observations-no-time", ""));
        }
        if (!mapping.has(ColumnUse.LONGITUDE) || !mapping.has(ColumnUse.LATITUDE)) {
            doubts.add(Finding.advice("observations-no-position", ""));
        }
        if (!isWhole) {
            doubts.add(Finding.advice("table-part", "", Long.toString(rows)));
        }
    }
}
