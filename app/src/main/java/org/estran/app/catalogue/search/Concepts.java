package org.estran.app.catalogue.search;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.estran.vocabularies.Scheme;
import org.estran.vocabularies.Term;
import org.estran.vocabularies.Terms;

/**
 * What a record is about, as terms of our bilingual list: that is how a French word finds a record in English, and a
 * variable its synonyms.
 *
 * @param about ids of the terms that its title, its keywords and its variables name
 * @param above ids of the terms broader than those, up to the top
 * @param mentioned ids of those that only its other texts name
 */
record Concepts(Set<String> about, Set<String> above, Set<String> mentioned) {

    static final String ABOUT = "concept";
    static final String ABOVE = "concept_above";
    static final String MENTIONED = "concept_mentioned";

    // Abstracts say first what a record is about; some go on for pages.
    private static final int READ = 2000;

    static Concepts of(MetadataRecord record) {
        Terms terms = Terms.builtIn();
        Set<Term> about = new LinkedHashSet<>();
        Stream.concat(texts(record.title()), record.keywords().stream().flatMap(keyword -> texts(keyword.label())))
                .forEach(text -> about.addAll(named(text)));
        record.variables().stream()
                .flatMap(variable -> Stream.ofNullable(variable.standardName()))
                .forEach(name -> about.addAll(terms.mappedTo(Scheme.CF, name)));
        record.variables().stream()
                .flatMap(variable -> Stream.ofNullable(variable.longName()))
                .forEach(name -> about.addAll(named(name)));
        Set<Term> mentioned = new LinkedHashSet<>();
        texts(record.summary()).forEach(text -> mentioned.addAll(named(text)));
        mentioned.removeAll(about);
        return new Concepts(ids(about), above(about), ids(mentioned));
    }

    private static Stream<String> texts(LocalizedText text) {
        return text.byLanguage().values().stream();
    }

    private static List<Term> named(String text) {
        String read = text.length() <= READ ? text : text.substring(0, READ);
        return Terms.builtIn().in(read).stream()
                .flatMap(found -> found.terms().stream())
                .toList();
    }

    private static Set<String> above(Collection<Term> terms) {
        Set<String> above = new LinkedHashSet<>();
        Deque<Term> left = new ArrayDeque<>(terms);
        while (!left.isEmpty()) {
            String broader = left.pop().broader();
            if (broader != null && above.add(broader)) {
                Terms.builtIn().find(broader).ifPresent(left::push);
            }
        }
        above.removeAll(ids(terms));
        return above;
    }

    private static Set<String> ids(Collection<Term> terms) {
        Set<String> ids = new LinkedHashSet<>();
        terms.forEach(term -> ids.add(term.id()));
        return ids;
    }
}
