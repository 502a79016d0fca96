package org.estran.crosswalks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Languages as documents of the web write them: tags, ISO 639-1 and 639-2, and the addresses of the EU's list. */
public final class LanguageCodes {

    /** ISO 639-2's code for a language that is not known. */
    public static final String UNKNOWN = "und";

    private static final Map<String, String> TWO = new HashMap<>();
    private static final Map<String, String> THREE = new HashMap<>();

    static {
        for (String two : Locale.getISOLanguages()) {
            try {
                String three = Locale.of(two).getISO3Language();
                TWO.put(three, two);
                THREE.put(two, three);
            } catch (MissingResourceException none) {
                // a code of two letters without one of three stays as it is
            }
        }
        for (String pair : "fre fr,ger de,dut nl,gre el,cze cs,ice is,rum ro,slo sk,per fa,chi zh".split(",")) {
            TWO.put(pair.substring(0, 3), pair.substring(4));
        }
    }

    private LanguageCodes() {}

    /** The ISO 639-1 code that a tag, a code or an address of a code names; empty where there is none. */
    public static Optional<String> code(@Nullable String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        String last = written.strip().replaceAll(".*[/#]", "").toLowerCase(Locale.ROOT);
        String primary = last.split("[-_]", 2)[0];
        return primary.length() == 2 && THREE.containsKey(primary)
                ? Optional.of(primary)
                : Optional.ofNullable(TWO.get(primary));
    }

    /** The key of a text of that tag in a localized text. */
    public static String key(@Nullable String tag) {
        return code(tag).orElse(UNKNOWN);
    }

    /** The ISO 639-2/T code of three letters; the code itself where it has none. */
    public static String threeLetters(String code) {
        return THREE.getOrDefault(code, code);
    }
}
