package org.estran.filters.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.filters.FilterException;

/** Cuts a text into its words. */
final class Tokens {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern SIGN = Pattern.compile("<>|<=|>=|[<>=(),]");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /** All of them, with one of the kind {@code END} behind the last. */
    static List<Token> of(String text) throws FilterException {
        Tokens reader = new Tokens(text);
        reader.read();
        return reader.tokens;
    }

    private void read() throws FilterException {
        while (at < text.length()) {
            char first = text.charAt(at);
            if (Character.isWhitespace(first)) {
                at++;
            } else if (first == '\'') {
                quoted('\'', Token.Kind.TEXT);
            } else if (first == '"') {
                quoted('"', Token.Kind.NAME);
            } else if (isNameStart(first)) {
                word();
            } else if (!matched(NUMBER, Token.Kind.NUMBER) && !matched(SIGN, Token.Kind.SIGN)) {
                throw new FilterException("not understood at " + (at + 1) + ": " + first);
            }
        }
        tokens.add(new Token(Token.Kind.END, "", text.length() + 1));
    }

    /** A quote within is doubled, or follows a backslash. */
    private void quoted(char quote, Token.Kind kind) throws FilterException {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length()) {
            char sign = text.charAt(at++);
            boolean isEscape = sign == '\\' && at < text.length() && text.charAt(at) == quote;
            boolean isDoubled = sign == quote && at < text.length() && text.charAt(at) == quote;
            if (isEscape || isDoubled) {
                content.append(quote);
                at++;
            } else if (sign == quote) {
                tokens.add(new Token(kind, content.toString(), start + 1));
                return;
            } else {
                content.append(sign);
            }
        }
        throw new FilterException("the quote at " + (start + 1) + " is not closed");
    }

    private void word() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        tokens.add(new Token(Token.Kind.WORD, text.substring(start, at), start + 1));
    }

    private boolean matched(Pattern form, Token.Kind kind) {
        Matcher matcher = form.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, matcher.group(), at + 1));
        at = matcher.end();
        return true;
    }

    static boolean isNameStart(char sign) {
        return Character.isLetter(sign) || Character.isSurrogate(sign) || sign == '_' || sign == ':';
    }

    static boolean isNamePart(char sign) {
        return isNameStart(sign) || Character.isDigit(sign) || sign == '.';
    }
}
