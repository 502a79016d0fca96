package org.estran.observations.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estran.terms.Finding;

/** What had no place in the format that was written: how many of each kind, property by property. */
final class Losses {

    /** Blanks around a text, or tabs and line ends in it. */
    static final String BLANKS = "observations-loss-blanks";
    /** Numbers that are infinite, years beyond four digits. */
    static final String VALUES = "observations-loss-values";
    /** A whole column: texts of too many kinds where only numbers have a place. */
    static final String COLUMNS = "observations-loss-columns";
    /** Features without rows. */
    static final String EMPTY = "observations-loss-empty";
    /** Statements of the file about itself. */
    static final String FACTS = "observations-loss-facts";

    private record Kind(String code, String property) {}

    private final Map<Kind, Long> counts = new LinkedHashMap<>();

    void count(String code, String property) {
        counts.merge(new Kind(code, property), 1L, Long::sum);
    }

    /** About the whole file. */
    void count(String code) {
        count(code, "");
    }

    /** A text within one line and without blanks around it, as lines of text hold it; what that changes is counted. */
    String inLine(String text, String property) {
        String plain =
                text.isEmpty() ? text : text.replaceAll("[\\t\\r\\n\\x00]", " ").strip();
        if (!plain.equals(text)) {
            count(BLANKS, property);
        }
        return plain;
    }

    /** A number with as many digits as it is exact to; an infinite one is counted, and missing like NaN. */
    String number(double value, boolean isSingle, String property, String missing) {
        if (Double.isInfinite(value)) {
            count(VALUES, property);
        }
        return Double.isFinite(value) ? CsvWriter.number(value, isSingle) : missing;
    }

    List<Finding> all() {
        List<Finding> all = new ArrayList<>();
        counts.forEach((kind, count) -> all.add(
                kind.property().isEmpty()
                        ? Finding.advice(kind.code(), "", Long.toString(count))
                        : Finding.advice(
                                kind.code(), "/properties/" + kind.property(), Long.toString(count), kind.property())));
        return all;
    }
}
