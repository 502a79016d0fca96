package org.estran.app.dissemination.records;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.RecordExtent;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.projects.Scope;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where and when the records of a part of the catalogue are, kept until the catalogue changes. */
@Component
class Extents {

    private static final int LOOKED_AT = 10_000;

    private final Catalogue catalogue;
    private final Cache<String, Extent> known =
            Caffeine.newBuilder().maximumSize(200).build();

    Extents(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * @param box around all of them; the whole Earth where they say none, or are too many to look at
     * @param time an end that is null is open or not known
     * @param updated when one of them last changed; null where there is none
     */
    record Extent(
            BoundingBox box, TimeInterval time, @Nullable Instant updated, long records) {}

    Extent of(Scope scope) {
        return known.get(scope.slug() + " " + scope.filter().hashCode() + " " + catalogue.state(), any -> read(scope));
    }

    private Extent read(Scope scope) {
        SearchRequest all = SearchRequest.EVERYTHING.filter(scope.filter()).limit(1);
        Instant begin = end(all, Order.ascending(Queryable.BEGIN), TimeInterval::start);
        Instant end = end(all, Order.descending(Queryable.END), TimeInterval::end);
        boolean isTurned = begin != null && end != null && begin.isAfter(end);
        var last = catalogue.matching(all.order(List.of(Order.descending(Queryable.MODIFIED))), 0);
        return new Extent(
                box(all),
                isTurned ? new TimeInterval(null, null) : new TimeInterval(begin, end),
                last.records().stream()
                        .map(CatalogueRecord::changedAt)
                        .findFirst()
                        .orElse(null),
                last.matched());
    }

    private @Nullable Instant end(SearchRequest all, Order order, Function<TimeInterval, @Nullable Instant> end) {
        return catalogue.matching(all.order(List.of(order)), 0).records().stream()
                .flatMap(found -> Optional.ofNullable(found.record().period()).stream())
                .flatMap(period -> Optional.ofNullable(end.apply(period)).stream())
                .findFirst()
                .orElse(null);
    }

    private BoundingBox box(SearchRequest all) {
        List<RecordExtent> placed = catalogue.extents(all, LOOKED_AT);
        List<BoundingBox> boxes =
                placed.stream().flatMap(one -> one.boxes().stream()).toList();
        if (boxes.isEmpty()
                || placed.size() == LOOKED_AT
                || boxes.stream().anyMatch(BoundingBox::crossesAntimeridian)) {
            return BoundingBox.WORLD;
        }
        return new BoundingBox(
                boxes.stream().mapToDouble(BoundingBox::west).min().orElse(-180),
                boxes.stream().mapToDouble(BoundingBox::south).min().orElse(-90),
                boxes.stream().mapToDouble(BoundingBox::east).max().orElse(180),
                boxes.stream().mapToDouble(BoundingBox::north).max().orElse(90));
    }
}
