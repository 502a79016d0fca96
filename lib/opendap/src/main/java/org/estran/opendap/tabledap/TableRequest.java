package org.estran.opendap.tabledap;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What is behind the question mark of a request for a table: variables, constraints, filters.
 *
 * @param columns in the order asked for; all of them where none is named
 * @param ordering null for the order of the store
 * @param isUcum whether units are wanted as UCUM has them
 */
public record TableRequest(
        List<TableColumn> columns,
        List<TableConstraint> constraints,
        boolean isDistinct,
        @Nullable Ordering ordering,
        boolean isUcum) {

    private static final List<String> OPERATORS = List.of("!=", "=~", "<=", ">=", "<", ">", "=");
    private static final int MOST_PARTS = 200;

    /** @param query as it came, encoded; null for none */
    public static TableRequest parse(@Nullable String query, List<TableColumn> known, Instant now) throws TableRefused {
        List<String> parts = parts(query == null ? "" : query);
        if (parts.size() > MOST_PARTS) {
            throw TableRefused.query("A request has at most " + MOST_PARTS + " constraints.");
        }
        Map<String, TableColumn> byName = new LinkedHashMap<>();
        known.forEach(column -> byName.put(column.name(), column));
        List<TableColumn> columns = variables(parts.getFirst(), known, byName);
        List<TableConstraint> constraints = new ArrayList<>();
        boolean distinct = false;
        boolean ucum = false;
        Ordering ordering = null;
        for (String part : parts.subList(1, parts.size())) {
            if (part.isBlank() || part.startsWith(".")) {
                // What begins with a dot is told to ERDDAP's graphs.
                continue;
            }
            if (part.equals("distinct()")) {
                distinct = true;
            } else if (part.startsWith("units(") && part.endsWith(")")) {
                String standard = inQuotes(part.substring(6, part.length() - 1), part);
                if (!standard.equals("UCUM") && !standard.equals("UDUNITS")) {
                    throw TableRefused.query("units=" + standard + " must be UDUNITS or UCUM.");
                }
                ucum = standard.equals("UCUM");
            } else if (part.startsWith("orderBy")) {
                if (ordering != null) {
                    throw TableRefused.query("A request has one orderBy at most.");
                }
                ordering = Ordering.parse(part, columns);
            } else {
                constraints.add(constraint(part, byName, now));
            }
        }
        return new TableRequest(columns, constraints, distinct, ordering, ucum);
    }

    /** What is given, filters and units considered. */
    public List<TableColumn> given(UnaryOperator<String> toUcum) {
        List<TableColumn> given = ordering == null ? columns : ordering.given(columns);
        return !isUcum
                ? given
                : given.stream()
                        .map(column -> {
                            String unit = column.unit();
                            return unit == null ? column : column.as(column.kind(), toUcum.apply(unit));
                        })
                        .toList();
    }

    private static List<String> parts(String query) throws TableRefused {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        // libdap encodes the ampersands between constraints too; those of texts stand in quotes.
        String plain = query.replace("%22", "\"").replace("%26", "&");
        for (int i = 0; i <= plain.length(); i++) {
            if (i == plain.length() || (plain.charAt(i) == '&' && !quoted)) {
                parts.add(decoded(plain.substring(from, i)));
                from = i + 1;
            } else if (plain.charAt(i) == '"' && (i == 0 || plain.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            }
        }
        return parts;
    }

    private static String decoded(String part) throws TableRefused {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException broken) {
            throw TableRefused.query("Not percent-encoded: " + part + ".");
        }
    }

    private static List<TableColumn> variables(String names, List<TableColumn> known, Map<String, TableColumn> byName)
            throws TableRefused {
        if (names.isBlank() || names.equals("s")) {
            return known;
        }
        Map<String, TableColumn> wanted = new LinkedHashMap<>();
        for (String name : names.split(",", -1)) {
            String plain = name.strip();
            TableColumn column = byName.get(plain);
            if (column == null && plain.startsWith("s.")) {
                column = byName.get(plain.substring(2));
            }
            if (column == null) {
                throw TableRefused.query("Unrecognized variable=" + Texts.quoted(plain) + ".");
            }
            if (wanted.put(column.name(), column) != null) {
                throw TableRefused.query("variable=" + plain + " is listed twice in the results variables list.");
            }
        }
        return List.copyOf(wanted.values());
    }

    private static TableConstraint constraint(String part, Map<String, TableColumn> byName, Instant now)
            throws TableRefused {
        int at = 0;
        while (at < part.length() && "!=<>".indexOf(part.charAt(at)) < 0) {
            at++;
        }
        int place = at;
        Optional<String> operator =
                OPERATORS.stream().filter(each -> part.startsWith(each, place)).findFirst();
        if (operator.isEmpty()) {
            throw TableRefused.query("No operator found in constraint=" + Texts.quoted(part) + ".");
        }
        String name = part.substring(0, at).strip();
        TableColumn column = byName.get(name.startsWith("s.") ? name.substring(2) : name);
        if (column == null) {
            throw TableRefused.query("Unrecognized constraint variable=" + Texts.quoted(name) + ".");
        }
        String value = part.substring(at + operator.get().length()).strip();
        return switch (column.kind()) {
            case STRING -> text(column, operator.get(), inQuotes(value, part));
            case TIME -> moment(column, operator.get(), bare(value), part, now);
            case INT, FLOAT, DOUBLE -> number(column, operator.get(), bare(value), part);
        };
    }

    private static TableConstraint text(TableColumn column, String operator, String value) throws TableRefused {
        if (operator.equals("=~")) {
            try {
                Pattern.compile(value);
            } catch (PatternSyntaxException broken) {
                throw TableRefused.query("Not a regular expression: " + Texts.quoted(value) + ".");
            }
            return new TableConstraint.Matches(column, value);
        }
        if (value.isEmpty() && operator.endsWith("=") && operator.matches("!?=")) {
            return new TableConstraint.Missing(column, operator.equals("="));
        }
        return new TableConstraint.OfText(column, operator, value);
    }

    private static TableConstraint moment(TableColumn column, String operator, String value, String part, Instant now)
            throws TableRefused {
        if (isMissing(operator, value)) {
            return new TableConstraint.Missing(column, operator.equals("="));
        }
        refuseExpression(operator, part);
        return new TableConstraint.OfTime(
                column,
                operator,
                TableMoments.read(value, now)
                        .orElseThrow(
                                () -> TableRefused.query("Invalid time in constraint=" + Texts.quoted(part) + ".")));
    }

    private static TableConstraint number(TableColumn column, String operator, String value, String part)
            throws TableRefused {
        if (isMissing(operator, value)) {
            return new TableConstraint.Missing(column, operator.equals("="));
        }
        refuseExpression(operator, part);
        try {
            double number = Double.parseDouble(value);
            if (!Double.isNaN(number)) {
                return new TableConstraint.OfNumber(
                        column, operator, column.kind() == TableColumn.Kind.FLOAT ? (float) number : number);
            }
        } catch (NumberFormatException noNumber) {
            // Told below, with those that compare with NaN.
        }
        throw TableRefused.query("Invalid number in constraint=" + Texts.quoted(part) + ".");
    }

    private static boolean isMissing(String operator, String value) {
        return (value.equals("NaN") || value.isEmpty()) && (operator.equals("=") || operator.equals("!="));
    }

    private static void refuseExpression(String operator, String part) throws TableRefused {
        if (operator.equals("=~")) {
            throw TableRefused.query("Regular expressions are for texts: constraint=" + Texts.quoted(part) + ".");
        }
    }

    private static String bare(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** A text in quotes, its escapes resolved. */
    static String inQuotes(String value, String part) throws TableRefused {
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            throw TableRefused.query(
                    "For constraints of String variables, the right-hand-side value must be surrounded by double quotes."
                            + " Bad constraint: " + part);
        }
        // A backslash of JSON escapes a quote or itself; any other belongs to a regular expression.
        return value.substring(1, value.length() - 1).replaceAll("\\\\([\"\\\\])", "$1");
    }

    static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
