package org.estran.app.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.estran.terms.Finding;
import org.estran.terms.Language;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language, and how that language writes dates, numbers and sizes. A text may hold {@code {0}},
 * {@code {1}}...: plain places for arguments, nothing more, so that a French apostrophe is just an apostrophe.
 */
public final class Words {

    private static final String[] UNITS_FR = {"o", "ko", "Mo", "Go", "To", "Po"};
    private static final String[] UNITS_EN = {"B", "kB", "MB", "GB", "TB", "PB"};

    private final Language language;
    private final Map<String, String> texts;

    public Words(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = Map.copyOf(texts);
    }

    public Language language() {
        return language;
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The text of that key; an unknown key shows itself, so that a mistake is seen and not hidden. */
    public String text(String key, @Nullable Object... arguments) {
        String text = texts.getOrDefault(key, key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", argument(arguments[i]));
        }
        return text;
    }

    /**
     * The text of {@code key.one} or {@code key.other}, with the number as {@code {0}}. French counts zero as one thing,
     * English as many.
     */
    public String count(String key, long number, @Nullable Object... more) {
        boolean one = language == Language.FR ? number < 2 : number == 1;
        @Nullable Object[] arguments = new @Nullable Object[more.length + 1];
        arguments[0] = number;
        System.arraycopy(more, 0, arguments, 1, more.length);
        return text(key + (one ? ".one" : ".other"), arguments);
    }

    /** What a finding says, in this language. */
    public String finding(Finding finding) {
        return text("finding." + finding.code(), finding.arguments().toArray());
    }

    /** 12 mars 2021, 12 March 2021. */
    public String date(LocalDate day) {
        if (language == Language.FR && day.getDayOfMonth() == 1) {
            return "1er "
                    + DateTimeFormatter.ofPattern("MMMM yyyy", language.locale())
                            .format(day);
        }
        return DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(day);
    }

    public String date(Instant instant) {
        return date(instant.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** Reads {@code YYYY}, {@code YYYY-MM} or {@code YYYY-MM-DD} and says it; anything else stays as it is. */
    public String date(String isoDate) {
        try {
            return switch (isoDate.length()) {
                case 7 ->
                    DateTimeFormatter.ofPattern("MMMM yyyy", language.locale()).format(YearMonth.parse(isoDate));
                case 10 -> date(LocalDate.parse(isoDate));
                default -> isoDate;
            };
        } catch (DateTimeParseException asItWasTold) {
            return isoDate;
        }
    }

    /** A date with hours and minutes, in UTC and saying so. */
    public String moment(Instant instant) {
        return date(instant)
                + (language == Language.FR ? " à " : " at ")
                + DateTimeFormatter.ofPattern("HH:mm").format(instant.atZone(ZoneOffset.UTC))
                + " UTC";
    }

    /** A period in days; open ends are said. */
    public String period(TimeInterval period) {
        Instant start = period.start();
        Instant end = period.end();
        if (start != null && end != null) {
            String first = date(start);
            String last = date(end);
            return first.equals(last) ? first : text("period.between", first, last);
        }
        return start != null ? text("period.since", date(start)) : end != null ? text("period.until", date(end)) : "";
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** A measured value with at most that many decimals. */
    public String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(language.locale());
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /** A size in powers of ten: 1,2 Mo; 1.2 MB. */
    public String size(long bytes) {
        String[] units = language == Language.FR ? UNITS_FR : UNITS_EN;
        BigDecimal value = BigDecimal.valueOf(bytes);
        int unit = 0;
        while (value.compareTo(BigDecimal.valueOf(999.5)) >= 0 && unit < units.length - 1) {
            value = value.movePointLeft(3);
            unit++;
        }
        int decimals = unit == 0 || value.compareTo(BigDecimal.valueOf(99.95)) >= 0 ? 0 : 1;
        return number(value.setScale(decimals, RoundingMode.HALF_UP).doubleValue(), decimals) + "\u00a0" + units[unit];
    }

    private String argument(@Nullable Object argument) {
        return switch (argument) {
            case null -> "";
            case Integer number -> number(number);
            case Long number -> number(number);
            case Double number -> number(number, 2);
            case LocalDate day -> date(day);
            case Instant instant -> date(instant);
            default -> argument.toString();
        };
    }
}
