package org.estran.crosswalks.iso;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** Languages as documents write them: ISO 639-1 and 639-2 (both letterings), tags with a country, a few plain names. */
final class Languages {

    /** ISO 639-2's code for a language that is not known. */
    static final String UNKNOWN = "und";

    private static final Map<String, String> CODES = new HashMap<>();
    private static final Map<String, String> THREE_LETTERS = new HashMap<>();

    static {
        for (String two : Locale.getISOLanguages()) {
            CODES.put(two, two);
            try {
                String three = Locale.of(two).getISO3Language();
                CODES.put(three, two);
                THREE_LETTERS.put(two, three);
            } catch (MissingResourceException none) {
                // a two-letter code without a three-letter one stays as it is
            }
        }
        String[] bibliographic = {
            "alb sq", "arm hy", "baq eu", "bur my", "chi zh", "cze cs", "dut nl", "fre fr", "geo ka", "ger de",
            "gre el", "ice is", "mac mk", "mao mi", "may ms", "per fa", "rum ro", "slo sk", "tib bo", "wel cy"
        };
        for (String pair : bibliographic) {
            CODES.put(pair.substring(0, 3), pair.substring(4));
            THREE_LETTERS.put(pair.substring(4), pair.substring(0, 3));
        }
        String[] names = {
            "english en",
            "anglais en",
            "french fr",
            "français fr",
            "francais fr",
            "german de",
            "deutsch de",
            "spanish es",
            "español es",
            "italian it",
            "portuguese pt"
        };
        for (String pair : names) {
            int blank = pair.indexOf(' ');
            CODES.put(pair.substring(0, blank), pair.substring(blank + 1));
        }
    }

    private Languages() {}

    /** The ISO 639-1 code; empty when the text names no language that has one. */
    static Optional<String> code(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < word.length() && Character.isLetter(word.charAt(end))) {
            end++;
        }
        return Optional.ofNullable(CODES.get(word.substring(0, end)));
    }

    /** The three-letter code that ISO 19139 asks for, in the bibliographic lettering that INSPIRE prescribes. */
    static String threeLetters(String code) {
        return THREE_LETTERS.getOrDefault(code, code);
    }
}
