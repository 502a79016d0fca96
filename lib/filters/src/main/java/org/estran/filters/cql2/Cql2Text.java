package org.estran.filters.cql2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.estran.filters.Filter;
import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;
import org.estran.filters.Literal;

/** Reads CQL2 text (OGC 21-065r2, clause 8.2 and annex B), keywords in any case. */
public final class Cql2Text {

    /** What cannot be a property's name without quotes. */
    static final Set<String> KEYWORDS =
            Set.of("and", "or", "not", "like", "between", "in", "is", "null", "true", "false", "div");

    private final List<Token> tokens;
    private final Budget budget;
    private int next;

    private Cql2Text(List<Token> tokens, Budget budget) {
        this.tokens = tokens;
        this.budget = budget;
    }

    /** The filter a text asks for. */
    public static Filter read(String text, FilterLimits limits) throws FilterException {
        Budget budget = new Budget(limits, text);
        Cql2Text reader = new Cql2Text(Tokens.of(text), budget);
        Filter filter = reader.alternatives();
        if (reader.peek().kind() != Token.Kind.END) {
            throw reader.unexpected("the end");
        }
        return filter;
    }

    private Filter alternatives() throws FilterException {
        budget.enter();
        List<Filter> all = new ArrayList<>();
        do {
            all.add(together());
        } while (takeWord("or"));
        budget.leave();
        return all.size() == 1 ? all.getFirst() : new Filter.Or(all);
    }

    private Filter together() throws FilterException {
        List<Filter> all = new ArrayList<>();
        do {
            all.add(factor());
        } while (takeWord("and"));
        return all.size() == 1 ? all.getFirst() : new Filter.And(all);
    }

    private Filter factor() throws FilterException {
        return takeWord("not") ? new Filter.Not(primary()) : primary();
    }

    private Filter primary() throws FilterException {
        budget.condition();
        Token first = peek();
        String word = first.kind() == Token.Kind.WORD ? first.text().toLowerCase(Locale.ROOT) : "";
        if (first.isSign("(")) {
            next++;
            Filter inner = alternatives();
            takeSign(")");
            return inner;
        }
        if (isCall() && Relations.isFunction(word)) {
            return function(word);
        }
        if ((word.equals("true") || word.equals("false"))
                && !Relations.COMPARISONS.containsKey(tokens.get(next + 1).text())) {
            next++;
            return new Filter.Constant(word.equals("true"));
        }
        return predicate();
    }

    private Filter function(String name) throws FilterException {
        next++;
        takeSign("(");
        Operand one = operand();
        takeSign(",");
        Operand other = operand();
        takeSign(")");
        return Relations.function(name, one, other);
    }

    private Filter predicate() throws FilterException {
        Operand left = operand();
        if (takeWord("is")) {
            boolean isNegated = takeWord("not");
            needWord("null");
            return negated(isNegated, Relations.isNull(left));
        }
        boolean isNegated = takeWord("not");
        if (takeWord("like")) {
            return negated(isNegated, Relations.like(left, operand()));
        }
        if (takeWord("between")) {
            Operand least = operand();
            needWord("and");
            return negated(isNegated, Relations.between(left, least, operand()));
        }
        if (takeWord("in")) {
            if (operand() instanceof Operand.Several(List<Operand> values)) {
                return negated(isNegated, Relations.in(left, values));
            }
            throw new FilterException("IN is followed by values in parentheses");
        }
        Filter.Comparison how = Relations.COMPARISONS.get(peek().text());
        if (isNegated || peek().kind() != Token.Kind.SIGN || how == null) {
            throw unexpected("a comparison, LIKE, BETWEEN, IN or IS");
        }
        next++;
        return Relations.compare(how, left, operand());
    }

    private static Filter negated(boolean isNegated, Filter filter) {
        return isNegated ? new Filter.Not(filter) : filter;
    }

    private Operand operand() throws FilterException {
        budget.enter();
        try {
            Token first = peek();
            return switch (first.kind()) {
                case TEXT -> value(new Literal.Text(take().text()));
                case NUMBER -> value(new Literal.Number(number(take())));
                case NAME -> new Operand.Property(take().text(), Filter.Case.EXACT);
                case WORD -> word(take());
                case SIGN -> several();
                case END -> throw unexpected("a property or a value");
            };
        } finally {
            budget.leave();
        }
    }

