package org.estran.app.dissemination.sensed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.estran.app.observations.store.Condition.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What the options of a query say (18-088, clause 9.3), of those that are offered: {@code $top}, {@code $skip}, {@code $count},
 * {@code $select}, {@code $expand} of any depth, {@code $orderby} and {@code $filter} by {@code phenomenonTime} and
 * {@code result}, {@code $resultFormat=dataArray}. Everything else is refused, not passed over.
 *
 * @param given all of them as they were given, by their names
 * @param top at most so many, up to {@link #MOST}; of what is expanded, up to {@link #MOST_EXPANDED}
 * @param token where the page before ended; empty for the first
 * @param expanded the names that are expanded, with their own options
 * @param conditions all of them hold
 */
record Options(
        Map<String, String> given,
        int top,
        int skip,
        String token,
        boolean isCounted,
        List<String> selected,
        Map<String, Options> expanded,
        boolean isDescending,
        List<Compared> conditions,
        boolean isArray) {

    static final int MOST = 1_000;
    static final int MOST_EXPANDED = 100;
    private static final int USUAL = 100;
    private static final int MOST_SKIPPED = 10_000;

    /** A name, what follows it in a path, and options in brackets. */
    private static final Pattern EXPANDED = Pattern.compile("([A-Za-z]+)(?:/([A-Za-z/]+))?(?:\\((.*)\\))?");

    private static final Pattern COMPARISON =
            Pattern.compile("\\s*(phenomenonTime|result)\\s+(eq|ne|gt|ge|lt|le)\\s+(\\S+)\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    /**
     * A comparison of a value, or of a moment.
     *
     * @param moment null where the result is compared
     */
    record Compared(
            Operator operator, double number, @Nullable Instant moment) {}

    static Options of(Map<String, String[]> parameters) throws Refused {
        Map<String, String> given = new LinkedHashMap<>();
        for (Map.Entry<String, String[]> one : parameters.entrySet()) {
            if (one.getValue().length > 1) {
                throw Refused.badly(one.getKey() + " is there twice.");
            }
            given.put(one.getKey(), one.getValue()[0]);
        }
        return read(given, true);
    }

    private static Options read(Map<String, String> given, boolean isOutermost) throws Refused {
        Set<String> known = Set.of(
                "$top", "$skip", "$skiptoken", "$count", "$select", "$expand", "$orderby", "$filter", "$resultFormat");
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw name.startsWith("$")
                        ? Refused.notOffered(name)
                        : Refused.badly("\"" + name + "\" is no option of a query.");
            }
        }
        boolean isDescending = false;
        String order = given.getOrDefault("$orderby", "").strip();
        if (!order.isEmpty()) {
            if (!order.matches("phenomenonTime(\\s+(asc|desc))?")) {
                throw Refused.notOffered("$orderby other than by phenomenonTime");
            }
            isDescending = order.endsWith("desc");
        }
        String format = given.getOrDefault("$resultFormat", "");
        if (!format.isEmpty() && !format.equals("dataArray")) {
            throw Refused.notOffered("$resultFormat=" + format);
        }
        return new Options(
                Map.copyOf(given),
                Math.min(number(given, "$top", USUAL, Integer.MAX_VALUE), isOutermost ? MOST : MOST_EXPANDED),
                number(given, "$skip", 0, MOST_SKIPPED),
                given.getOrDefault("$skiptoken", ""),
                flag(given),
                names(given.getOrDefault("$select", "")),
                expanded(given.getOrDefault("$expand", "")),
                isDescending,
                conditions(given.getOrDefault("$filter", "")),
                !format.isEmpty());
    }

    private static int number(Map<String, String> given, String name, int otherwise, int most) throws Refused {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > most) {
            throw Refused.badly(name + " is a whole number from 0 to " + Math.min(most, 999_999_999) + "; follow"
                    + " @iot.nextLink to go further.");
        }
        return Integer.parseInt(text);
    }

    private static boolean flag(Map<String, String> given) throws Refused {
        String text = given.getOrDefault("$count", "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Refused.badly("$count is true or false.");
        }
        return text.equals("true");
    }

    private static List<String> names(String text) throws Refused {
        List<String> all = new ArrayList<>();
        for (String name : text.split(",")) {
            String plain = name.strip();
            if (plain.isEmpty()) {
                continue;
            }
            if (!plain.matches("[A-Za-z]+")) {
                throw Refused.notOffered("$select=" + plain);
            }
            all.add(plain.equals("id") ? "@iot.id" : plain);
        }
        return List.copyOf(all);
    }

    /** {@code A/B} is what {@code A($expand=B)} is, and {@code A/B,A/C} what {@code A($expand=B,C)} is. */
    private static Map<String, Options> expanded(String text) throws Refused {
        Map<String, Map<String, String>> byName = new LinkedHashMap<>();
        for (String part : parts(text, ',')) {
            Matcher one = EXPANDED.matcher(part.strip());
            if (!one.matches()) {
                throw Refused.badly("$expand=" + part.strip() + " names nothing that could be expanded.");
            }
            Map<String, String> own = byName.computeIfAbsent(one.group(1), name -> new LinkedHashMap<>());
            String inner = one.group(3) == null ? "" : one.group(3);
            if (one.group(2) != null) {
                String further = one.group(2) + (inner.isEmpty() ? "" : "(" + inner + ")");
                own.merge("$expand", further, (before, more) -> before + "," + more);
                continue;
            }
            for (String option : parts(inner, ';')) {
                int equals = option.indexOf('=');
                if (equals < 0) {
                    throw Refused.badly("\"" + option + "\" is no option of a query.");
                }
                own.put(
                        option.substring(0, equals).strip(),
                        option.substring(equals + 1).strip());
            }
        }
        Map<String, Options> all = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, String>> one : byName.entrySet()) {
            all.put(one.getKey(), read(one.getValue(), false));
        }
        return all;
    }

    /** The query that asks the same from where a page ended. */
    String from(String next) {
        Map<String, String> all = new TreeMap<>(given);
        all.remove("$skip");
        all.put("$skiptoken", next);
        return all.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** Between separators that stand outside of brackets. */
    private static List<String> parts(String text, char separator) {
        List<String> all = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : separator;
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == separator && depth == 0 || i == text.length()) {
                if (!text.substring(begin, i).isBlank()) {
                    all.add(text.substring(begin, i));
                }
                begin = i + 1;
            }
        }
        return all;
    }

    private static List<Compared> conditions(String text) throws Refused {
        if (text.isBlank()) {
            return List.of();
        }
        List<Compared> all = new ArrayList<>();
        for (String part : text.split("\\s+and\\s+", -1)) {
            Matcher one = COMPARISON.matcher(part);
            if (!one.matches()) {
                throw Refused.notOffered("$filter other than comparisons (eq, ne, gt, ge, lt, le) of phenomenonTime and"
                        + " result, joined by and: \"" + part.strip() + "\"");
            }
            Operator operator = operator(one.group(2));
            String literal = one.group(3);
            if (one.group(1).equals("result")) {
                if (!NUMBER.matcher(literal).matches()) {
                    throw Refused.badly("result is compared with a number, not with " + literal + ".");
                }
                all.add(new Compared(operator, Double.parseDouble(literal), null));
            } else {
                all.add(new Compared(operator, Double.NaN, moment(literal)));
            }
        }
        return List.copyOf(all);
    }

    private static Operator operator(String word) {
        return switch (word) {
            case "eq" -> Operator.EQUAL;
            case "ne" -> Operator.NOT_EQUAL;
            case "gt" -> Operator.MORE;
            case "ge" -> Operator.AT_LEAST;
            case "lt" -> Operator.LESS;
            default -> Operator.AT_MOST;
        };
    }

    private static Instant moment(String literal) throws Refused {
        try {
            return OffsetDateTime.parse(literal.replaceAll("^'|'$", "").replace(' ', '+'))
                    .toInstant();
        } catch (DateTimeException noMoment) {
            throw Refused.badly(
                    "phenomenonTime is compared with a moment such as 2020-01-01T00:00:00Z, not with " + literal + ".");
        }
    }
}
