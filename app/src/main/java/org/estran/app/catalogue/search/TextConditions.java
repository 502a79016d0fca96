package org.estran.app.catalogue.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.estran.app.catalogue.Queryable;
import org.estran.filters.Filter;
import org.estran.filters.Filter.Case;
import org.estran.filters.Literal;
import org.estran.filters.Pattern;

/** Conditions on properties of short texts: one of several is enough. Texts follow each other by their code points. */
final class TextConditions {

    private TextConditions() {}

    static Query compared(Queryable property, Filter.Comparison how, Literal value, Case letters) {
        String field = QueryableFields.terms(property, letters);
        String text = TextForm.term(Literals.text(value), letters);
        return switch (how) {
            case EQUAL -> new TermQuery(new Term(field, text));
            case LESS -> TermRangeQuery.newStringRange(field, null, text, true, false);
            case LESS_OR_EQUAL -> TermRangeQuery.newStringRange(field, null, text, true, true);
            case GREATER -> TermRangeQuery.newStringRange(field, text, null, false, true);
            case GREATER_OR_EQUAL -> TermRangeQuery.newStringRange(field, text, null, true, true);
            case NOT_EQUAL -> throw new IllegalArgumentException("the contrary of equal is made of it");
        };
    }

    static Query between(Queryable property, Literal least, Literal greatest) {
        return TermRangeQuery.newStringRange(
                QueryableFields.terms(property, Case.EXACT),
                TextForm.term(Literals.text(least), Case.EXACT),
                TextForm.term(Literals.text(greatest), Case.EXACT),
                true,
                true);
    }

    static Query in(Queryable property, Collection<Literal> values, Case letters) {
        return new TermInSetQuery(QueryableFields.terms(property, letters), terms(values, letters));
    }

    static Query like(Queryable property, Pattern pattern, Case letters) {
        String field = QueryableFields.terms(property, letters);
        List<Pattern.Part> parts = pattern.parts();
        if (parts.size() == 1 && parts.getFirst() instanceof Pattern.Part.Characters(String text)) {
            return new TermQuery(new Term(field, TextForm.term(text, letters)));
        }
        if (parts.size() == 2
                && parts.getFirst() instanceof Pattern.Part.Characters(String text)
                && parts.getLast() instanceof Pattern.Part.AnyCharacters) {
            return new PrefixQuery(new Term(field, TextForm.of(text, letters)));
        }
        return new AutomatonQuery(new Term(field), automaton(parts, letters));
    }

    static Query array(Queryable property, Filter.ArrayRelation how, List<Literal> values) {
        return switch (how) {
            case OVERLAPS -> in(property, values, Case.EXACT);
            case CONTAINS -> hasAll(property, values).build();
            case CONTAINED_BY -> hasNoOther(property, values).build();
            case EQUALS ->
                hasNoOther(property, values)
                        .add(hasAll(property, values).build(), Occur.FILTER)
                        .build();
        };
    }

    private static BooleanQuery.Builder hasAll(Queryable property, List<Literal> values) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(FilterQuery.has(property), Occur.FILTER);
        values.forEach(value -> all.add(compared(property, Filter.Comparison.EQUAL, value, Case.EXACT), Occur.FILTER));
        return all;
    }

    private static BooleanQuery.Builder hasNoOther(Queryable property, List<Literal> values) {
        Automaton named = Automata.makeStringUnion(new TreeSet<>(terms(values, Case.EXACT)));
        Automaton other = Operations.complement(named, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        return new BooleanQuery.Builder()
                .add(FilterQuery.has(property), Occur.FILTER)
                .add(new AutomatonQuery(new Term(QueryableFields.terms(property, Case.EXACT)), other), Occur.MUST_NOT);
    }

    private static List<BytesRef> terms(Collection<Literal> values, Case letters) {
        return values.stream()
                .map(value -> new BytesRef(TextForm.term(Literals.text(value), letters)))
                .toList();
    }

    // A pattern whose every way cannot be laid out beforehand is followed in all its ways at once.
    private static Automaton automaton(List<Pattern.Part> parts, Case letters) {
        List<Automaton> all = new ArrayList<>();
        for (Pattern.Part part : parts) {
            all.add(
                    switch (part) {
                        case Pattern.Part.Characters(String text) -> Automata.makeString(TextForm.of(text, letters));
                        case Pattern.Part.AnyCharacters any -> Automata.makeAnyString();
                        case Pattern.Part.OneCharacter one -> Automata.makeAnyChar();
                    });
        }
        Automaton joined = Operations.concatenate(all);
        try {
            return Operations.determinize(joined, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        } catch (TooComplexToDeterminizeException tooManyWays) {
            return joined;
        }
    }
}
