package org.estran.app.projects;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

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

    /** The condition for a request that asks nothing else; null where it is none. */
    public @Nullable Filter condition() {
        return isWhole() ? null : filter;
    }

    /** Whether a record that stands is of this part. */
    public boolean holds(String id, Catalogue catalogue) {
        if (isWhole()) {
            return true;
        }
        Filter one = new Filter.In(Queryable.ID.word(), List.of(new Literal.Text(id)), Filter.Case.EXACT);
        SearchRequest request = SearchRequest.EVERYTHING.filter(within(one)).limit(0);
        return catalogue.matching(request, 0).matched() > 0;
    }

    /** What was asked, asked of this part only. */
    public Filter within(Filter asked) {
        return isWhole() ? asked : new Filter.And(List.of(filter, asked));
    }
}
