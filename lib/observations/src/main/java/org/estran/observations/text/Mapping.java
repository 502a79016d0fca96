package org.estran.observations.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.grids.cf.TimeUnit;
import org.estran.observations.FeatureType;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/**
 * How a table in text is read as observations: everything that the file does not say in words of a standard. Holds
 * for any file whose columns have the same names in the same order.
 *
 * @param separator between cells; a blank stands for any number of blanks and tabs
 * @param hasHeader whether a line names the columns
 * @param hasUnits whether the line after that one gives units
 * @param comment how lines begin that are no rows; null when there are none
 * @param missing cells that say that a number or a date is missing; empty ones always do
 * @param columns all of them, in the order of the file
 */
public record Mapping(
        char separator,
        DecimalSign decimal,
        boolean hasHeader,
        boolean hasUnits,
        @Nullable String comment,
        List<String> missing,
        FeatureType featureType,
        List<MappedColumn> columns) {

    /** More columns than this are no table that a person could have confirmed. */
    public static final int MOST_COLUMNS = 2000;

    public Mapping {
        missing = List.copyOf(missing);
        columns = List.copyOf(columns);
    }

    public Mapping of(FeatureType type, List<MappedColumn> others) {
        return new Mapping(separator, decimal, hasHeader, hasUnits, comment, missing, type, others);
    }

    /** The first column that is for that; empty when none is. */
    public Optional<MappedColumn> column(ColumnUse use) {
        return columns.stream().filter(column -> column.use() == use).findFirst();
    }

    boolean has(ColumnUse use) {
        return column(use).isPresent();
    }

    /** The names of the columns as the file has them. */
    public List<String> headers() {
        return columns.stream().map(MappedColumn::header).toList();
    }

    /** Whether another table has the same columns: named, by the same names in the same order. */
    public boolean isFor(Mapping other) {
        return hasHeader && other.hasHeader && headers().equals(other.headers());
    }

    /**
     * This mapping for another file of the same columns. How its cells are separated and its numbers written, and the units
     * of a line of units, that file says itself; what it leaves undecided is as here.
     *
     * @param guessed of that file
     * @throws IllegalArgumentException where it {@link #isFor} other columns
     */
    public Mapping fitted(Mapping guessed) {
        if (!isFor(guessed)) {
            throw new IllegalArgumentException("a table of other columns");
        }
        List<MappedColumn> fitted = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String unit = guessed.hasUnits ? guessed.columns.get(i).unit() : null;
            fitted.add(unit == null ? columns.get(i) : columns.get(i).in(unit));
        }
        return new Mapping(
                guessed.separator,
                guessed.decimal == DecimalSign.UNDECIDED ? decimal : guessed.decimal,
                true,
                guessed.hasUnits,
                guessed.comment,
                Stream.concat(missing.stream(), guessed.missing.stream())
                        .distinct()
                        .toList(),
                featureType,
                fitted);
    }

    /** What in it cannot be, and the questions it leaves open: all of it blocking, by JSON Pointer into its JSON. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (decimal == DecimalSign.UNDECIDED) {
            findings.add(Finding.blocking("table-decimal-open", "/decimal"));
        }
        Set<String> names = new HashSet<>();
        Set<ColumnUse> uses = EnumSet.noneOf(ColumnUse.class);
        for (int i = 0; i < columns.size(); i++) {
            MappedColumn column = columns.get(i);
            String place = "/columns/" + i;
            if (column.name().isBlank() || !names.add(column.name())) {
                findings.add(Finding.blocking("table-name-twice", place + "/name", column.name()));
            }
            if (column.use().isOnlyOne() && !uses.add(column.use())) {
                findings.add(Finding.blocking(
                        "table-use-twice", place + "/use", column.use().word()));
            }
            if (column.use().hasDateStyle()) {
                date(column, place, findings);
            }
            if (column.use() == ColumnUse.FLAG) {
                flags(column, place, findings);
            }
        }
        time(uses, findings);
        return findings;
    }

    private static void date(MappedColumn column, String place, List<Finding> findings) {
        boolean isNumber = column.date() == DateStyle.SINCE;
        if (column.date() == null || column.date() == DateStyle.UNDECIDED) {
            findings.add(Finding.blocking("table-date-open", place + "/date", column.header()));
        } else if (isNumber
                && TimeUnit.parse(column.unit() == null ? "" : column.unit(), "")
                        .isEmpty()) {
            findings.add(Finding.blocking("table-since-unit", place + "/unit", column.header()));
        }
    }

    private void flags(MappedColumn column, String place, List<Finding> findings) {
        Optional<MappedColumn> flagged =
                columns.stream().filter(c -> c.name().equals(column.of())).findFirst();
        if (flagged.isEmpty()
                || flagged.get().use() == ColumnUse.FLAG
                || flagged.get().use() == ColumnUse.IGNORED) {
            findings.add(Finding.blocking("table-flag-of-none", place + "/of", column.header()));
        } else if (columns.stream()
                .anyMatch(c -> c != column
                        && c.use() == ColumnUse.FLAG
                        && flagged.get().name().equals(c.of()))) {
            findings.add(Finding.blocking("table-flags-twice", place + "/of", column.header()));
        }
    }

    /** A time has one form: a cell, a date with its time of day, or parts beginning with the year. */
    private static void time(Set<ColumnUse> uses, List<Finding> findings) {
        boolean isWhole = uses.contains(ColumnUse.TIME);
        boolean isDated = uses.contains(ColumnUse.DATE);
        boolean isOfParts = uses.contains(ColumnUse.YEAR);
        boolean isDay =
                uses.contains(ColumnUse.MONTH) && uses.contains(ColumnUse.DAY) || uses.contains(ColumnUse.DAY_OF_YEAR);
        boolean isAny = uses.stream().anyMatch(ColumnUse::isOfTime);
        int forms = (isWhole ? 1 : 0) + (isDated ? 1 : 0) + (isOfParts ? 1 : 0);
        boolean isWholeAlone =
                !isWhole || uses.stream().filter(ColumnUse::isOfTime).count() == 1;
        if (isAny && (forms != 1 || isOfParts && !isDay || !isWholeAlone)) {
            findings.add(Finding.blocking("table-time-parts", "/columns"));
        }
    }
}
