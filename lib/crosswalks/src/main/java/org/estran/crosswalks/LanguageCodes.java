package org.estran.crosswalks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Languages as documents write them: ISO 639-1 and 639-2 in both letterings, tags with a country or a script, the addresses
 * of the EU's list, and a few plain names.
 */
public final class LanguageCodes {

    /** ISO 639-2's code for a language that is not known. */
    public static final String UNKNOWN = "und";

    /** Any writing, in lower case, to ISO 639-1. */
    private static final Map<String, String> CODES = new HashMap<>();

    private static final Map<String, String> TERMINOLOGIC = new HashMap<>();
    private static final Map<String, String> BIBLIOGRAPHIC = new HashMap<>();

    static {
        // What Hebrew, Indonesian and Yiddish were called before 1989 is still listed beside their codes.
        Map<String, String> former = Map.of("iw", "he", "in", "id", "ji", "yi");
        for (String two : Locale.getISOLanguages()) {
            CODES.put(two, former.getOrDefault(two, two));
            if (!former.containsKey(two)) {
                try {
                    String three = Locale.of(two).getISO3Language();
                    CODES.put(three, two);
                    TERMINOLOGIC.put(two, three);
                } catch (MissingResourceException none) {
                    // a code of two letters without one of three stays as it is
                }
            }
        }
        pairs(
                "alb sq,arm hy,baq eu,bur my,chi zh,cze cs,dut nl,fre fr,geo ka,ger de,gre el,ice is,mac mk,mao mi,may ms,"
                        + "per fa,rum ro,slo sk,tib bo,wel cy",
                BIBLIOGRAPHIC);
        pairs(
                "english en,anglais en,french fr,français fr,francais fr,german de,deutsch de,spanish es,español es,"
                        + "italian it,portuguese pt",
                new HashMap<>());
    }

    private LanguageCodes() {}

    private static void pairs(String pairs, Map<String, String> back) {
        for (String pair : pairs.split(",")) {
            int blank = pair.indexOf(' ');
            CODES.put(pair.substring(0, blank), pair.substring(blank + 1));
            back.put(pair.substring(blank + 1), pair.substring(0, blank));
        }
    }

    /** The ISO 639-1 code that a name, a tag, a code or an address of a code names; empty where there is none. */
    public static Optional<String> code(@Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        String word = written.strip().toLowerCase(Locale.ROOT);
        int start = Math.max(word.lastIndexOf('/'), word.lastIndexOf('#')) + 1;
        int end = start;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        return Optional.ofNullable(CODES.get(word.substring(start, end)));
    }

    /** The key of a text of that tag in a localized text. */
    public static String key(@Nullable String tag) {
        return code(tag).orElse(UNKNOWN);
    }

    /** The code of three letters made of the language's own name (ISO 639-2/T); the code itself where it has none. */
    public static String threeLetters(String code) {
        return TERMINOLOGIC.getOrDefault(code, code);
    }

    /** The code of three letters made of the English name (ISO 639-2/B), which INSPIRE prescribes for ISO 19139. */
    public static String bibliographic(String code) {
        return BIBLIOGRAPHIC.getOrDefault(code, threeLetters(code));
    }
}
