package org.estran.filters.cql2;

/**
 * A word of the text.
 *
 * @param text without its quotes
 * @param at the place of its first character, from 1
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        /** A name or a keyword. */
        WORD,
        /** A name in double quotes. */
        NAME,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
