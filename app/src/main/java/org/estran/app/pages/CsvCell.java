package org.estran.app.pages;

/** A value in a line of CSV (RFC 4180). */
public final class CsvCell {

    private CsvCell() {}

    /** Quoted; a spreadsheet must not take it for a formula. */
    public static String of(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
