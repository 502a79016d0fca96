package org.estran.terms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An ORCID iD: sixteen digits, the last a check by ISO/IEC 7064 MOD 11-2 (an X stands for ten). */
public record Orcid(String text) {

    private static final Pattern FORM =
            Pattern.compile("(?:https?://(?:www\\.)?orcid\\.org/)?(\\d{4})-?(\\d{4})-?(\\d{4})-?(\\d{3}[\\dXx])/?");

    /** Reads the bare form or the address; empty when the form or the check digit is wrong. */
    public static Optional<Orcid> parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String digits = (m.group(1) + m.group(2) + m.group(3) + m.group(4)).toUpperCase(Locale.ROOT);
        return checkDigit(digits) == digits.charAt(15)
                ? Optional.of(new Orcid(String.join(
                        "-",
                        digits.substring(0, 4),
                        digits.substring(4, 8),
                        digits.substring(8, 12),
                        digits.substring(12))))
                : Optional.empty();
    }

    public String address() {
        return "https://orcid.org/" + text;
    }

    private static char checkDigit(String digits) {
        int total = 0;
        for (int i = 0; i < 15; i++) {
            total = (total + digits.charAt(i) - '0') * 2;
        }
        int result = (12 - total % 11) % 11;
        return result == 10 ? 'X' : (char) ('0' + result);
    }
}
