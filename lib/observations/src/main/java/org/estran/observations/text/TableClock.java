package org.estran.observations.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.estran.observations.Column;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.Remarks;
import org.estran.observations.text.TableDates.NoDate;
import org.jspecify.annotations.Nullable;

/** The moments of a table's rows, in one column or in parts. What no calendar has is told with its line, and missing. */
final class TableClock {

    private final List<MappedColumn> columns;
    private final Map<ColumnUse, Integer> at = new EnumMap<>(ColumnUse.class);
    private final TableNumbers numbers;
    private final Remarks remarks;

    TableClock(Mapping mapping, TableNumbers numbers, Remarks remarks) {
        this.columns = mapping.columns();
        this.numbers = numbers;
        this.remarks = remarks;
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).use().isOfTime()) {
                at.putIfAbsent(columns.get(i).use(), i);
            }
        }
    }

    /** The time of a row in milliseconds since 1970; {@link Column#NO_INSTANT} when one of its parts is missing. */
    long ofRow(String[] cells, long line) throws RefusedFile {
        Integer whole = at.get(ColumnUse.TIME);
        if (whole != null) {
            return ofColumn(whole, cells, line);
        }
        String told = "";
        try {
            if (at.containsKey(ColumnUse.DATE)) {
                LocalDateTime day = day(cells);
                String clock = cell(ColumnUse.TIME_OF_DAY, cells);
                told = cell(ColumnUse.DATE, cells) + " " + clock;
                boolean isWhole = day != null && (!at.containsKey(ColumnUse.TIME_OF_DAY) || !numbers.isMissing(clock));
                return isWhole ? milliseconds(clocked(day, clock)) : Column.NO_INSTANT;
            }
            told = parts(cells);
            return ofParts(cells, line);
        } catch (NoDate none) {
            throw new RefusedFile(Reason.BROKEN, line, String.valueOf(none.getMessage()), none);
        } catch (DateTimeException impossible) {
            remarks.atLine("observations-date", line, told);
            return Column.NO_INSTANT;
        }
    }

    private static LocalDateTime clocked(@Nullable LocalDateTime day, String clock) throws NoDate {
        if (day == null) {
            throw new IllegalStateException("a time of no day");
        }
        return clock.isEmpty() ? day : TableDates.at(day.toLocalDate(), clock);
    }

    private @Nullable LocalDateTime day(String[] cells) throws NoDate {
        int column = at.getOrDefault(ColumnUse.DATE, 0);
        String text = cells[column];
        return numbers.isMissing(text)
                ? null
                : TableDates.parse(text, style(column), columns.get(column).unit());
    }

    /** What a column of dates says; its own column, whatever the time of the row. */
    long ofColumn(int column, String[] cells, long line) throws RefusedFile {
        String text = cells[column];
        if (numbers.isMissing(text)) {
            return Column.NO_INSTANT;
        }
        try {
            String plain = isNumber(style(column)) ? text.replace(',', '.') : text;
            return milliseconds(
                    TableDates.parse(plain, style(column), columns.get(column).unit()));
        } catch (NoDate none) {
            throw new RefusedFile(Reason.BROKEN, line, String.valueOf(none.getMessage()), none);
        } catch (DateTimeException impossible) {
            remarks.atLine("observations-date", line, text);
            return Column.NO_INSTANT;
        }
    }

    private static boolean isNumber(DateStyle style) {
        return style == DateStyle.SINCE || style == DateStyle.DECIMAL_YEAR;
    }

    private DateStyle style(int column) {
        DateStyle style = columns.get(column).date();
        return style == null ? DateStyle.UNDECIDED : style;
    }

    private long ofParts(String[] cells, long line) throws RefusedFile {
        double year = part(ColumnUse.YEAR, cells, line);
        double second = part(ColumnUse.SECOND, cells, line);
        double minute = part(ColumnUse.MINUTE, cells, line);
        double hour = part(ColumnUse.HOUR, cells, line);
        double dayOfYear = part(ColumnUse.DAY_OF_YEAR, cells, line);
        double month = part(ColumnUse.MONTH, cells, line);
        double day = part(ColumnUse.DAY, cells, line);
        if (Double.isNaN(year + second + minute + hour + dayOfYear + month + day)) {
            return Column.NO_INSTANT;
        }
        boolean isByMonth = at.containsKey(ColumnUse.MONTH) && at.containsKey(ColumnUse.DAY);
        double inDay = isByMonth ? day : dayOfYear;
        boolean isSensible = year == Math.rint(year)
                && year >= 1000
                && year <= 9999
                && hour >= 0
                && hour < 25
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 61;
        if (!isSensible || isByMonth && month != Math.rint(month) || inDay < 1 || inDay >= 367) {
            throw new DateTimeException("parts");
        }
        LocalDate whole = isByMonth
                ? LocalDate.of((int) year, (int) month, (int) Math.floor(inDay))
                : LocalDate.ofYearDay((int) year, (int) Math.floor(inDay));
        double ofDay = (inDay - Math.floor(inDay)) * 86400 + hour * 3600 + minute * 60 + second;
        return milliseconds(whole.atStartOfDay()) + Math.round(ofDay * 1000);
    }

    private double part(ColumnUse use, String[] cells, long line) throws RefusedFile {
        return at.containsKey(use) ? numbers.number(cell(use, cells), line) : 0;
    }

    private String cell(ColumnUse use, String[] cells) {
        Integer column = at.get(use);
        return column == null ? "" : cells[column];
    }

    private String parts(String[] cells) {
        StringBuilder all = new StringBuilder();
        at.values().forEach(column -> all.append(cells[column]).append(' '));
        return all.toString().strip();
    }

    private static long milliseconds(LocalDateTime moment) {
        return moment.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
