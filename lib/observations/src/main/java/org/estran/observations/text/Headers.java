package org.estran.observations.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.terms.Accents;
import org.jspecify.annotations.Nullable;

/** Names of columns as people write them: with units in brackets, accents and every way to part words. */
final class Headers {

    private static final Pattern WITH_UNIT =
            Pattern.compile("(.*?)[\\s_]*(?:\\[([^\\]]*)\\]|\\(([^()]*)\\))\\s*", Pattern.DOTALL);
    private static final Pattern UNIT = Pattern.compile(
            "(?i)[%°‰1]|°?[cefknsw]|deg(ree)?s?[ _]?(c|celsius|n|e|north|east)?|celsius|kelvin|psu|pss(-?78)?|g/kg|d?b(ar)?|decibars?"
                    + "|[hkm]?pa|mbar|[numcdk]?m|met(re|er)s?|m[eè]tres?|([numcdk]?m|knots?|kn|kt)( ?/ ?s| s-1| ?\\* ?s-1)?"
                    + "|([numµμk]?g|[numµμ]?mol|[numµμ]m|m?l|cells?|ind|n|kg)( ?/ ?| ?\\.?)([dcm]?m|m?l|k?g|kg)(\\^?-?[123]|[²³])?"
                    + "|([numµμk]?g|[numµμ]?mol|m?l) (l|kg|m|ml|cm)-[123]|ntu|ftu|fnu|ntrsu|[mµμu]?s ?/ ?c?m|[mµμu]?s c?m-1|m?v|volts?"
                    + "|w ?/ ?m\\^?(2|²)|w m-2|utc|gmt|s(ec(ond)?s?)?|min(ute)?s?|h(ours?)?|d(ays?)?|.+ since .+|.* m-[123]"
                    + "|yyyy.*|dd[-/]mm.*|mm[-/]dd.*|hh:mm.*|iso ?8601|m\\^?[23]|m[²³]|[numµμ]?m");

    private Headers() {}

    /** A name and its unit. */
    record Named(String name, @Nullable String unit) {}

    /** What stands in brackets at the end is a unit; between parentheses where it looks like one. */
    static Named named(String header) {
        Matcher m = WITH_UNIT.matcher(header.replaceAll("\\s+", " "));
        if (m.matches() && !m.group(1).isBlank()) {
            String square = m.group(2);
            // NCSS writes latitude[unit="degrees_north"]
            String unit = square == null
                    ? m.group(3).strip()
                    : square.replaceAll("^unit=\"|\"$", "").strip();
            if (square != null && !unit.isEmpty() || isUnit(unit)) {
                return new Named(m.group(1).strip(), unit);
            }
        }
        return new Named(header.replaceAll("\\s+", " ").strip(), null);
    }

    static boolean isUnit(String text) {
        return UNIT.matcher(text.strip()).matches();
    }

    /** In lower case, without accents, words parted by one blank: {@code Température_eau} is {@code temperature eau}. */
    static String plain(String text) {
        return Accents.without(text)
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu}\\p{Ll})", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
