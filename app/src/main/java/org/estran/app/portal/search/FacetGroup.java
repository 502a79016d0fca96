package org.estran.app.portal.search;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.pages.Words;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One facet on the left of the page.
 *
 * @param first shown at once: what is chosen, and the most frequent
 * @param rest shown when asked for
 */
public record FacetGroup(Facet facet, List<Choice> first, List<Choice> rest) {

    private static final int AT_ONCE = 6;
    private static final List<Facet> ORDER = List.of(
            Facet.KIND,
            Facet.THEME,
            Facet.NETWORK,
            Facet.VARIABLE,
            Facet.KEYWORD,
            Facet.ORGANISATION,
            Facet.LICENCE,
            Facet.ACCESS,
            Facet.DECADE);

    /**
     * @param language of the label, where it is not the page's
     * @param address the search with this value taken in or left out
     * @param depth how far below the top of its thesaurus it stands; 0 at the top, and in facets without one
     */
    public record Choice(
            String label, @Nullable String language, long count, boolean selected, String address, int depth) {}

    static List<FacetGroup> of(Map<Facet, List<FacetValue>> counts, SearchQuery query, Words words) {
        return ORDER.stream()
                .map(facet -> group(facet, counts.getOrDefault(facet, List.of()), query, words))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable FacetGroup group(Facet facet, List<FacetValue> values, SearchQuery query, Words words) {
        List<Choice> choices =
                facet == Facet.THEME ? ThemeTree.choices(values, query, words) : flat(facet, values, query, words);
        // A facet that could only be chosen one way tells nothing.
        if (choices.isEmpty()) {
            return null;
        }
        int shown = choices.size() <= AT_ONCE + 2 ? choices.size() : AT_ONCE;
        return new FacetGroup(facet, choices.subList(0, shown), choices.subList(shown, choices.size()));
    }

    private static List<Choice> flat(Facet facet, List<FacetValue> values, SearchQuery query, Words words) {
        return Stream.concat(
                        values.stream().filter(FacetValue::selected),
                        values.stream().filter(value -> !value.selected() && value.count() > 0))
                .map(value -> choice(facet, value, query, words))
                .toList();
    }

    private static Choice choice(Facet facet, FacetValue value, SearchQuery query, Words words) {
        String address = query.toggle(facet, value.value()).address();
        LocalizedText label = value.label();
        return new Choice(
                label(facet, value, words),
                languageOf(facet, label, words),
                value.count(),
                value.selected(),
                address,
                0);
    }

    static String label(Facet facet, FacetValue value, Words words) {
        return switch (facet) {
            case KIND -> words.text("kind." + value.value());
            case ACCESS ->
                words.has("access.state." + value.value())
                        ? words.text("access.state." + value.value())
                        : value.value();
            case VARIABLE -> value.label().best(words.language()).replace('_', ' ');
            case DECADE -> words.text("search.decade", value.value(), String.valueOf(decadeEnd(value.value())));
            case THEME, LICENCE, ORGANISATION, KEYWORD, NETWORK, YEAR ->
                value.label().best(words.language());
        };
    }

    private static @Nullable String languageOf(Facet facet, LocalizedText label, Words words) {
        return switch (facet) {
            case VARIABLE -> "en";
            case KEYWORD, NETWORK ->
                label.languageFor(words.language())
                        .filter(language -> !language.equals(words.language().code()))
                        .orElse(null);
            case KIND, THEME, ORGANISATION, LICENCE, ACCESS, DECADE, YEAR -> null;
        };
    }

    private static String decadeEnd(String decade) {
        return decade.matches("-?\\d{1,9}") ? String.valueOf(Integer.parseInt(decade) + 9) : decade;
    }
}
