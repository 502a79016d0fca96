package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.estran.app.vocabularies.Meaning;

/**
 * Sets right a word that no record has, by the nearest one that some record has: one slip in a word of four letters, two in
 * one of eight. A word that is there, or begins one that is there, is left as it was typed, and so is what holds a digit.
 */
final class Spelling {

    /** The field whose terms are a folded word, this sign, and the word as some record writes it. */
    static final String SPELT = "spelt";

    static final char SIGN = '\u0001';

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{4,30}");
    private static final String QUOTES = "\"“”«»";
    private static final int LONG_WORD = 8;

    private final IndexReader reader;
    private final List<Meaning> meanings;

    /** @param meanings words that a thesaurus has are no slips, whether or not a record has them */
    Spelling(IndexReader reader, List<Meaning> meanings) {
        this.reader = reader;
        this.meanings = meanings;
    }

    /** The text with every such word replaced; empty where there is none. */
    Optional<String> corrected(String typed) throws IOException {
        if (typed.chars().anyMatch(letter -> QUOTES.indexOf(letter) >= 0)) {
            return Optional.empty();
        }
        Map<Integer, String> better = new HashMap<>();
        List<MatchResult> words = WORD.matcher(typed).results().toList();
        for (MatchResult word : words) {
            if (stands(typed, word) && !isMeant(word) && !isKnown(word.group())) {
                nearest(Folding.key(word.group())).ifPresent(found -> better.put(word.start(), found));
            }
        }
        if (better.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (MatchResult word : words) {
            String replacement = better.get(word.start());
            if (replacement != null) {
                text.append(typed, done, word.start()).append(replacement);
                done = word.end();
            }
        }
        return Optional.of(text.append(typed.substring(done)).toString());
    }

    // Parts of identifiers and addresses are no words.
    private static boolean stands(String text, MatchResult word) {
        return (word.start() == 0 || isBetweenWords(text.charAt(word.start() - 1)))
                && (word.end() == text.length() || isBetweenWords(text.charAt(word.end())));
    }

    private static boolean isBetweenWords(char sign) {
        return Character.isWhitespace(sign) || ",;.!?()'’-".indexOf(sign) >= 0;
    }

    private boolean isMeant(MatchResult word) {
        return meanings.stream().anyMatch(one -> one.start() <= word.start() && word.end() <= one.end());
    }

    private boolean isKnown(String word) throws IOException {
        // Plain words first: nearly every word is among them.
        for (TextField field : List.of(TextField.values()).reversed()) {
            for (String token : TextQuery.tokens(field, word)) {
                if (reader.docFreq(new Term(field.field(), token)) > 0) {
                    return true;
                }
            }
        }
        return begins(TextField.TEXT_PLAIN, word) || begins(TextField.TITLE_PLAIN, word);
    }

    private boolean begins(TextField field, String word) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field.field());
        if (terms == null) {
            return false;
        }
        BytesRef start = new BytesRef(Folding.key(word));
        TermsEnum all = terms.iterator();
        return all.seekCeil(start) != TermsEnum.SeekStatus.END
                && org.apache.lucene.util.StringHelper.startsWith(all.term(), start);
    }

    private record Candidate(String word, int edits, int records) {}

    private Optional<String> nearest(String folded) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        int most = folded.length() >= LONG_WORD ? 2 : 1;
        for (TextField field : List.of(TextField.TITLE_PLAIN, TextField.TEXT_PLAIN)) {
            Terms terms = MultiTerms.getTerms(reader, field.field());
            if (terms != null) {
                TermsEnum near = new FuzzyTermsEnum(terms, new Term(field.field(), folded), most, 1, true);
                for (BytesRef term = near.next(); term != null; term = near.next()) {
                    String word = term.utf8ToString();
                    candidates.add(new Candidate(word, Slips.between(folded, word), near.docFreq()));
                }
            }
        }
        Optional<Candidate> best = candidates.stream()
                .min(Comparator.comparingInt(Candidate::edits)
                        .thenComparing(
                                Comparator.comparingInt(Candidate::records).reversed())
                        .thenComparing(Candidate::word));
        return best.isPresent() ? Optional.of(asWritten(best.get().word())) : Optional.empty();
    }

    /** The most frequent way in which records write a folded word. */
    String asWritten(String folded) throws IOException {
        Terms spelt = MultiTerms.getTerms(reader, SPELT);
        String best = folded;
        if (spelt == null) {
            return best;
        }
        int records = 0;
        BytesRef start = new BytesRef(folded + SIGN);
        TermsEnum all = spelt.iterator();
        if (all.seekCeil(start) == TermsEnum.SeekStatus.END) {
            return best;
        }
        for (BytesRef term = all.term();
                term != null && org.apache.lucene.util.StringHelper.startsWith(term, start);
                term = all.next()) {
            if (all.docFreq() > records) {
                records = all.docFreq();
                best = term.utf8ToString().substring(folded.length() + 1);
            }
        }
        return best;
    }
}
