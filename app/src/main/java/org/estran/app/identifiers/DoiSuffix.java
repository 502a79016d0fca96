package org.estran.app.identifiers;

import java.util.random.RandomGenerator;

/**
 * Suffixes such as {@code estran-7k3m-qz}: five random characters and one that checks them. Twenty-nine characters:
 * digits and consonants, without vowels (no words come of them), without {@code l} (a one) and {@code y}. Twenty-nine is
 * prime, so the weighted sum finds every single wrong character and every two that changed places.
 */
final class DoiSuffix {

    private static final String ALPHABET = "0123456789bcdfghjkmnpqrstvwxz";
    private static final String START = "estran-";
    private static final int RANDOM = 5;

    private DoiSuffix() {}

    static String next(RandomGenerator randomness) {
        StringBuilder characters = new StringBuilder();
        for (int i = 0; i < RANDOM; i++) {
            characters.append(ALPHABET.charAt(randomness.nextInt(ALPHABET.length())));
        }
        characters.append(check(characters));
        return START + characters.insert(4, '-');
    }

    /** Whether this is a suffix of ours without a slip of the pen. */
    static boolean isValid(String suffix) {
        if (!suffix.matches(START + "[" + ALPHABET + "]{4}-[" + ALPHABET + "]{2}")) {
            return false;
        }
        String characters = suffix.substring(START.length()).replace("-", "");
        return characters.charAt(RANDOM) == check(characters.subSequence(0, RANDOM));
    }

    /** Weights 2 to 6, and 1 for the check itself: all differ, none is zero modulo 29. */
    private static char check(CharSequence characters) {
        int sum = 0;
        for (int i = 0; i < RANDOM; i++) {
            sum += (i + 2) * ALPHABET.indexOf(characters.charAt(i));
        }
        return ALPHABET.charAt(Math.floorMod(-sum, ALPHABET.length()));
    }
}
