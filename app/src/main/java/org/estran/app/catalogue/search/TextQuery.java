package org.estran.app.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.QueryBuilder;
import org.estran.app.catalogue.Facet;
import org.estran.app.vocabularies.Meaning;
import org.estran.app.vocabularies.Meanings;
import org.estran.vocabularies.Terms;

/**
 * Makes a query of what people type. Nothing they type is wrong: quotes make phrases, an unmatched quote is ignored, all
 * else is words. A word is found in any field, whichever the language; words that name a term of the bilingual list are
 * found by that term as well, whatever a record calls it, and so are words that name a concept of a loaded thesaurus; a word that says nothing in French or in English (<i>de</i>,
 * <i>the</i>, <i>how</i>) only helps the order.
 */
final class TextQuery {

    private static final float IDENTIFIER_BOOST = 100f;
    private static final float PREFIX_BOOST = 0.3f;

    // A record with every word stands before all that have some of them.
    private static final float EVERY_WORD_BOOST = 100f;

    // What a term is worth that the record is about; that is broader than what it is about; that it only mentions.
    private static final float ABOUT_BOOST = 3f;
    private static final float ABOVE_BOOST = 2f;
    private static final float MENTIONED_BOOST = 1f;
    private static final float BROADER_BOOST = 0.5f;

    // Another word for the same, from a thesaurus that was loaded; less than the word itself.
    private static final float OTHER_WORD_BOOST = 0.7f;

    // A little for the other fields too, so that a word in title and abstract beats one in the title alone.
    private static final float TIE_BREAKER = 0.1f;

    private final String text;
    private final Reasons reasons;
    private final List<Meaning> meanings;
    private final List<Query> telling = new ArrayList<>();

    // What the first of the telling parts name.
    private final List<Named> named = new ArrayList<>();
    private final List<Query> idle = new ArrayList<>();

    private TextQuery(String text, Reasons reasons, List<Meaning> meanings) {
        this.text = text;
        this.reasons = reasons;
        this.meanings = meanings;
    }

    /** @param thesauri asked for what words mean beyond our own terms */
    static TextQuery of(String typed, Reasons reasons, Meanings thesauri) {
        String readable = TypedPart.readable(typed);
        TextQuery query = new TextQuery(readable, reasons, thesauri.in(readable));
        query.read();
        return query;
    }

    /** Records in which every word is found, and the one with that identifier. */
    Query everyWord() {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        either.add(allWords(), Occur.SHOULD);
        either.add(identifier(), Occur.SHOULD);
        return either.build();
    }

    /** As {@link #everyWord}, followed by records in which half of the words are found, or a broader term. */
    Query someWords() {
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        for (int place = 0; place < telling.size(); place++) {
            List<Query> broader = place < named.size() ? broader(named.get(place)) : List.of();
            some.add(
                    broader.isEmpty()
                            ? telling.get(place)
                            : new DisjunctionMaxQuery(with(broader, telling.get(place)), TIE_BREAKER),
                    Occur.SHOULD);
        }
        some.setMinimumNumberShouldMatch((telling.size() + 1) / 2);
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        either.add(some.build(), Occur.SHOULD);
        either.add(new BoostQuery(new ConstantScoreQuery(everyWord()), EVERY_WORD_BOOST), Occur.SHOULD);
        return either.build();
    }

    /** Whether {@link #someWords} can find more than {@link #everyWord}. */
    boolean canBeWidened() {
        return telling.size() > 1
                || named.stream().anyMatch(found -> !broader(found).isEmpty());
    }

