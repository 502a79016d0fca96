package org.estran.app.projects;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.filters.Filter;
import org.estran.terms.LocalizedText;

/**
 * A part of the catalogue that a door serves by itself, or all of it.
 *
 * @param slug its name in addresses; empty for the whole
 * @param filter what a record of it fulfils; a door asks for {@code And(filter, what was asked)}
 */
public record Scope(Kind kind, String slug, LocalizedText title, Filter filter) {

    /** All records that are published here. */
    public static final Scope WHOLE = new Scope(Kind.WHOLE, "", new LocalizedText(Map.of()), new Filter.Constant(true));

    /** What a scope is. */
    public enum Kind {
        WHOLE,
        PROJECT,
        /** A data centre. */
        CENTRE;

        /** The word used in set names, rows and message keys. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isWhole() {
        return kind == Kind.WHOLE;
    }

    /** What was asked, asked of this part only. */
    public Filter within(Filter asked) {
        return isWhole() ? asked : new Filter.And(List.of(filter, asked));
    }
}
