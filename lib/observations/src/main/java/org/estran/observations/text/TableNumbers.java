package org.estran.observations.text;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.jspecify.annotations.Nullable;

/** Numbers and angles as the cells of a table write them, by what a mapping says of their decimals and missing values. */
final class TableNumbers {

    static final Pattern POINT = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,4})?");
    static final Pattern COMMA = Pattern.compile("[-+]?(\\d+,\\d*|,\\d+)([eE][-+]?\\d{1,4})?");
    /** {@code 1,234}: a number with a decimal comma, or one beyond a thousand. */
    static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2}(,\\d{3})+");

    private static final Pattern ANGLE = Pattern.compile(
            "(?<before>[NSEWO])?\\s*(?<sign>[-+])?(?<d>\\d{1,3})(?:[°ºd:\\s]+\\s*(?<m>\\d{1,2}(?:[.,]\\d*)?)"
                    + "(?:['′’:\\s]+\\s*(?<s>\\d{1,2}(?:[.,]\\d*)?))?)?\\s*['′’\"″]*°?\\s*(?<after>[NSEWO])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL_ANGLE = Pattern.compile(
            "(?<before>[NSEWO])?\\s*(?<sign>[-+])?(?<d>\\d{1,3}(?:[.,]\\d*)?)\\s*[°º]?\\s*(?<after>[NSEWO])?",
            Pattern.CASE_INSENSITIVE);

    private final DecimalSign decimal;
    private final Set<String> missing;
    private final Set<Double> missingNumbers = new HashSet<>();

    TableNumbers(DecimalSign decimal, List<String> missing) {
        this.decimal = decimal;
        this.missing = Set.copyOf(missing);
        for (String text : missing) {
            String plain = decimal == DecimalSign.COMMA ? text.replace(',', '.') : text;
            if (POINT.matcher(plain).matches()) {
                missingNumbers.add(Double.parseDouble(plain));
            }
        }
    }

    /** Whether a cell says that there is no value. */
    boolean isMissing(String cell) {
        return cell.isEmpty() || missing.contains(cell) || cell.equalsIgnoreCase("nan");
    }

    /** NaN for a missing one. */
    double number(String cell, long line) throws RefusedFile {
        if (isMissing(cell)) {
            return Double.NaN;
        }
        if (COMMA.matcher(cell).matches() && decimal != DecimalSign.COMMA) {
            throw new RefusedFile(
                    Reason.BROKEN,
                    line,
                    decimal == DecimalSign.POINT
                            ? "\"" + cell + "\" has a comma, and the mapping says that decimals have a point"
                            : "nobody has said whether the comma of \"" + cell + "\" is a decimal one");
        }
        if (decimal == DecimalSign.COMMA
                && cell.indexOf('.') >= 0
                && POINT.matcher(cell).matches()) {
            throw new RefusedFile(
                    Reason.BROKEN,
                    line,
                    "\"" + cell + "\" has a point, and the mapping says that decimals have a comma");
        }
        String plain = cell.replace(',', '.');
        if (!POINT.matcher(plain).matches()) {
            throw new RefusedFile(Reason.BROKEN, line, "\"" + cell + "\" is no number");
        }
        double value = Double.parseDouble(plain);
        return missingNumbers.contains(value) ? Double.NaN : value;
    }

    /** Degrees, decimal or with minutes and seconds, north and east positive; NaN for a missing one. */
    double angle(String cell, long line, boolean isLatitude) throws RefusedFile {
        if (isMissing(cell)
                || POINT.matcher(cell).matches()
                || COMMA.matcher(cell).matches()) {
            return number(cell, line);
        }
        double value = angle(cell, isLatitude);
        if (Double.isNaN(value)) {
            throw new RefusedFile(
                    Reason.BROKEN, line, "\"" + cell + "\" is no " + (isLatitude ? "latitude" : "longitude"));
        }
        return value;
    }

    /** Degrees; NaN when it is no such angle. */
    static double angle(String cell, boolean isLatitude) {
        Matcher m = DECIMAL_ANGLE.matcher(cell);
        boolean isDecimal = m.matches();
        if (!isDecimal) {
            m = ANGLE.matcher(cell);
            if (!m.matches()) {
                return Double.NaN;
            }
        }
        double minutes = isDecimal ? 0 : part(m.group("m"));
        double seconds = isDecimal ? 0 : part(m.group("s"));
        String side = (m.group("before") == null ? "" : m.group("before"))
                + (m.group("after") == null ? "" : m.group("after"));
        String upper = side.toUpperCase(Locale.ROOT);
        // O is ouest.
        boolean isOfItsKind = upper.isEmpty() || upper.matches(isLatitude ? "[NS]" : "[EWO]");
        boolean isSignedTwice = m.group("sign") != null && !upper.isEmpty();
        if (minutes >= 60 || seconds >= 60 || !isOfItsKind || isSignedTwice) {
            return Double.NaN;
        }
        double value = part(m.group("d")) + minutes / 60 + seconds / 3600;
        boolean isNegative = "-".equals(m.group("sign")) || upper.matches("[SWO]");
        return isNegative ? -value : value;
    }

    private static double part(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits.replace(',', '.'));
    }
}
