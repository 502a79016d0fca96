package org.estran.app.catalogue.search;

import java.util.List;
import org.estran.filters.Filter;
import org.estran.filters.Pattern;

/** A pattern of characters and wildcards, matched without ever trying more than length by length ways. */
final class PatternText {

    private static final int ANY = -1;
    private static final int ONE = -2;

    private final List<Pattern.Part> parts;

    private PatternText(List<Pattern.Part> parts) {
        this.parts = parts;
    }

    static PatternText of(Pattern pattern) {
        return new PatternText(pattern.parts());
    }

    /** The pattern that text alone is like. */
    static PatternText exactly(String text) {
        return new PatternText(List.of(new Pattern.Part.Characters(text)));
    }

    /** The characters in it that follow each other. */
    List<String> runs() {
        return parts.stream()
                .flatMap(part -> part instanceof Pattern.Part.Characters(String text) && !text.isEmpty()
                        ? java.util.stream.Stream.of(text)
                        : java.util.stream.Stream.empty())
                .toList();
    }

    /** Whether any text is like it. */
    boolean isAnything() {
        return parts.size() == 1 && parts.getFirst() instanceof Pattern.Part.AnyCharacters;
    }

    /** Whether it says nothing but that one run is there. */
    boolean isContaining() {
        return parts.size() == 3
                && parts.getFirst() instanceof Pattern.Part.AnyCharacters
                && parts.get(1) instanceof Pattern.Part.Characters
                && parts.getLast() instanceof Pattern.Part.AnyCharacters;
    }

    boolean matches(String text, Filter.Case letters) {
        return matches(TextForm.of(text, letters).codePoints().toArray(), signs(letters));
    }

    private int[] signs(Filter.Case letters) {
        return parts.stream()
                .flatMapToInt(part -> switch (part) {
                    case Pattern.Part.Characters(String text) ->
                        TextForm.of(text, letters).codePoints();
                    case Pattern.Part.AnyCharacters any -> java.util.stream.IntStream.of(ANY);
                    case Pattern.Part.OneCharacter one -> java.util.stream.IntStream.of(ONE);
                })
                .toArray();
    }

    // What the last "any" stands for grows by one character whenever the rest does not fit; earlier ones need not.
    private static boolean matches(int[] text, int[] signs) {
        int at = 0;
        int sign = 0;
        int any = -1;
        int from = 0;
        while (at < text.length) {
            if (sign < signs.length && signs[sign] == ANY) {
                any = sign++;
                from = at;
            } else if (sign < signs.length && (signs[sign] == ONE || signs[sign] == text[at])) {
                sign++;
                at++;
            } else if (any >= 0) {
                sign = any + 1;
                at = ++from;
            } else {
                return false;
            }
        }
        while (sign < signs.length && signs[sign] == ANY) {
            sign++;
        }
        return sign == signs.length;
    }
}
