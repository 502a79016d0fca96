package org.estran.app.projects;

import java.util.Locale;

/**
 * The two colours of a project, {@code #rrggbb}.
 *
 * @param main of its head, under white text, and of its headings
 * @param accent of its links and of what is selected
 */
public record Colours(String main, String accent) {

    /** Those of the centre itself. */
    public static final Colours USUAL = new Colours("#0a4a66", "#0b6e79");

    public Colours {
        main = main.strip().toLowerCase(Locale.ROOT);
        accent = accent.strip().toLowerCase(Locale.ROOT);
    }
}
