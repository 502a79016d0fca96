package org.estran.app.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/**
 * Makes a query of what people type. Nothing they type is wrong: quotes make phrases, an unmatched quote is ignored, all
 * else is words. Every word must be found in some field, whichever the language; a word that says nothing in French or in
 * English (<i>de</i>, <i>the</i>) only helps the order.
 */
final class TextQuery {

    private static final Pattern PARTS = Pattern.compile("[\"“”«»]([^\"“”«»]*)[\"“”«»]|([^\\s\"“”«»]+)");
    private static final int MOST_PARTS = 32;
    private static final int LONGEST = 2000;
    private static final float IDENTIFIER_BOOST = 100f;
    private static final float PREFIX_BOOST = 0.3f;

    // A little for the other fields too, so that a word in title and abstract beats one in the title alone.
    private static final float TIE_BREAKER = 0.1f;

    private TextQuery() {}

    static Query of(String typed) {
        String text = Folding.composed(typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST));
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        either.add(words(text), Occur.SHOULD);
        either.add(
                new BoostQuery(
                        new TermQuery(new Term(RecordFields.IDENTIFIER, Folding.cut(ExactIdentifier.normal(text)))),
                        IDENTIFIER_BOOST),
                Occur.SHOULD);
        return either.build();
    }

    private static Query words(String text) {
        List<Query> telling = new ArrayList<>();
        List<Query> idle = new ArrayList<>();
        Matcher parts = PARTS.matcher(text);
        for (int n = 0; n < MOST_PARTS && parts.find(); n++) {
            boolean isPhrase = parts.group(1) != null;
            String part = isPhrase ? parts.group(1) : parts.group(2);
            boolean mayBeUnfinished = !isPhrase && parts.end() == text.length();
            (tells(part) ? telling : idle).addAll(part(part, mayBeUnfinished));
        }
        if (telling.isEmpty() && idle.isEmpty()) {
            return new MatchAllDocsQuery();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        telling.forEach(query -> all.add(query, Occur.MUST));
        idle.forEach(query -> all.add(query, telling.isEmpty() ? Occur.MUST : Occur.SHOULD));
        return all.build();
    }

    private static boolean tells(String part) {
        return !tokens(TextField.TEXT_FR, part).isEmpty()
                && !tokens(TextField.TEXT_EN, part).isEmpty();
    }

    /** The query for a word or phrase: one, or none where it has no letter and no digit. */
    private static List<Query> part(String part, boolean mayBeUnfinished) {
        List<Query> anywhere = new ArrayList<>();
        for (TextField field : TextField.values()) {
            Query here = new QueryBuilder(field.analyzer()).createPhraseQuery(field.field(), part);
            if (here != null) {
                anywhere.add(new BoostQuery(here, field.boost()));
            }
        }
        if (mayBeUnfinished) {
            anywhere.addAll(unfinished(TextField.TITLE_PLAIN, part));
            anywhere.addAll(unfinished(TextField.TEXT_PLAIN, part));
        }
        return anywhere.isEmpty() ? List.of() : List.of(new DisjunctionMaxQuery(anywhere, TIE_BREAKER));
    }

    /** The last word as the beginning of one; what stands before it in the same part must be there whole. */
    private static List<Query> unfinished(TextField field, String part) {
        List<String> tokens = tokens(field, part);
        if (tokens.isEmpty() || tokens.getLast().length() < 2) {
            return List.of();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        all.add(new PrefixQuery(new Term(field.field(), tokens.removeLast())), Occur.MUST);
        tokens.forEach(token -> all.add(new TermQuery(new Term(field.field(), token)), Occur.MUST));
        return List.of(new BoostQuery(all.build(), PREFIX_BOOST * field.boost()));
    }

    private static List<String> tokens(TextField field, String text) {
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
