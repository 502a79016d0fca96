package org.estran.app.description;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.estran.terms.Finding;
import org.estran.terms.Orcid;
import org.estran.terms.Ror;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** One field's value as a text that people write, and back. */
final class FieldText {

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private FieldText() {}

    /** What a field shows of that value; empty where there is none. */
    static String show(FormField field, @Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        return switch (field.input()) {
            case FIRST_DAY, LAST_DAY -> day(value.asString());
            case FIRST_INSTANT -> instant(value.asString(), LocalTime.MIDNIGHT);
            case LAST_INSTANT -> instant(value.asString(), LAST_SECOND);
            case LINES -> lines(value);
            case POSITIONS -> Positions.show(value);
            case NUMBER -> value.isNumber() ? number(value.doubleValue()) : value.asString();
            case YES_NO -> value.booleanValue() ? "yes" : "no";
            default -> value.asString();
        };
    }

    /** Whether somebody left a field as it was shown: a browser changes line breaks and drops some. */
    static boolean same(FormField field, String shown, String typed) {
        return plain(field, shown).equals(plain(field, typed));
    }

    private static String plain(FormField field, String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return (field.input().isLong() ? lines : lines.replace("\n", "")).strip();
    }

    /**
     * The value that a text means, or a finding beside its field.
     *
     * @param row the row as it is read so far
     * @return empty where it cannot be understood
     */
    static Optional<JsonNode> read(
            FormField field, String typed, ObjectNode row, String pointer, List<Finding> mistakes) {
        String text = plain(field, typed);
        try {
            return Optional.of(
                    switch (field.input()) {
                        case NUMBER -> DoubleNode.valueOf(number(text));
                        case WHOLE_NUMBER -> LongNode.valueOf(wholeNumber(text));
                        case DATE -> StringNode.valueOf(date(text));
                        case FIRST_DAY, FIRST_INSTANT ->
                            StringNode.valueOf(TimeInterval.first(text).toString());
                        case LAST_DAY, LAST_INSTANT ->
                            StringNode.valueOf(TimeInterval.last(text).toString());
                        case ORCID ->
                            StringNode.valueOf(
                                    Orcid.parse(text).map(Orcid::text).orElse(text));
                        case ROR ->
                            StringNode.valueOf(Ror.parse(text).map(Ror::text).orElse(text));
                        case YES_NO ->
                            BooleanNode.valueOf(
                                    choice(List.of("yes", "no"), text).equals("yes"));
                        case CHOICE -> StringNode.valueOf(choice(field.choices(), text));
                        case LINES -> list(text);
                        case POSITIONS -> Positions.read(text, row.path("type").asString(""));
                        case TEXT, LONG_TEXT, LOCALIZED, LONG_LOCALIZED -> StringNode.valueOf(text);
                    });
        } catch (IllegalArgumentException meaningless) {
            mistakes.add(Finding.blocking(code(field.input()), pointer, shortened(typed)));
            return Optional.empty();
        }
    }

    private static String code(Input input) {
        return switch (input) {
            case NUMBER -> "not-a-number";
            case WHOLE_NUMBER -> "not-a-whole-number";
            case POSITIONS -> "positions-unreadable";
            case CHOICE, YES_NO -> "choice-unknown";
            default -> "date-unreadable";
        };
    }

    /** Enough of a text to know it again in a sentence. */
    static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }

    /** As few decimals as tell the place to a metre; the value itself stays while its text does. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.5f", value);
        String trimmed = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return trimmed.equals("-0") ? "0" : trimmed;
    }

    static double number(String text) {
        double number = Double.parseDouble(text.replace(',', '.').replace('−', '-'));
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("no number: " + text);
        }
        return number;
    }

    private static long wholeNumber(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("no whole number: " + text);
        }
        return Long.parseLong(text);
    }

    private static String date(String text) {
        TimeInterval.first(text);
        return text;
    }

    private static String choice(List<String> words, String text) {
        if (!words.contains(text)) {
            throw new IllegalArgumentException("not offered: " + text);
        }
        return text;
    }

    private static ArrayNode list(String text) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(list::add);
        return list;
    }

    private static String lines(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(line -> line.asString().replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    private static String day(String instant) {
        return OffsetDateTime.parse(instant)
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    /** A day alone where the instant is the one that a day means. */
    private static String instant(String text, LocalTime meant) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        LocalDate day = instant.atOffset(ZoneOffset.UTC).toLocalDate();
        boolean whole = instant.equals(day.atTime(meant).toInstant(ZoneOffset.UTC));
        return whole && day.getYear() >= 0 && day.getYear() <= 9999 ? day.toString() : instant.toString();
    }
}
