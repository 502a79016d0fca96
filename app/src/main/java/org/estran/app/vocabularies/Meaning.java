package org.estran.app.vocabularies;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.terms.LocalizedText;

/**
 * What a phrase of a text means in the thesauri held here, for looking for it in other words. Bounded: a dozen words, some
 * dozens of addresses.
 *
 * @param start where the phrase begins in the text
 * @param end where it ends, exclusive
 * @param label what the first of the concepts is called
 * @param words other labels of the concepts and of those that mean the same elsewhere, by language
 * @param addresses of the concepts, of those that mean the same, and of those just below
 * @param terms the ids of the terms of our own list that mean the same
 */
public record Meaning(
        int start,
        int end,
        LocalizedText label,
        Map<String, List<String>> words,
        Set<String> addresses,
        Set<String> terms) {

    public Meaning {
        words = Map.copyOf(words);
        addresses = Set.copyOf(addresses);
        terms = Set.copyOf(terms);
    }
}
