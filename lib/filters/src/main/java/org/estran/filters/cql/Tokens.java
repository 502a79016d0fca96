package org.estran.filters.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.filters.FilterException;
import org.estran.filters.Quoted;

/** The words of a query, in order. */
final class Tokens {

    /** Classes of characters alone are repeated, which needs no stack, however long the text. */
    private static final Pattern TOKEN = Pattern.compile("\\s++"
            + "|(?<moment>\\d{4}-\\d{2}(?:-\\d{2}(?:T[0-9:.,]++(?:Z|[+-]\\d{2}:?\\d{2})?)?)?(?!\\w))"
            + "|(?<number>[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?(?![\\w:]))"
            + "|(?<word>[/\\p{L}_@][\\p{L}\\p{N}_@./:-]*+)"
            + "|(?<sign><>|<=|>=|!=|[=<>(),/;*])");

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    Tokens(String text) throws FilterException {
        Matcher m = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            if (first == '\'' || first == '"') {
                at = quoted(text, at, first);
            } else {
                m.region(at, text.length());
                if (!m.lookingAt()) {
                    throw new FilterException(
                            "At character " + (at + 1) + ", " + Quoted.of(text.substring(at)) + " is not understood.");
                }
                add(m);
                at = m.end();
            }
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
    }

    /** A quote within quotes is doubled. */
    private int quoted(String text, int from, char quote) throws FilterException {
        StringBuilder content = new StringBuilder();
        int at = from + 1;
        while (at < text.length()) {
            if (text.charAt(at) != quote) {
                content.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == quote) {
                content.append(quote);
                at++;
            } else {
                tokens.add(new Token(quote == '"' ? Token.Kind.QUOTED : Token.Kind.TEXT, content.toString(), from));
                return at + 1;
            }
            at++;
        }
        throw new FilterException("The quote at character " + (from + 1) + " is not closed.");
    }

    private void add(Matcher m) {
        String found = m.group();
        if (m.group("moment") != null) {
            tokens.add(new Token(Token.Kind.TEXT, found, m.start()));
        } else if (m.group("number") != null) {
            tokens.add(new Token(Token.Kind.NUMBER, found, m.start()));
        } else if (m.group("word") != null) {
            tokens.add(new Token(Token.Kind.WORD, found, m.start()));
        } else if (m.group("sign") != null) {
            tokens.add(new Token(Token.Kind.SIGN, found, m.start()));
        }
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peek(int further) {
        return tokens.get(Math.min(next + further, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean takeIf(String word) {
        if (peek().is(word)) {
            take();
            return true;
        }
        return false;
    }

    boolean takeSignIf(String sign) {
        if (peek().isSign(sign)) {
            take();
            return true;
        }
        return false;
    }

    void needSign(String sign) throws FilterException {
        if (!takeSignIf(sign)) {
            throw unexpected(sign);
        }
    }

    void need(String word) throws FilterException {
        if (!takeIf(word)) {
            throw unexpected(word);
        }
    }

    double number() throws FilterException {
        Token token = peek();
        if (token.kind() != Token.Kind.NUMBER) {
            throw unexpected("a number");
        }
        take();
        double number = Double.parseDouble(token.text());
        if (Double.isInfinite(number)) {
            throw new FilterException("Not a number of any use: " + Quoted.of(token.text()) + ".");
        }
        return number;
    }

    FilterException unexpected(String wanted) {
        Token token = peek();
        String found = token.kind() == Token.Kind.END ? "the end" : Quoted.of(token.text());
        return new FilterException(
                "At character " + (token.at() + 1) + ", " + wanted + " is expected, not " + found + ".");
    }
}
