package org.estran.observations.text;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Degrees and minutes as instruments write them: {@code 19 58.55 S}, {@code 5 51.7959N}, {@code N41 30.00}. */
final class TextAngles {

    private static final Pattern ANGLE = Pattern.compile(
            "([NSEW])?\\s*(\\d{1,3})\\s+(\\d{1,2}(?:[.,]\\d*)?)\\s*([NSEW])?", Pattern.CASE_INSENSITIVE);

    private TextAngles() {}

    /**
     * Degrees, negative to the south and west; empty when the text is no angle with one quarter, or greater than may be.
     *
     * @param most 90 for latitudes, 180 for longitudes
     */
    static OptionalDouble degrees(String text, double most) {
        Matcher m = ANGLE.matcher(text.strip());
        if (!m.matches() || (m.group(1) == null) == (m.group(4) == null)) {
            return OptionalDouble.empty();
        }
        double minutes = Double.parseDouble(m.group(3).replace(',', '.'));
        double degrees = Integer.parseInt(m.group(2)) + minutes / 60;
        if (minutes >= 60 || degrees > most) {
            return OptionalDouble.empty();
        }
        String quarter = m.group(1) == null ? m.group(4) : m.group(1);
        return OptionalDouble.of("SWsw".contains(quarter) ? -degrees : degrees);
    }
}
