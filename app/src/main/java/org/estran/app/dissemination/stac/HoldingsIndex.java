package org.estran.app.dissemination.stac;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.projects.Scope;
import org.estran.filters.Filter;
import org.estran.filters.Literal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where and when every item is, kept in memory as long as the datasets are what they were: a hundred bytes an item, looked
 * through from end to end by a search.
 */
@Component
class HoldingsIndex {

    private static final int PAGE = 1_000;
    private static final int ASKED_AT_ONCE = 500;

    private final Datasets datasets;
    private final Catalogue catalogue;
    private final Cache<String, Holdings> parts =
            Caffeine.newBuilder().maximumSize(50).build();
    private volatile @Nullable Known known;

    HoldingsIndex(Datasets datasets, Catalogue catalogue) {
        this.datasets = datasets;
        this.catalogue = catalogue;
    }

    private record Known(String state, Holdings all) {}

    /** What there is of that part of the catalogue now. */
    Holdings of(Scope scope) {
        Known now = current();
        if (scope.isWhole()) {
            return now.all();
        }
        String key = scope.slug() + " " + scope.filter().hashCode() + " " + now.state() + " " + catalogue.state();
        return parts.get(key, any -> now.all().of(within(scope, now.all())::contains));
    }

    private Known current() {
        String state = datasets.state();
        Known seen = known;
        return seen != null && seen.state().equals(state) ? seen : read(state);
    }

    /** One reads it anew, the others wait for that one. */
    private synchronized Known read(String state) {
        Known seen = known;
        if (seen != null && seen.state().equals(state)) {
            return seen;
        }
        Known fresh = new Known(state, all());
        known = fresh;
        return fresh;
    }

    private Holdings all() {
        TreeMap<String, List<Entry>> records = new TreeMap<>();
        String before = null;
        List<Dataset> page = datasets.page(null, PAGE);
        while (!page.isEmpty()) {
            for (Dataset dataset : page) {
                if (dataset.isGridded()) {
                    List<Entry> items = records.computeIfAbsent(dataset.recordId(), id -> new ArrayList<>());
                    if (!dataset.isAggregation()) {
                        items.add(Entry.of(dataset, before));
                    }
                }
                before = dataset.key();
            }
            page = page.size() < PAGE ? List.of() : datasets.page(before, PAGE);
        }
        records.values().forEach(items -> items.sort(Comparator.comparing(Entry::key)));
        return new Holdings(records);
    }

    private Set<String> within(Scope scope, Holdings all) {
        List<String> records = List.copyOf(all.byRecord().keySet());
        Set<String> within = new HashSet<>();
        for (int i = 0; i < records.size(); i += ASKED_AT_ONCE) {
            List<Literal> some = records.subList(i, Math.min(records.size(), i + ASKED_AT_ONCE)).stream()
                    .<Literal>map(Literal.Text::new)
                    .toList();
            Filter these = new Filter.In(Queryable.ID.word(), some, Filter.Case.EXACT);
            SearchRequest asked =
                    SearchRequest.EVERYTHING.filter(scope.within(these)).limit(ASKED_AT_ONCE);
            catalogue.matching(asked, 0).records().stream()
                    .map(CatalogueRecord::id)
                    .forEach(within::add);
        }
        return within;
    }
}
