package org.estran.app.catalogue.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.app.vocabularies.Meaning;
import org.estran.vocabularies.Term;
import org.estran.vocabularies.Terms;
import org.jspecify.annotations.Nullable;

/**
 * Words of a request that name something: terms of our bilingual list, concepts of a loaded thesaurus, or both.
 *
 * @param meaning what loaded thesauri tell of them; null where none does
 */
record Named(int start, int end, List<Term> terms, @Nullable Meaning meaning) {

    /** From left to right; of two that overlap the one that begins first, of two that begin together the longer. */
    static List<Named> in(String text, List<Meaning> meanings) {
        List<Named> all = new ArrayList<>();
        for (Terms.Found found : Terms.builtIn().in(text)) {
            Meaning same = meanings.stream()
                    .filter(one -> one.start() == found.start() && one.end() == found.end())
                    .findFirst()
                    .orElse(null);
            all.add(new Named(found.start(), found.end(), with(found.terms(), same), same));
        }
        meanings.stream()
                .filter(one -> all.stream().noneMatch(named -> named.meaning() == one))
                .map(one -> new Named(one.start(), one.end(), with(List.of(), one), one))
                .toList()
                .forEach(all::add);
        all.sort(Comparator.comparingInt(Named::start)
                .thenComparing(Comparator.comparingInt(Named::end).reversed()));
        List<Named> apart = new ArrayList<>();
        for (Named one : all) {
            if (apart.isEmpty() || one.start() >= apart.getLast().end()) {
                apart.add(one);
            }
        }
        return apart;
    }

    private static List<Term> with(List<Term> terms, @Nullable Meaning meaning) {
        Set<Term> all = new LinkedHashSet<>(terms);
        Stream.ofNullable(meaning)
                .flatMap(one -> one.terms().stream().sorted())
                .flatMap(id -> Terms.builtIn().find(id).stream())
                .forEach(all::add);
        return List.copyOf(all);
    }
}
