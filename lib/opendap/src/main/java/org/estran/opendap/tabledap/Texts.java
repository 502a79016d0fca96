package org.estran.opendap.tabledap;

import java.util.Locale;

/** Texts and numbers as ERDDAP writes them. */
final class Texts {

    private Texts() {}

    /** In quotes, as JSON and DAP have it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < 0x20) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** As many digits as tell the number from its neighbours. */
    static String number(TableColumn.Kind kind, double value) {
        return switch (kind) {
            case INT -> Long.toString((long) value);
            case FLOAT -> Float.toString((float) value);
            case DOUBLE, TIME, STRING -> Double.toString(value);
        };
    }
}
