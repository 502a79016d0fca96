package org.estran.observations.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.text.ColumnStatistics.Seen;
import org.estran.terms.Finding;
import org.jspecify.annotations.Nullable;

/** What each column is taken for, by its name, its unit and its values, with the reason and what remains doubtful. */
final class ColumnGuesses {

    private static final Pattern FLAGS =
            Pattern.compile("(?i)(.*?)[\\s_.:-]*(qc|qf|qv|flags?|quality[ _]?flag|qualit[ey]|qc[ _]?flag)(:(.*))?");
    private static final double EXCEL_FROM = 10_000;
    private static final double EXCEL_TO = 90_000;

    private final List<String> headers;
    private final List<String> units;
    private final ColumnStatistics[] statistics;
    private final MappedColumn[] columns;
    private final String[] plain;
    private final Set<ColumnUse> taken = EnumSet.noneOf(ColumnUse.class);
    final List<Finding> evidence = new ArrayList<>();
    final List<Finding> doubts = new ArrayList<>();

    ColumnGuesses(List<String> headers, List<String> units, ColumnStatistics[] statistics) {
        this.headers = headers;
        this.units = units;
        this.statistics = statistics;
        this.columns = new MappedColumn[statistics.length];
        this.plain = new String[statistics.length];
    }

    List<MappedColumn> all() {
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            Headers.Named named = Headers.named(headers.get(i));
            String name = named.name().isEmpty() ? "column_" + (i + 1) : named.name();
            int times = names.merge(name, 1, Integer::sum);
            String unit = units.isEmpty() || units.get(i).isEmpty() ? named.unit() : units.get(i);
            columns[i] = MappedColumn.of(headers.get(i), ColumnUse.IGNORED, times == 1 ? name : name + "_" + times)
                    .in(unit);
            plain[i] = Headers.plain(named.name());
        }
        places();
        times();
        names();
        vertical();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].use() == ColumnUse.IGNORED) {
                observed(i);
            }
        }
        flags();
        return List.of(columns);
    }

    private void take(int i, ColumnUse use) {
        MappedColumn c = columns[i];
        columns[i] = new MappedColumn(
                c.header(), use, c.name(), c.standardName(), c.unit(), c.date(), c.isOfFeature(), c.of(), c.scheme());
        if (use.isOnlyOne()) {
            taken.add(use);
        }
    }

    private boolean isFree(int i) {
        return columns[i].use() == ColumnUse.IGNORED;
    }

    private static String place(int i) {
        return "/columns/" + i;
    }

    private void because(int i, String code, String... arguments) {
        evidence.add(Finding.advice(code, place(i), arguments));
    }

    private void doubt(int i, String code, String... arguments) {
        doubts.add(Finding.advice(code, place(i), arguments));
    }

    private void question(int i, String code, String... arguments) {
        doubts.add(Finding.blocking(code, place(i) + "/date", arguments));
    }

    // places

    private void places() {
        for (int i = 0; i < columns.length; i++) {
            place(i, ColumnUse.LATITUDE, UsualNames.LATITUDE, ".*(?i)(deg(rees?)?[ _]?n(orth)?|°n)", 90);
            place(i, ColumnUse.LONGITUDE, UsualNames.LONGITUDE, ".*(?i)(deg(rees?)?[ _]?e(ast)?|°e)", 360);
        }
    }

    private void place(int i, ColumnUse use, Pattern usual, String unitOf, double greatest) {
        String unit = columns[i].unit() == null ? "" : columns[i].unit();
        boolean isByUnit = unit.matches(unitOf);
        boolean isByName = usual.matcher(plain[i]).matches()
                && !FLAGS.matcher(headers.get(i)).matches();
        ColumnStatistics values = statistics[i];
        if (!isFree(i) || UsualNames.isOfRange(plain[i]) || !isByName && !isByUnit) {
            return;
        }
        boolean isAngle = values.isOf(values.angles + values.numbers) && values.angles > 0;
        boolean isNumber = values.isOfNumbers() && values.isWithin(-greatest, greatest);
        if (taken.contains(use) || !isAngle && !isNumber) {
            if (values.filled > 0 && !taken.contains(use)) {
                doubt(i, "table-no-place", headers.get(i), values.example);
            }
            return;
        }
        take(i, use);
        columns[i] = columns[i].standard(use.word());
        if (isByUnit) {
            because(i, "table-by-unit", unit);
        }
        if (isByName) {
            because(i, "table-by-name", headers.get(i));
        }
        if (isAngle) {
            because(i, "table-by-form", values.example);
        } else {
            because(i, "table-by-range", shown(values.lowest), shown(values.highest));
        }
    }

    // times

    private void times() {
        int best = -1;
        int bestScore = 0;
        for (int i = 0; i < columns.length; i++) {
            int score = isFree(i) && !UsualNames.isOfRange(plain[i]) ? dated(i) : 0;
            if (score > bestScore) {
                best = i;
                bestScore = score;
            }
        }
        if (best >= 0) {
            whole(best);
        } else if (!parts()) {
            numbers();
        }
        for (int i = 0; i < columns.length; i++) {
            if (isFree(i) && dated(i) > 0) {
                take(i, ColumnUse.MOMENT);
                styled(i);
            }
        }
    }

    /** How surely a column holds dates by the form of its values; 0 when it does not. */
    private int dated(int i) {
        ColumnStatistics values = statistics[i];
        boolean isNamed = UsualNames.TIME.matcher(plain[i]).matches();
        boolean isNumber = values.isOfNumbers() && values.compact == values.numbers && isNamed && isCompact(values);
        boolean isWritten = values.isOf(values.yearFirst)
                || values.isOf(values.yearLast)
                || values.isOf(values.compact) && values.numbers == 0;
        if (!isWritten && !isNumber) {
            return 0;
        }
        return 1
                + (UsualNames.TIME_ITSELF.matcher(plain[i]).matches() ? 4 : isNamed ? 2 : 0)
                + (values.hasClock ? 1 : 0);
    }

    /** Whether the first of them is a day of this calendar between the years that anybody observed in. */
    private static boolean isCompact(ColumnStatistics values) {
        int year = Integer.parseInt(values.compactExample.substring(0, 4));
        int month = Integer.parseInt(values.compactExample.substring(4, 6));
        return year >= 1700 && year <= 2100 && month >= 1 && month <= 12;
    }

    private void whole(int i) {
        int clock = -1;
        for (int j = 0; j < columns.length && !statistics[i].hasClock; j++) {
            if (isFree(j) && statistics[j].isOf(statistics[j].clocks)) {
                clock = j;
                break;
            }
        }
        take(i, clock < 0 ? ColumnUse.TIME : ColumnUse.DATE);
        styled(i);
        if (UsualNames.TIME.matcher(plain[i]).matches()) {
            because(i, "table-by-name", headers.get(i));
        }
        if (clock >= 0) {
            take(clock, ColumnUse.TIME_OF_DAY);
            because(clock, "table-by-form", statistics[clock].example);
        }
        boolean isOfClock = clock >= 0 || statistics[i].hasClock;
        boolean isUtcByUnit = "UTC".equals(columns[i].unit()) || plain[i].matches(".*\\b(utc|gmt|tu)\\b.*");
        boolean endsInZ = statistics[i].example.endsWith("Z");
        if (isOfClock && !statistics[i].hasZone && !isUtcByUnit && !endsInZ) {
            doubt(i, "table-no-zone", headers.get(i));
        }
    }

    private void styled(int i) {
        ColumnStatistics values = statistics[i];
        because(i, "table-by-form", values.example);
        if (values.yearFirst > 0) {
            columns[i] = columns[i].dated(DateStyle.YEAR_FIRST);
        } else if (values.yearLast > 0) {
            columns[i] = columns[i].dated(order(i, values));
        } else {
            columns[i] = columns[i].dated(DateStyle.COMPACT);
        }
    }

    private DateStyle order(int i, ColumnStatistics values) {
        Seen day = values.dayFirst;
        Seen month = values.monthFirst;
        if (day != null && month != null) {
            question(
                    i,
                    "table-date-both",
                    day.text(),
                    Long.toString(day.line()),
                    month.text(),
                    Long.toString(month.line()));
            return DateStyle.UNDECIDED;
        }
        Seen telling = day == null ? month : day;
        if (telling != null) {
            because(i, "table-date-told", telling.text(), Long.toString(telling.line()));
            return day == null ? DateStyle.MONTH_FIRST : DateStyle.DAY_FIRST;
        }
        Seen open = values.ambiguous;
        if (open == null) {
            // 05/05/2021 throughout: both orders say the same
            return DateStyle.DAY_FIRST;
        }
        question(i, "table-date-order", open.text(), Long.toString(open.line()));
        return DateStyle.UNDECIDED;
    }

    private boolean parts() {
        Map<ColumnUse, Integer> found = new HashMap<>();
        UsualNames.PARTS.forEach((use, usual) -> {
            for (int i = 0; i < columns.length; i++) {
                boolean isNumber = statistics[i].isOfNumbers() && statistics[i].isWithin(0, 2200);
                if (isFree(i)
                        && !found.containsValue(i)
                        && isNumber
                        && usual.matcher(plain[i]).matches()) {
                    found.put(use, i);
                    return;
                }
            }
        });
        Integer year = found.get(ColumnUse.YEAR);
        boolean isDay = found.containsKey(ColumnUse.MONTH) && found.containsKey(ColumnUse.DAY)
                || found.containsKey(ColumnUse.DAY_OF_YEAR);
        if (year == null || !isDay || !statistics[year].isWhole() || !statistics[year].isWithin(1700, 2100)) {
            return false;
        }
        if (found.containsKey(ColumnUse.MONTH) && found.containsKey(ColumnUse.DAY)) {
            found.remove(ColumnUse.DAY_OF_YEAR);
        } else {
            found.remove(ColumnUse.MONTH);
            found.remove(ColumnUse.DAY);
        }
        found.forEach((use, i) -> {
            take(i, use);
            because(i, "table-by-name", headers.get(i));
        });
        return true;
    }

    /** A time in numbers: of a unit that says since when, of a size that leaves one reading, or asked for. */
    private void numbers() {
        for (int i = 0; i < columns.length; i++) {
            String unit = columns[i].unit() == null ? "" : columns[i].unit();
            ColumnStatistics values = statistics[i];
            if (!isFree(i) || !values.isOfNumbers() || UsualNames.isOfRange(plain[i])) {
                continue;
            }
            boolean isNamed = UsualNames.TIME.matcher(plain[i]).matches()
                    || plain[i].matches("(decimal |julian )?(day|year|annee)( decimal(e)?)?|jour julien|jd");
            if (unit.matches("(?i)\\w+ since \\d.*")) {
                take(i, ColumnUse.TIME);
                columns[i] = columns[i].dated(DateStyle.SINCE);
                because(i, "table-by-unit", unit);
                return;
            }
            if (isNamed && sized(i, values)) {
                return;
            }
        }
    }

    private boolean sized(int i, ColumnStatistics values) {
        if (values.isWithin(1e8, 4.2e9)) {
            since(i, "seconds since 1970-01-01");
        } else if (values.isWithin(1e11, 4.2e12)) {
            since(i, "milliseconds since 1970-01-01");
        } else if (values.isWithin(1700, 2101) && !values.isWhole()) {
            take(i, ColumnUse.TIME);
            columns[i] = columns[i].dated(DateStyle.DECIMAL_YEAR);
        } else if (values.isWithin(EXCEL_FROM, EXCEL_TO)) {
            take(i, ColumnUse.TIME);
            if (plain[i].matches(".*excel.*")) {
                columns[i] = columns[i].dated(DateStyle.SINCE).in("days since 1899-12-30");
            } else if (plain[i].matches(".*mjd.*")) {
                columns[i] = columns[i].dated(DateStyle.SINCE).in("days since 1858-11-17");
            } else {
                columns[i] = columns[i].dated(DateStyle.UNDECIDED);
                question(i, "table-days-since", shown(values.lowest), shown(values.highest));
            }
        } else {
            return false;
        }
        because(i, "table-by-name", headers.get(i));
        because(i, "table-by-range", shown(values.lowest), shown(values.highest));
        return true;
    }

    private void since(int i, String unit) {
        take(i, ColumnUse.TIME);
        columns[i] = columns[i].dated(DateStyle.SINCE).in(unit);
    }

    // names of features

    private void names() {
        UsualNames.NAMES.forEach((use, usual) -> {
            for (int i = 0; i < columns.length; i++) {
                if (isFree(i)
                        && statistics[i].filled > 0
                        && usual.matcher(plain[i]).matches()) {
                    take(i, use);
                    because(i, "table-by-name", headers.get(i));
                    // a name has no unit; ERDDAP gives it "1"
                    columns[i] = columns[i].in(null);
                    return;
                }
            }
        });
    }

    // vertical coordinates

    private void vertical() {
        if (!isFound(ColumnUse.PRESSURE, UsualNames.PRESSURE, "dbar")
                && !isFound(ColumnUse.DEPTH, UsualNames.DEPTH, "m")) {
            isFound(ColumnUse.HEIGHT, UsualNames.HEIGHT, "m");
        }
    }

    private boolean isFound(ColumnUse use, Pattern usual, String expected) {
        for (int i = 0; i < columns.length; i++) {
            if (!isFree(i)
                    || !statistics[i].isOfNumbers()
                    || !usual.matcher(plain[i]).matches()) {
                continue;
            }
            String unit = columns[i].unit();
            boolean isOfUnit = unit != null
                    && (expected.equals("m")
                            ? unit.matches("(?i)m|met(re|er)s?|m[eè]tres?")
                            : ObservedProperty.isDecibar(unit));
            if (unit != null && !isOfUnit) {
                continue;
            }
            take(i, use);
            because(i, "table-by-name", headers.get(i));
            if (unit == null) {
                columns[i] = columns[i].in(expected);
                doubt(i, "table-unit-assumed", headers.get(i), expected);
            } else {
                because(i, "table-by-unit", unit);
            }
            standard(i);
            return true;
        }
        return false;
    }

    private void standard(int i) {
        UsualNames.standardName(plain[i], columns[i].unit()).ifPresent(name -> {
            columns[i] = columns[i].standard(name);
            because(i, "table-standard-name", name);
        });
    }

    // the rest

    private void observed(int i) {
        ColumnStatistics values = statistics[i];
        if (values.filled == 0) {
            // NaN throughout is a column of numbers all the same
            take(i, values.nans > 0 ? ColumnUse.NUMBER : ColumnUse.TEXT);
            doubt(i, "table-empty", headers.get(i));
        } else if (values.isOfNumbers()) {
            take(i, ColumnUse.NUMBER);
            because(i, "table-by-range", shown(values.lowest), shown(values.highest));
            standard(i);
        } else {
            take(i, ColumnUse.TEXT);
            if (values.shortYear > 0 && values.isOf(values.shortYear)) {
                doubt(i, "table-short-year", values.example);
            } else if (2 * values.numbers > values.filled) {
                Seen word = values.words.values().stream()
                        .filter(seen -> !ColumnStatistics.isNothing(seen.text()))
                        .findFirst()
                        .orElse(new Seen(values.example, 0, 1));
                doubt(i, "table-not-all-numbers", word.text(), Long.toString(word.line()));
            }
        }
    }

    // flags

    private void flags() {
        for (int i = 0; i < columns.length; i++) {
            Matcher m = FLAGS.matcher(headers.get(i));
            boolean isPlain = columns[i].use() == ColumnUse.NUMBER || columns[i].use() == ColumnUse.TEXT;
            if (!m.matches() || !isPlain || !isOfFlags(statistics[i])) {
                continue;
            }
            int target = m.group(1).isBlank() ? i - 1 : named(Headers.plain(m.group(1)), i);
            if (target < 0 || columns[target].use() == ColumnUse.FLAG || isFlagged(columns[target].name())) {
                continue;
            }
            boolean isPart = columns[target].use().isOfTime() && columns[target].use() != ColumnUse.TIME;
            if (isPart) {
                continue;
            }
            QualityScheme scheme = scheme(m.group(4) == null ? "" : m.group(4));
            take(i, ColumnUse.FLAG);
            columns[i] = columns[i]
                    .standard(null)
                    .in(null)
                    .flagging(columns[target].name(), scheme == null ? null : scheme.name());
            String place = place(i);
            evidence.removeIf(finding -> finding.pointer().equals(place));
            doubts.removeIf(finding -> finding.pointer().equals(place));
            because(i, "table-flags-of", columns[target].name());
            if (scheme == null) {
                doubt(i, "table-flag-scheme", headers.get(i));
            }
        }
    }

    private boolean isFlagged(String name) {
        return Arrays.stream(columns).anyMatch(c -> c.use() == ColumnUse.FLAG && name.equals(c.of()));
    }

    private static boolean isOfFlags(ColumnStatistics values) {
        boolean isOfDigits = values.isOfNumbers() && values.isWhole() && values.isWithin(0, 9);
        boolean isOfLetters = values.filled > 0
                && values.others == 0
                && values.words.keySet().stream().allMatch(word -> word.length() <= 2);
        return isOfDigits || isOfLetters && (values.numbers == 0 || values.isWithin(0, 9)) || values.filled == 0;
    }

    private int named(String itsPlain, int but) {
        for (int i = 0; i < columns.length; i++) {
            if (i != but && plain[i].equals(itsPlain)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable QualityScheme scheme(String told) {
        String upper = told.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return upper.isEmpty()
                ? null
                : QualityScheme.KNOWN.stream()
                        .filter(scheme -> scheme.name()
                                .toUpperCase(Locale.ROOT)
                                .replaceAll("[^A-Z]", "")
                                .startsWith(upper))
                        .findFirst()
                        .orElse(null);
    }

    // missing values

    /** Cells that say that a value is missing, with the reason for taking each so. */
    List<String> missing() {
        Set<String> missing = new LinkedHashSet<>();
        for (int i = 0; i < columns.length; i++) {
            ColumnUse use = columns[i].use();
            if (use == ColumnUse.TEXT || use == ColumnUse.FLAG || use == ColumnUse.IGNORED || use.isName()) {
                continue;
            }
            for (Seen word : statistics[i].words.values()) {
                if (ColumnStatistics.isNothing(word.text()) && missing.add(word.text())) {
                    because(i, "table-missing-word", word.text(), Long.toString(word.line()));
                }
            }
            for (Seen nines : statistics[i].nines.values()) {
                double value = ColumnStatistics.value(nines.text());
                boolean isFar = statistics[i].isFar(value);
                if (isFar && missing.add(nines.text())) {
                    doubt(
                            i,
                            "table-missing-number",
                            nines.text(),
                            Long.toString(nines.count()),
                            Long.toString(nines.line()));
                }
            }
        }
        return List.copyOf(missing);
    }

    static String shown(double value) {
        if (Double.isInfinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
