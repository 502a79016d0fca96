package org.estran.vocabularies;

import java.util.List;
import java.util.stream.Stream;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One term of our own list.
 *
 * @param id kebab-case English, never reused
 * @param label the preferred word in both languages
 * @param frenchOther synonyms and abbreviations in French
 * @param englishOther the same in English
 * @param broader the id of the term above it
 */
public record Term(
        String id,
        LocalizedText label,
        List<String> frenchOther,
        List<String> englishOther,
        @Nullable String broader,
        List<Mapping> mappings) {

    public Term {
        frenchOther = List.copyOf(frenchOther);
        englishOther = List.copyOf(englishOther);
        mappings = List.copyOf(mappings);
    }

    /** Of the id alone: no two terms of a list share it, and terms are looked up for each word of each record. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Every word for it in that language, the preferred one first. */
    public List<String> labels(Language language) {
        return Stream.concat(label.exactly(language).stream(), other(language).stream())
                .toList();
    }

    /** Synonyms and abbreviations in that language. */
    public List<String> other(Language language) {
        return language == Language.FR ? frenchOther : englishOther;
    }

    /** Notations in that vocabulary that stand so to this term. */
    public List<String> notations(Scheme scheme, Mapping.Match match) {
        return mappings.stream()
                .filter(mapping -> mapping.scheme() == scheme && mapping.match() == match)
                .map(Mapping::notation)
                .toList();
    }

    /** CF standard names of the very quantity, best first; empty for what is no quantity. */
    public List<String> standardNames() {
        return notations(Scheme.CF, Mapping.Match.CLOSE);
    }
}
