package org.estran.app.portal.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.pages.Words;
import org.estran.vocabularies.Term;
import org.estran.vocabularies.Terms;

/** The themes as a tree that opens where one is chosen: the top, the way down to what is chosen, and what is just below. */
final class ThemeTree {

    private final Map<String, FacetValue> counted = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final List<FacetGroup.Choice> choices = new ArrayList<>();
    private final SearchQuery query;
    private final Words words;

    private ThemeTree(List<FacetValue> values, SearchQuery query, Words words) {
        this.query = query;
        this.words = words;
        for (FacetValue value : values) {
            counted.put(value.value(), value);
            if (value.selected()) {
                Terms.builtIn().find(value.value()).ifPresent(term -> open.addAll(path(term)));
            }
        }
        values.stream()
                .filter(value -> Terms.builtIn()
                        .find(value.value())
                        .filter(term -> term.broader() == null)
                        .isPresent())
                .forEach(top -> add(top, 0));
    }

    static List<FacetGroup.Choice> choices(List<FacetValue> values, SearchQuery query, Words words) {
        return List.copyOf(new ThemeTree(values, query, words).choices);
    }

    private void add(FacetValue value, int depth) {
        if (value.count() == 0 && !value.selected()) {
            return;
        }
        Term term = Terms.builtIn().find(value.value()).orElseThrow();
        choices.add(new FacetGroup.Choice(
                term.label().best(words.language()),
                null,
                value.count(),
                value.selected(),
                address(term, value),
                depth));
        if (open.contains(term.id())) {
            Terms.builtIn().narrower(term).stream()
                    .flatMap(below -> java.util.stream.Stream.ofNullable(counted.get(below.id())))
                    .sorted(java.util.Comparator.comparingLong(FacetValue::count)
                            .reversed())
                    .forEach(below -> add(below, depth + 1));
        }
    }

    /** Choosing a theme takes the place of the broader and narrower ones chosen before; leaving it goes one step up. */
    private String address(Term term, FacetValue value) {
        Set<String> chosen = new LinkedHashSet<>(query.facets().getOrDefault(Facet.THEME, Set.of()));
        chosen.removeIf(other -> isOnOnePath(term, other));
        String broader = term.broader();
        if (!value.selected()) {
            chosen.add(term.id());
        } else if (broader != null) {
            chosen.add(broader);
        }
        return query.with(Facet.THEME, chosen).address();
    }

    private static boolean isOnOnePath(Term term, String other) {
        return Terms.builtIn()
                .find(other)
                .filter(one -> path(one).contains(term.id()) || path(term).contains(one.id()))
                .isPresent();
    }

    /** The term and all above it. */
    private static Set<String> path(Term term) {
        Set<String> path = new LinkedHashSet<>();
        Term at = term;
        while (path.add(at.id()) && at.broader() != null) {
            at = Terms.builtIn().find(at.broader()).orElse(at);
        }
        return path;
    }
}
