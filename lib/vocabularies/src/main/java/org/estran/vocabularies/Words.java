package org.estran.vocabularies;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A text as the words it is made of, each in a form that compares without regard to case, accents, ligatures, hyphens and
 * the plural's final letter. French and English alike; the form is for comparing alone, never for showing.
 */
public final class Words {

    // Shorter words lose too much with their last letter: gas, SSS, eau.
    private static final int SHORTEST_PLURAL = 4;

    private Words() {}

    /**
     * A word of a text.
     *
     * @param start where it begins in the text
     * @param end where it ends, exclusive
     * @param form what it compares by
     */
    public record Word(int start, int end, String form) {}

    /** The words of a text, in order. */
    public static List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        int start = -1;
        for (int at = 0; at <= text.length(); at++) {
            boolean inside = at < text.length() && isPart(text.charAt(at));
            if (inside && start < 0) {
                start = at;
            } else if (!inside && start >= 0) {
                words.add(new Word(start, at, form(text.substring(start, at))));
                start = -1;
            }
        }
        return words;
    }

    /** All the words of a text as one key. */
    public static String key(String text) {
        return of(text).stream().map(Word::form).collect(Collectors.joining(" "));
    }

    private static boolean isPart(char letter) {
        return Character.isLetterOrDigit(letter)
                || Character.isSurrogate(letter)
                || Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    private static String form(String word) {
        String plain = plain(word);
        boolean plural = plain.length() >= SHORTEST_PLURAL && (plain.endsWith("s") || plain.endsWith("x"));
        return plural ? plain.substring(0, plain.length() - 1) : plain;
    }

    /** Lower case, without accents, ligatures written out. */
    public static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (isAscii(lower)) {
            return lower;
        }
        String bare = Normalizer.normalize(lower, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
        return bare.replace("œ", "oe").replace("æ", "ae").replace("ø", "o").replace("ß", "ss");
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= 128) {
                return false;
            }
        }
        return true;
    }
}
