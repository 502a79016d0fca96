package org.estran.app.portal.welcome;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.RecordPublished;
import org.estran.app.catalogue.RecordWithdrawn;
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
    private final Map<Language, String> drawn = new EnumMap<>(Language.class);

    HoldingsMap(Catalogue catalogue, Bundles bundles) {
        this.catalogue = catalogue;
        this.bundles = bundles;
    }

    synchronized String svg(Language language) {
        return drawn.computeIfAbsent(language, this::draw);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void published(RecordPublished news) {
        forget();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void withdrawn(RecordWithdrawn news) {
        forget();
    }

    private synchronized void forget() {
        drawn.clear();
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
