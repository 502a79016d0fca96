package org.estran.observations.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the special comments of a NASA Ames file say of its variables beyond their names, each in a line behind
 * {@link #MARK}: the kind of its features, the one feature of index 1001 and what it has as a whole, each variable, and the
 * texts that numbers stand for. A file with them is read again as what it was made of.
 */
public final class NasaAmesComments {

    /** The line that they follow. */
    public static final String MARK = "Variables X, V and A, by their numbers, as name=value:";

    public static final String TYPE = "TYPE";
    public static final String FEATURE = "FEATURE";
    public static final String CONSTANT = "CONSTANT";
    public static final String VARIABLE = "VARIABLE ";
    public static final String CODES = "CODES ";

    private static final Pattern LINE =
            Pattern.compile("(TYPE|FEATURE|CONSTANT|(?:VARIABLE|CODES) (?:X|V|A)\\d{1,5}): (.*)");

    /** By the beginning of their line: {@code VARIABLE V1}. */
    final Map<String, Map<String, String>> lines = new LinkedHashMap<>();

    /** What the only feature has as a whole. */
    final List<Map<String, String>> constants = new ArrayList<>();

    private boolean isMarked;

    /** Takes a line of the special comments; false when it is one for people. */
    boolean take(String line) {
        if (!isMarked) {
            isMarked = line.strip().equals(MARK);
            return isMarked;
        }
        Matcher told = LINE.matcher(line.strip());
        if (!told.matches()) {
            return false;
        }
        Map<String, String> said = ColumnComment.read(told.group(2));
        if (told.group(1).equals(CONSTANT)) {
            constants.add(said);
        } else {
            lines.put(told.group(1), said);
        }
        return true;
    }

    boolean isTold() {
        return isMarked && !lines.isEmpty();
    }

    /** What is said of a variable: {@code X1}, {@code V1}, {@code A1}. */
    Map<String, String> variable(String number) {
        return lines.getOrDefault(VARIABLE + number, Map.of());
    }

    Map<String, String> codes(String number) {
        return lines.getOrDefault(CODES + number, Map.of());
    }

    /** A line of them. */
    public static String line(String begin, Map<String, String> said) {
        return begin + ": " + ColumnComment.write(said);
    }
}
