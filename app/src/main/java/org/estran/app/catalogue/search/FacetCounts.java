package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.records.Kind;
import org.estran.records.RecordJson;
import org.estran.terms.LocalizedText;
import org.estran.vocabularies.Term;
import org.estran.vocabularies.Terms;

/** Counts the values of facets among what a query collected, and finds the words to show for them. */
final class FacetCounts {

    private static final int MOST_VALUES = 40;

    // Networks are sifted out of all that a record is part of, so more are looked at.
    private static final int MOST_WHOLES = 200;

    private static final Comparator<FacetValue> LATEST = Comparator.comparingInt(
                    (FacetValue year) -> Integer.parseInt(year.value()))
            .reversed();

    private final Map<IndexReader.CacheKey, Map<Facet, FacetOrdinals>> ordinals = new ConcurrentHashMap<>();

    /** The values of one facet, those asked for among them even when nothing has them. */
    List<FacetValue> count(IndexSearcher searcher, FacetsCollector collected, Facet facet, Set<String> asked)
            throws IOException {
        FacetOrdinals ordinals = ordinals(searcher.getIndexReader(), facet);
        FacetOrdinals.Counted counted = ordinals.count(collected);
        int most = Math.min(counted.size(), most(facet));
        List<FacetValue> values = new ArrayList<>(most);
        for (int place = 0; place < most; place++) {
            FacetOrdinals.Known known = known(searcher, facet, ordinals, counted.number(place));
            if (known.label().isPresent()) {
                LocalizedText label = known.label().get();
                values.add(new FacetValue(
                        known.value(), label, counted.count(place), isAsked(known.value(), label, asked)));
            }
        }
        addMissing(searcher, facet, asked, values);
        if (facet == Facet.YEAR || facet == Facet.DECADE) {
            values.sort(LATEST);
        }
        return List.copyOf(values);
    }

    private static int most(Facet facet) {
        return switch (facet) {
            case NETWORK -> MOST_WHOLES;
            case YEAR, DECADE, THEME -> Integer.MAX_VALUE;
            case KIND, VARIABLE, ORGANISATION, KEYWORD, LICENCE, ACCESS -> MOST_VALUES;
        };
    }

    private FacetOrdinals.Known known(IndexSearcher searcher, Facet facet, FacetOrdinals ordinals, int number)
            throws IOException {
        FacetOrdinals.Known kept = ordinals.known(number);
        if (kept == null) {
            String value = ordinals.text(number);
            kept = new FacetOrdinals.Known(value, label(searcher, facet, value));
            ordinals.keep(number, kept);
        }
        return kept;
    }

    private FacetOrdinals ordinals(IndexReader reader, Facet facet) throws IOException {
        IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
        Map<Facet, FacetOrdinals> ofReader = ordinals.get(helper.getKey());
        if (ofReader == null) {
            ofReader = new EnumMap<>(Facet.class);
            for (Facet each : Facet.values()) {
                ofReader.put(each, new FacetOrdinals(reader, RecordFields.counted(each)));
            }
            ordinals.put(helper.getKey(), ofReader);
            helper.addClosedListener(ordinals::remove);
        }
        return java.util.Objects.requireNonNull(ofReader.get(facet));
    }

    private void addMissing(IndexSearcher searcher, Facet facet, Set<String> asked, List<FacetValue> values)
            throws IOException {
        if (asked.isEmpty()) {
            return;
        }
        Set<String> shown = values.stream()
                .filter(FacetValue::selected)
                .flatMap(value -> forms(value.value(), value.label()).stream())
                .collect(Collectors.toSet());
        for (String value : asked) {
            boolean isNumber = value.matches("-?\\d{1,9}");
            if (!shown.contains(Folding.key(value)) && (isNumber || (facet != Facet.YEAR && facet != Facet.DECADE))) {
                LocalizedText label = label(searcher, facet, value).orElse(same(value));
                values.add(new FacetValue(value, label, 0, true));
            }
        }
    }

    private static boolean isAsked(String value, LocalizedText label, Set<String> asked) {
        if (asked.isEmpty()) {
            return false;
        }
        Set<String> forms = forms(value, label);
        return asked.stream().anyMatch(one -> forms.contains(Folding.key(one)));
    }

    private static Set<String> forms(String value, LocalizedText label) {
        Set<String> forms =
                label.byLanguage().values().stream().map(Folding::key).collect(Collectors.toSet());
        forms.add(Folding.key(value));
        return forms;
    }

    /** The words for a value; empty where it is not one of this facet (a whole that is no network). */
    private Optional<LocalizedText> label(IndexSearcher searcher, Facet facet, String value) throws IOException {
        return switch (facet) {
            case KEYWORD -> Optional.of(keywordLabel(searcher, value));
            case NETWORK -> networkTitle(searcher, value);
            case THEME -> Terms.builtIn().find(value).map(Term::label);
            case KIND, VARIABLE, ORGANISATION, LICENCE, ACCESS, DECADE, YEAR -> Optional.of(same(value));
        };
    }

    private static LocalizedText keywordLabel(IndexSearcher searcher, String value) throws IOException {
        var term = new org.apache.lucene.index.Term(RecordFields.asked(Facet.KEYWORD), Folding.key(value));
        for (ScoreDoc hit : searcher.search(new TermQuery(term), 1).scoreDocs) {
            Document stored = searcher.storedFields().document(hit.doc, Set.of(RecordFields.KEYWORDS));
            for (String json : stored.getValues(RecordFields.KEYWORDS)) {
                LocalizedText label = RecordJson.mapper().readValue(json, LocalizedText.class);
                if (says(label, value)) {
                    return label;
                }
            }
        }
        return same(value);
    }

    private static boolean says(LocalizedText label, String value) {
        return label.byLanguage().values().stream().map(Folding::key).anyMatch(Folding.key(value)::equals);
    }

    private static Optional<LocalizedText> networkTitle(IndexSearcher searcher, String value) throws IOException {
        var term =
                new org.apache.lucene.index.Term(RecordFields.IDENTIFIER, Folding.cut(ExactIdentifier.normal(value)));
        for (ScoreDoc hit : searcher.search(new TermQuery(term), 1).scoreDocs) {
            Document stored = searcher.storedFields().document(hit.doc, Set.of(RecordFields.KIND, RecordFields.TITLE));
            if (Kind.NETWORK.word().equals(stored.get(RecordFields.KIND))) {
                return Optional.of(RecordJson.mapper().readValue(stored.get(RecordFields.TITLE), LocalizedText.class));
            }
        }
        return Optional.empty();
    }

    private static LocalizedText same(String value) {
        return LocalizedText.of(value, value);
    }
}
