package org.estran.wms;

import java.util.Locale;
import java.util.Optional;

/** Colours as requests write them. */
final class Colours {

    private Colours() {}

    /** {@code 0xRRGGBB} (OGC 06-042, 7.3.3.10), also with a number sign. */
    static Optional<Integer> rgb(String text) {
        String digits = digits(text);
        return digits.matches("[0-9a-f]{6}") ? Optional.of(Integer.parseInt(digits, 16)) : Optional.empty();
    }

    /** The same with opacity: {@code 0xAARRGGBB}, {@code 0xRRGGBB}, {@code transparent}. */
    static Optional<Integer> argb(String text) {
        if (text.equalsIgnoreCase("transparent")) {
            return Optional.of(0);
        }
        String digits = digits(text);
        return digits.matches("[0-9a-f]{8}")
                ? Optional.of(Integer.parseUnsignedInt(digits, 16))
                : rgb(text).map(colour -> 0xFF000000 | colour);
    }

    private static String digits(String text) {
        return text.toLowerCase(Locale.ROOT).replaceFirst("^(0x|#)", "");
    }
}
