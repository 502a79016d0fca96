package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.estran.records.RecordJson;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;

/**
 * How what somebody is typing may go on: terms of the bilingual list that some record is about, titles, and words. Each
 * suggestion finds something.
 */
final class Suggestions {

    private static final int MOST_TERMS = 5;
    private static final int MOST_TITLES = 4;
    private static final int MOST_WORDS = 3;
    private static final int MOST_LOOKED_AT = 500;
    private static final int LONGEST = 100;

    private record Label(String folded, String text, String id) {}

    private static final class Labels {
        private static final Map<Language, List<Label>> BY_LANGUAGE =
                Map.of(Language.FR, labels(Language.FR), Language.EN, labels(Language.EN));

        private static List<Label> labels(Language language) {
            return org.estran.vocabularies.Terms.builtIn().all().stream()
                    .flatMap(term -> term.labels(language).stream()
                            .map(label -> new Label(" " + Folding.key(label), label, term.id())))
                    .toList();
        }
    }

    private final IndexSearcher searcher;
    private final Language language;

    Suggestions(IndexSearcher searcher, Language language) {
        this.searcher = searcher;
        this.language = language;
    }

    List<String> of(String typed) throws IOException {
        String folded = Folding.key(typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST));
        Map<String, String> found = new LinkedHashMap<>();
        if (folded.length() >= 2) {
            add(found, terms(folded));
            add(found, titles(folded));
            add(found, words(folded));
        }
        found.remove(folded);
        return List.copyOf(found.values());
    }

    private static void add(Map<String, String> found, Collection<String> texts) {
        texts.forEach(text -> found.putIfAbsent(Folding.key(text), text));
    }

    private List<String> terms(String folded) throws IOException {
        Map<String, Integer> records = new LinkedHashMap<>();
        for (Label label : Labels.BY_LANGUAGE.getOrDefault(language, List.of())) {
            if (label.folded().contains(" " + folded)) {
                int about = searcher.getIndexReader().docFreq(new Term(Concepts.ABOUT, label.id()))
                        + searcher.getIndexReader().docFreq(new Term(Concepts.ABOVE, label.id()));
                if (about > 0) {
                    records.put(label.text(), about);
                }
            }
        }
        return mostFrequent(records, MOST_TERMS);
    }

    private List<String> titles(String folded) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(folded.split("[^\\p{L}\\p{N}]+", -1)));
        words.removeIf(String::isEmpty);
        if (words.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        String field = TextField.TITLE_PLAIN.field();
        all.add(new PrefixQuery(new Term(field, words.removeLast())), Occur.MUST);
        words.forEach(word -> all.add(new TermQuery(new Term(field, word)), Occur.MUST));
        List<String> titles = new ArrayList<>();
        for (ScoreDoc hit : searcher.search(all.build(), MOST_TITLES).scoreDocs) {
            Document stored = searcher.storedFields().document(hit.doc, Set.of(RecordFields.TITLE));
            titles.add(RecordJson.mapper()
                    .readValue(stored.get(RecordFields.TITLE), LocalizedText.class)
                    .best(language));
        }
        return titles;
    }

    /** The last word, ended as some title ends it. */
    private List<String> words(String folded) throws IOException {
        int space = folded.lastIndexOf(' ') + 1;
        BytesRef start = new BytesRef(folded.substring(space));
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), TextField.TITLE_PLAIN.field());
        if (terms == null || start.length < 2) {
            return List.of();
        }
        Map<String, Integer> records = new LinkedHashMap<>();
        TermsEnum all = terms.iterator();
        BytesRef term = all.seekCeil(start) == TermsEnum.SeekStatus.END ? null : all.term();
        for (int n = 0; n < MOST_LOOKED_AT && term != null && StringHelper.startsWith(term, start); n++) {
            records.put(term.utf8ToString(), all.docFreq());
            term = all.next();
        }
        List<String> ended = new ArrayList<>();
        Spelling spelling = new Spelling(searcher.getIndexReader(), List.of());
        for (String word : mostFrequent(records, MOST_WORDS)) {
            ended.add(folded.substring(0, space) + spelling.asWritten(word));
        }
        return ended;
    }

    private static List<String> mostFrequent(Map<String, Integer> records, int most) {
        return records.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
