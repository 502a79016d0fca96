package org.estran.app.portal.welcome;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
import org.estran.app.catalogue.RecordsDescribed;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.cartography.Caption;
import org.estran.cartography.Extent;
import org.estran.cartography.WorldMap;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The map of all that the centre holds. Drawn once and kept until something is published or withdrawn. */
@Component
class HoldingsMap {

    private static final int WIDTH = 1440;
    private static final int MOST = 5000;

    private final Catalogue catalogue;
    private final Bundles bundles;
    private final AtomicInteger news = new AtomicInteger();
    private final Map<Language, Drawn> drawn = new ConcurrentHashMap<>();

    /** @param news how much had been heard of when the drawing was begun */
    private record Drawn(int news, String svg) {}

    HoldingsMap(Catalogue catalogue, Bundles bundles) {
        this.catalogue = catalogue;
        this.bundles = bundles;
    }

    String svg(Language language) {
        int heard = news.get();
        Drawn last = drawn.get(language);
        if (last == null || last.news() != heard) {
            last = new Drawn(heard, draw(language));
            drawn.put(language, last);
        }
        return last.svg();
    }

    // Who publishes must never wait for a drawing: it still holds its turn among the writers.
    @TransactionalEventListener(fallbackExecution = true)
    void published(RecordPublished published) {
        news.incrementAndGet();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void withdrawn(RecordWithdrawn withdrawn) {
        news.incrementAndGet();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void described(RecordsDescribed described) {
        news.incrementAndGet();
    }

    private String draw(Language language) {
        Words words = bundles.in(language);
        List<Extent> extents = catalogue.extents(SearchRequest.EVERYTHING.language(language), MOST).stream()
                .flatMap(record -> record.boxes().stream()
                        .map(box -> new Extent(box, record.title().best(language), "/records/" + record.id())))
                .toList();
        Caption caption = new Caption(
                words.text("home.map.title"), words.count("home.map.description", extents.size()), language);
        return WorldMap.svg(extents, caption, WIDTH, false);
    }
}
