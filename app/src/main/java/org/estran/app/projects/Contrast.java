package org.estran.app.projects;

import java.util.Locale;

/** How well a colour is read on another: contrast ratio and relative luminance of WCAG 2.2. */
public final class Contrast {

    /** The least ratio for text (WCAG 2.2, success criterion 1.4.3). */
    public static final double LEAST = 4.5;

    private static final String FORM = "#[0-9a-fA-F]{6}";

    private Contrast() {}

    /** Whether it is written {@code #rrggbb}. */
    public static boolean isColour(String text) {
        return text.matches(FORM);
    }

    /** From 1 (the same) to 21 (black on white). */
    public static double between(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    /** The colour nearest to that one, mixed with white, that is read on a dark ground. */
    public static String lightened(String colour, String ground) {
        for (int step = 0; step < 20; step++) {
            String mixed = mixed(colour, step / 20.0);
            if (between(mixed, ground) >= LEAST) {
                return mixed;
            }
        }
        return "#ffffff";
    }

    private static String mixed(String colour, double white) {
        StringBuilder mixed = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int part = part(colour, at);
            mixed.append(String.format(Locale.ROOT, "%02x", (int) Math.round(part + (255 - part) * white)));
        }
        return mixed.toString();
    }

    private static double luminance(String colour) {
        return 0.2126 * linear(part(colour, 1)) + 0.7152 * linear(part(colour, 3)) + 0.0722 * linear(part(colour, 5));
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int part(String colour, int at) {
        return Integer.parseInt(colour.substring(at, at + 2), 16);
    }
}
