package org.estran.filters;

import java.util.ArrayList;
import java.util.List;

/** Reads patterns by the wildcards of a language, or those of a query's own choice, as {@code PropertyIsLike} has them. */
public final class Wildcards {

    private Wildcards() {}

    /**
     * @param any stands for any characters; empty where nothing does
     * @param one stands for one character; empty where nothing does
     * @param escape before one of the three, that one itself; empty where nothing escapes
     */
    public static Pattern pattern(String text, String any, String one, String escape) {
        List<Pattern.Part> parts = new ArrayList<>();
        StringBuilder characters = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            if (stands(text, i, escape) && i + escape.length() < text.length()) {
                i += escape.length();
                int length = Character.charCount(text.codePointAt(i));
                characters.append(text, i, i + length);
                i += length;
            } else if (stands(text, i, any)) {
                add(parts, characters, new Pattern.Part.AnyCharacters());
                i += any.length();
            } else if (stands(text, i, one)) {
                add(parts, characters, new Pattern.Part.OneCharacter());
                i += one.length();
            } else {
                characters.append(text.charAt(i));
                i++;
            }
        }
        flush(parts, characters);
        return new Pattern(parts);
    }

    private static boolean stands(String text, int at, String mark) {
        return !mark.isEmpty() && text.startsWith(mark, at);
    }

    private static void add(List<Pattern.Part> parts, StringBuilder characters, Pattern.Part wildcard) {
        flush(parts, characters);
        parts.add(wildcard);
    }

    private static void flush(List<Pattern.Part> parts, StringBuilder characters) {
        if (!characters.isEmpty()) {
            parts.add(new Pattern.Part.Characters(characters.toString()));
            characters.setLength(0);
        }
    }
}
