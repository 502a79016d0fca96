package org.estran.observations.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the cells of one column look like. Grows with nothing. */
final class ColumnStatistics {

    private static final int MOST_WORDS = 20;
    private static final Pattern NINES =
            Pattern.compile("(-9{2,}|9{3,})([.,][90]*)?|-?1[eE]\\+?(10|20|30|3[4-7])|-32768|9\\.9\\d*[eE]\\+?3[67]");
    private static final Pattern NOTHING = Pattern.compile(
            "(?i)n/?a|null|none|nil|nd|n\\.d\\.|-+|\\.|\\*+|\\?|missing|manquante?|absent|#n/a|#value!");

    /** A cell and where it first stood. */
    record Seen(String text, long line, long count) {
        Seen again() {
            return new Seen(text, line, count + 1);
        }
    }

    long filled;
    long nans;
    long points;
    long commas;
    long numbers;
    long whole;
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    final Map<String, Seen> words = new LinkedHashMap<>();
    /** Numbers that often stand for none, apart from the rest. */
    final Map<String, Seen> nines = new TreeMap<>();

    long others;
    long yearFirst;
    long yearLast;
    long compact;
    long shortYear;
    long clocks;
    long angles;
    long northOrSouth;
    long eastOrWest;
    boolean hasClock;
    boolean hasZone;

    @Nullable
    Seen dayFirst;

    @Nullable
    Seen monthFirst;

    @Nullable
    Seen ambiguous;

    @Nullable
    Seen comma;

    @Nullable
    Seen point;

    boolean hasDecimalComma;
    String example = "";
    String compactExample = "";

    void take(String cell, long line) {
        if (cell.isEmpty() || cell.equalsIgnoreCase("nan")) {
            nans += cell.isEmpty() ? 0 : 1;
            return;
        }
        filled++;
        example = example.isEmpty() ? cell : example;
        boolean isComma = TableNumbers.COMMA.matcher(cell).matches()
                || TableNumbers.THOUSANDS.matcher(cell).matches();
        if (isComma || TableNumbers.POINT.matcher(cell).matches()) {
            number(cell, line, isComma);
            return;
        }
        shape(cell, line);
        word(cell, line);
    }

    private void number(String cell, long line, boolean isComma) {
        numbers++;
        if (isComma) {
            commas++;
            comma = comma == null ? new Seen(cell, line, 1) : comma;
            hasDecimalComma |= !TableNumbers.THOUSANDS.matcher(cell).matches();
        } else if (cell.indexOf('.') >= 0) {
            points++;
            point = point == null ? new Seen(cell, line, 1) : point;
        }
        if (TableDates.COMPACT.matcher(cell).matches()) {
            compact++;
            compactExample = compactExample.isEmpty() ? cell : compactExample;
            hasClock |= cell.length() > 8;
        }
        if (NINES.matcher(cell).matches() && (nines.containsKey(cell) || nines.size() < MOST_WORDS)) {
            nines.merge(cell, new Seen(cell, line, 1), (old, one) -> old.again());
            return;
        }
        double value = value(cell);
        whole += value == Math.rint(value) ? 1 : 0;
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
    }

    static double value(String number) {
        String plain =
                number.indexOf(',') == number.lastIndexOf(',') ? number.replace(',', '.') : number.replace(",", "");
        return Double.parseDouble(plain);
    }

    private void shape(String cell, long line) {
        Matcher last = TableDates.YEAR_LAST.matcher(cell);
        Matcher first = TableDates.YEAR_FIRST.matcher(cell);
        if (first.matches()) {
            yearFirst++;
            hasClock |= first.group("h") != null;
            hasZone |= first.group("z") != null;
        } else if (last.matches()) {
            yearLast++;
            hasClock |= last.group("h") != null;
            hasZone |= last.group("z") != null;
            order(last, cell, line);
        } else if (TableDates.SHORT_YEAR.matcher(cell).matches()) {
            shortYear++;
        } else if (TableDates.OF_DAY.matcher(cell).matches()) {
            clocks++;
        } else if (TableDates.COMPACT.matcher(cell).matches()) {
            compact++;
            hasClock = true;
        } else if (!Double.isNaN(TableNumbers.angle(cell, true)) || !Double.isNaN(TableNumbers.angle(cell, false))) {
            angles++;
            northOrSouth += cell.matches("(?i).*[ns].*") ? 1 : 0;
            eastOrWest += cell.matches("(?i).*[ewo].*") ? 1 : 0;
        }
    }

    private void order(Matcher m, String cell, long line) {
        Seen seen = new Seen(cell, line, 1);
        if (!Character.isDigit(m.group("b").charAt(0))) {
            dayFirst = dayFirst == null ? seen : dayFirst;
            return;
        }
        int a = Integer.parseInt(m.group("a"));
        int b = Integer.parseInt(m.group("b"));
        if (a > 12 && b <= 12) {
            dayFirst = dayFirst == null ? seen : dayFirst;
        } else if (b > 12 && a <= 12) {
            monthFirst = monthFirst == null ? seen : monthFirst;
        } else if (a != b) {
            ambiguous = ambiguous == null ? seen : ambiguous;
        }
    }

    private void word(String cell, long line) {
        if (cell.length() <= 40 && (words.containsKey(cell) || isNothing(cell) || words.size() < MOST_WORDS)) {
            words.merge(cell, new Seen(cell, line, 1), (old, one) -> old.again());
        } else {
            others++;
        }
    }

    /** Whether all that is there is numbers, but for words that say that there is none. */
    boolean isOfNumbers() {
        return numbers > 0 && others == 0 && words.keySet().stream().allMatch(ColumnStatistics::isNothing);
    }

    static boolean isNothing(String word) {
        return NOTHING.matcher(word).matches();
    }

    /** Whether each cell has that form, but for words that say that there is none. */
    boolean isOf(long counted) {
        long nothings = words.values().stream()
                .filter(seen -> isNothing(seen.text()))
                .mapToLong(Seen::count)
                .sum();
        return counted > 0 && counted + nothings == filled;
    }

    /** Whether a number lies so far from all others of its column that it hardly is one of them. */
    boolean isFar(double value) {
        double width = Math.max(1, highest - lowest);
        return lowest > highest || value < lowest - width || value > highest + width;
    }

    boolean isWithin(double least, double greatest) {
        return lowest <= highest && lowest >= least && highest <= greatest;
    }

    boolean isWhole() {
        return lowest <= highest
                && whole
                        == numbers
                                - nines.values().stream().mapToLong(Seen::count).sum();
    }
}
