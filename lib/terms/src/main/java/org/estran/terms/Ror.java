package org.estran.terms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An identifier of the Research Organization Registry: a zero, six characters of Crockford's base 32, and two check
 * digits by ISO/IEC 7064 MOD 97-10.
 */
public record Ror(String text) {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final Pattern FORM =
            Pattern.compile("(?:(?:https?://)?ror\\.org/)?(0[0-9a-hj-km-np-tv-z]{6})(\\d{2})/?");

    /** Reads the bare form or the address; empty when the form or the check digits are wrong. */
    public static Optional<Ror> parse(String text) {
        Matcher m = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            return Optional.empty();
        }
        long number = 0;
        for (char c : m.group(1).toCharArray()) {
            number = number * 32 + ALPHABET.indexOf(c);
        }
        long check = 98 - (number * 100) % 97;
        return check == Long.parseLong(m.group(2)) ? Optional.of(new Ror(m.group(1) + m.group(2))) : Optional.empty();
    }

    public String address() {
        return "https://ror.org/" + text;
    }
}