    private Operand word(Token first) throws FilterException {
        String word = first.text().toLowerCase(Locale.ROOT);
        if (peek().isSign("(") || WellKnownText.isGeometry(word)) {
            return called(word, first);
        }
        if (word.equals("true") || word.equals("false")) {
            return value(new Literal.Truth(word.equals("true")));
        }
        if (KEYWORDS.contains(word)) {
            throw new FilterException("not understood at " + first.at() + ": " + first.text());
        }
        return new Operand.Property(first.text(), Filter.Case.EXACT);
    }

    private Operand called(String function, Token first) throws FilterException {
        return switch (function) {
            case "casei" -> Operand.folded(argument(), Filter.Case.IGNORED);
            case "accenti" -> Operand.folded(argument(), Filter.Case.CASE_AND_ACCENTS_IGNORED);
            case "date" -> value(Times.date(quoted()));
            case "timestamp" -> value(Times.timestamp(quoted()));
            case "interval" -> interval();
            case "bbox" -> new Operand.Place(Geometries.box(numbers()));
            default -> {
                if (!WellKnownText.isGeometry(function)) {
                    throw new FilterException("there is no function " + first.text());
                }
                WellKnownText geometry = new WellKnownText(tokens, next, budget);
                Operand place = new Operand.Place(geometry.read(function));
                next = geometry.next();
                yield place;
            }
        };
    }

    private Operand argument() throws FilterException {
        takeSign("(");
        Operand inner = operand();
        takeSign(")");
        return inner;
    }

    private String quoted() throws FilterException {
        takeSign("(");
        String text = text();
        takeSign(")");
        return text;
    }

    private Operand interval() throws FilterException {
        takeSign("(");
        String start = instant();
        takeSign(",");
        String end = instant();
        takeSign(")");
        return new Operand.Time(Times.interval(start, end));
    }

    private String instant() throws FilterException {
        boolean isCalled = peek().isWord("date") || peek().isWord("timestamp");
        if (isCalled) {
            next++;
            return quoted();
        }
        return text();
    }

    private String text() throws FilterException {
        if (peek().kind() != Token.Kind.TEXT) {
            throw unexpected("a text in quotes");
        }
        return take().text();
    }

    private List<Double> numbers() throws FilterException {
        List<Double> numbers = new ArrayList<>();
        takeSign("(");
        do {
            if (peek().kind() != Token.Kind.NUMBER || numbers.size() == 6) {
                throw unexpected("a number");
            }
            numbers.add(number(take()));
        } while (takenSign(","));
        takeSign(")");
        return numbers;
    }

    private Operand several() throws FilterException {
        takeSign("(");
        List<Operand> values = new ArrayList<>();
        if (!takenSign(")")) {
            do {
                budget.condition();
                values.add(operand());
            } while (takenSign(","));
            takeSign(")");
        }
        return new Operand.Several(values);
    }

    private static Operand value(Literal literal) {
        return new Operand.Value(literal, Filter.Case.EXACT);
    }

    static double number(Token token) throws FilterException {
        double number = Double.parseDouble(token.text());
        if (Double.isInfinite(number)) {
            throw new FilterException("too great a number at " + token.at());
        }
        return number;
    }

    private boolean isCall() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1)).isSign("(");
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        return tokens.get(next++);
    }

    private boolean takeWord(String word) {
        boolean isThere = peek().isWord(word);
        next += isThere ? 1 : 0;
        return isThere;
    }

    private void needWord(String word) throws FilterException {
        if (!takeWord(word)) {
            throw unexpected(word.toUpperCase(Locale.ROOT));
        }
    }

    private boolean takenSign(String sign) {
        boolean isThere = peek().isSign(sign);
        next += isThere ? 1 : 0;
        return isThere;
    }

    private void takeSign(String sign) throws FilterException {
        if (!takenSign(sign)) {
            throw unexpected(sign);
        }
    }

    private FilterException unexpected(String wanted) {
        Token found = peek();
        return new FilterException("at " + found.at() + " there is "
                + (found.kind() == Token.Kind.END ? "the end" : "“" + found.text() + "”") + " where " + wanted
                + " is needed");
    }
}
