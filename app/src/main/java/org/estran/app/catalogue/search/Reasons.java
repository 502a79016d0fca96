package org.estran.app.catalogue.search;

import org.apache.lucene.search.NamedMatches;
import org.apache.lucene.search.Query;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.vocabularies.Term;

/** Names the parts of a query, so that what matched can be told in words; or leaves them as they are, which is quicker. */
enum Reasons {
    UNTOLD,
    TOLD;

    private static final String SEPARATOR = "\u0001";

    Query word(TextField field, String word, Query query) {
        return named(query, "word", field.name(), word);
    }

    Query concept(LocalizedText label, Query query) {
        return named(query, "concept", label.best(Language.FR), label.best(Language.EN));
    }

    Query beginning(TextField field, TypedPart part, Query query) {
        return named(query, "beginning", field.name(), part.text());
    }

    Query meaning(String field, Term term, Query query) {
        return named(query, "meaning", field, term.id());
    }

    Query identifier(Query query) {
        return named(query, "identifier");
    }

    private Query named(Query query, String... parts) {
        return this == TOLD ? NamedMatches.wrapQuery(String.join(SEPARATOR, parts), query) : query;
    }

    static String[] parts(String name) {
        return name.split(SEPARATOR, -1);
    }
}
