package org.estran.oaipmh;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A {@code UTCdatetime} (section 3.3) as it was asked: a day or a second.
 *
 * @param text as it was written
 * @param first its first moment, to the second
 * @param last its last second; the same for a second
 */
public record Datestamp(String text, Instant first, Instant last) {

    private static final Pattern DAY = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SECOND = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");

    /** Empty where the text is neither form, or no such day or second was. */
    public static Optional<Datestamp> of(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                Instant first =
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                return Optional.of(new Datestamp(
                        text, first, first.plus(1, ChronoUnit.DAYS).minusSeconds(1)));
            }
            if (SECOND.matcher(text).matches() && !text.contains("T24")) {
                Instant second = Instant.parse(text);
                // A leap second would be taken for the one before it.
                return second.toString().equals(text)
                        ? Optional.of(new Datestamp(text, second, second))
                        : Optional.empty();
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    public boolean isDay() {
        return !first.equals(last);
    }

    /** A moment to the second, which is the granularity of all answers. */
    public static String text(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
