package org.estran.terms;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Letters with marks, and without. */
public final class Accents {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Accents() {}

    /** {@code é} becomes {@code e}; letters that are none of others with marks stay, as {@code œ} and {@code ø} do. */
    public static String without(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    }
}
