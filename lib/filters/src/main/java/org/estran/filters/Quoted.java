package org.estran.filters;

/** Words of a query repeated in a message: short, and never more than one line. */
public final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    public static String of(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "'";
    }
}