    private Query allWords() {
        if (telling.isEmpty() && idle.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        telling.forEach(query -> all.add(query, Occur.MUST));
        idle.forEach(query -> all.add(query, telling.isEmpty() ? Occur.MUST : Occur.SHOULD));
        return all.build();
    }

    private Query identifier() {
        Term exactly = new Term(RecordFields.IDENTIFIER, Folding.cut(ExactIdentifier.normal(text)));
        return new BoostQuery(reasons.identifier(new TermQuery(exactly)), IDENTIFIER_BOOST);
    }

    private void read() {
        List<TypedPart> parts = TypedPart.of(text);
        Set<TypedPart> inTerms = new HashSet<>();
        for (Named found : Named.in(text, meanings)) {
            List<TypedPart> words = parts.stream()
                    .filter(part -> part.start() < found.end() && part.end() > found.start())
                    .toList();
            if (!words.isEmpty() && words.stream().noneMatch(part -> part.isPhrase() || inTerms.contains(part))) {
                inTerms.addAll(words);
                telling.add(new DisjunctionMaxQuery(with(meaning(found), words(words)), TIE_BREAKER));
                named.add(found);
            }
        }
        for (TypedPart part : parts) {
            if (!inTerms.contains(part)) {
                (part.tells() ? telling : idle).addAll(part(part));
            }
        }
    }

    /** All of these words. */
    private Query words(List<TypedPart> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean anyTells = parts.stream().anyMatch(TypedPart::tells);
        for (TypedPart part : parts) {
            part(part).forEach(query -> all.add(query, part.tells() || !anyTells ? Occur.MUST : Occur.SHOULD));
        }
        return all.build();
    }

    /** What the words mean, in whatever words a record says it. */
    private List<Query> meaning(Named found) {
        List<Query> senses = new ArrayList<>();
        for (org.estran.vocabularies.Term term : found.terms()) {
            senses.add(concept(Concepts.ABOUT, term, ABOUT_BOOST));
            senses.add(concept(Concepts.ABOVE, term, ABOVE_BOOST));
            senses.add(concept(Concepts.MENTIONED, term, MENTIONED_BOOST));
        }
        List<Query> all = new ArrayList<>();
        if (!senses.isEmpty()) {
            all.add(new DisjunctionMaxQuery(senses, 0));
        }
        if (found.meaning() != null) {
            all.addAll(otherwise(found.meaning(), text.substring(found.start(), found.end())));
        }
        return all;
    }

    /** Records whose keywords are that concept or one just below, and those that say it in another of its words. */
    private List<Query> otherwise(Meaning meaning, String words) {
        List<Query> all = new ArrayList<>();
        if (!meaning.addresses().isEmpty()) {
            List<BytesRef> keys = meaning.addresses().stream()
                    .map(address -> new BytesRef(Folding.key(address)))
                    .toList();
            Query having = new ConstantScoreQuery(new TermInSetQuery(RecordFields.asked(Facet.KEYWORD), keys));
            all.add(new BoostQuery(reasons.concept(meaning.label(), having), ABOUT_BOOST));
        }
        meaning.words()
                .forEach((language, labels) -> labels.forEach(label -> all.addAll(otherWord(language, label, words))));
        return all;
    }

    /** Not where the label has those very words in it: whoever says it is found by them, and looking for phrases is dear. */
    private List<Query> otherWord(String language, String label, String words) {
        List<Query> anywhere = new ArrayList<>();
        for (TextField field : TextField.in(language)) {
            List<String> known = tokens(field, words);
            if (!known.isEmpty() && tokens(field, label).containsAll(known)) {
                continue;
            }
            Query here = new QueryBuilder(field.analyzer()).createPhraseQuery(field.field(), label);
            if (here != null) {
                anywhere.add(new BoostQuery(reasons.word(field, label, here), OTHER_WORD_BOOST * field.boost()));
            }
        }
        return anywhere.isEmpty() ? List.of() : List.of(new DisjunctionMaxQuery(anywhere, TIE_BREAKER));
    }

    /** What the words are a part of: the terms just above, where a record names them. */
    private List<Query> broader(Named found) {
        return found.terms().stream()
                .flatMap(term -> Stream.ofNullable(term.broader()))
                .flatMap(id -> Terms.builtIn().find(id).stream())
                .map(term -> concept(Concepts.ABOUT, term, BROADER_BOOST))
                .toList();
    }

    private static List<Query> with(List<Query> these, Query one) {
        return Stream.concat(these.stream(), Stream.of(one)).toList();
    }

    private Query concept(String field, org.estran.vocabularies.Term term, float boost) {
        return new BoostQuery(reasons.meaning(field, term, new TermQuery(new Term(field, term.id()))), boost);
    }

    /** The query for a word or phrase: one, or none where it has no letter and no digit. */
    private List<Query> part(TypedPart part) {
        List<Query> anywhere = new ArrayList<>();
        for (TextField field : TextField.values()) {
            Query here = new QueryBuilder(field.analyzer()).createPhraseQuery(field.field(), part.text());
            if (here != null) {
                anywhere.add(new BoostQuery(reasons.word(field, part.text(), here), field.boost()));
            }
        }
        if (part.mayBeUnfinished()) {
            anywhere.addAll(unfinished(TextField.TITLE_PLAIN, part));
            anywhere.addAll(unfinished(TextField.TEXT_PLAIN, part));
        }
        return anywhere.isEmpty() ? List.of() : List.of(new DisjunctionMaxQuery(anywhere, TIE_BREAKER));
    }

    /** The last word as the beginning of one; what stands before it in the same part must be there whole. */
    private List<Query> unfinished(TextField field, TypedPart part) {
        List<String> tokens = tokens(field, part.text());
        if (tokens.isEmpty() || tokens.getLast().length() < 2) {
            return List.of();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new PrefixQuery(new Term(field.field(), tokens.removeLast())), Occur.MUST);
        tokens.forEach(token -> all.add(new TermQuery(new Term(field.field(), token)), Occur.MUST));
        return List.of(new BoostQuery(reasons.beginning(field, part, all.build()), PREFIX_BOOST * field.boost()));
    }

    static List<String> tokens(TextField field, String text) {
        List<String> tokens = new ArrayList<>();
        try (TokenStream words = field.analyzer().tokenStream(field.field(), text)) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                tokens.add(word.toString());
            }
            words.end();
        } catch (IOException neverFromAString) {
            throw new UncheckedIOException(neverFromAString);
        }
        return tokens;
    }
}
