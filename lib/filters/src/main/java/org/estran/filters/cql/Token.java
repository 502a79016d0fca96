package org.estran.filters.cql;

import java.util.Locale;

/**
 * A word of a query.
 *
 * @param at where it begins
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        /** A name in double quotes. */
        QUOTED,
        /** Text in single quotes, without them. */
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** Whether it is that word of the language, in letters of either case. */
    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    String upper() {
        return kind == Kind.WORD ? text.toUpperCase(Locale.ROOT) : "";
    }
}
