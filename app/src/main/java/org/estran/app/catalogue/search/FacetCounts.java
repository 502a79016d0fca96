package org.estran.app.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
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

    private static final int MOST_LABELS = 10_000;

    private static final Comparator<FacetValue> MOST_FREQUENT =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);
    private static final Comparator<FacetValue> LATEST = Comparator.comparingInt(
                    (FacetValue year) -> Integer.parseInt(year.value()))
            .reversed();

    private final Map<IndexReader.CacheKey, Known> known = new ConcurrentHashMap<>();

    /** What was worked out once for a state of the index: ordinals over all segments, and the words for values. */
    private record Known(
            Map<Facet, StringDocValuesReaderState> ordinals, Map<Facet, Map<String, Optional<LocalizedText>>> labels) {}

    /** The values of one facet, those asked for among them even when nothing has them. */
    List<FacetValue> count(IndexSearcher searcher, FacetsCollector collected, Facet facet, Set<String> asked)
            throws IOException {
        Map<String, Long> counts = counts(searcher.getIndexReader(), collected, facet);
        List<FacetValue> values = new ArrayList<>();
        for (var entry : counts.entrySet()) {
            label(searcher, facet, entry.getKey())
                    .map(label -> new FacetValue(
                            entry.getKey(), label, entry.getValue(), isAsked(entry.getKey(), label, asked)))
                    .ifPresent(values::add);
        }
        addMissing(searcher, facet, asked, values);
        values.sort(facet == Facet.YEAR || facet == Facet.DECADE ? LATEST : MOST_FREQUENT);
        return List.copyOf(values);
    }

    private Map<String, Long> counts(IndexReader reader, FacetsCollector collected, Facet facet) throws IOException {
        int most = switch (facet) {
            case NETWORK -> MOST_WHOLES;
            case THEME -> Terms.builtIn().all().size();
            case YEAR, DECADE -> Integer.MAX_VALUE;
            case KIND, VARIABLE, ORGANISATION, KEYWORD, LICENCE -> MOST_VALUES;
        };
        String field = RecordFields.counted(facet);
        StringValueFacetCounts counts = new StringValueFacetCounts(ordinals(reader, facet), collected);
        FacetResult found =
                most == Integer.MAX_VALUE ? counts.getAllChildren(field) : counts.getTopChildren(most, field);
        Map<String, Long> byValue = new LinkedHashMap<>();
        if (found != null) {
            for (LabelAndValue one : found.labelValues) {
                byValue.put(one.label, one.value.longValue());
            }
        }
        return byValue;
    }

    private StringDocValuesReaderState ordinals(IndexReader reader, Facet facet) throws IOException {
        StringDocValuesReaderState ordinals = known(reader).ordinals().get(facet);
        if (ordinals == null) {
            throw new IllegalStateException("no ordinals for " + facet);
        }
        return ordinals;
    }

    private Known known(IndexReader reader) throws IOException {
        IndexReader.CacheHelper helper = reader.getReaderCacheHelper();
        Known ofReader = known.get(helper.getKey());
        if (ofReader == null) {
            Map<Facet, StringDocValuesReaderState> ordinals = new EnumMap<>(Facet.class);
            Map<Facet, Map<String, Optional<LocalizedText>>> labels = new EnumMap<>(Facet.class);
            for (Facet each : Facet.values()) {
                ordinals.put(each, new StringDocValuesReaderState(reader, RecordFields.counted(each)));
                labels.put(each, new ConcurrentHashMap<>());
            }
            ofReader = new Known(ordinals, labels);
            known.put(helper.getKey(), ofReader);
            helper.addClosedListener(known::remove);
        }
        return ofReader;
    }

    private void addMissing(IndexSearcher searcher, Facet facet, Set<String> asked, List<FacetValue> values)
            throws IOException {
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
            case KEYWORD, NETWORK -> keptLabel(searcher, facet, value);
            case THEME -> Terms.builtIn().find(value).map(Term::label);
            case KIND, VARIABLE, ORGANISATION, LICENCE, DECADE, YEAR -> Optional.of(same(value));
        };
    }

    private Optional<LocalizedText> keptLabel(IndexSearcher searcher, Facet facet, String value) throws IOException {
        Map<String, Optional<LocalizedText>> labels =
                known(searcher.getIndexReader()).labels().getOrDefault(facet, new ConcurrentHashMap<>());
        Optional<LocalizedText> kept = labels.get(value);
        if (kept == null) {
            kept = facet == Facet.KEYWORD ? Optional.of(keywordLabel(searcher, value)) : networkTitle(searcher, value);
            // What readers ask for is theirs to invent, so only so much of it is kept.
            if (labels.size() < MOST_LABELS) {
                labels.put(value, kept);
            }
        }
        return kept;
    }

    private static LocalizedText keywordLabel(IndexSearcher searcher, String value) throws IOException {
        var term = new org.apache.lucene.index.Term(RecordFields.asked(Facet.KEYWORD), Folding.key(value));
        for (ScoreDoc hit : searcher.search(new TermQuery(term), 1).scoreDocs) {
            Document stored = searcher.storedFields().document(hit.doc, Set.of(RecordFields.KEYWORDS));
            for (String json : stored.getValues(RecordFields.KEYWORDS)) {
                LocalizedText label = RecordJson.mapper().readValue(json, LocalizedText.class);
                if (forms(value, label).size() <= label.byLanguage().size()) {
                    return label;
                }
            }
        }
        return same(value);
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
