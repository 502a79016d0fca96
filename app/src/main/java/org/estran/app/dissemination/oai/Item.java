package org.estran.app.dissemination.oai;

import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.origins.HarvestedDocument;
import org.estran.oaipmh.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as an item of the repository.
 *
 * @param origin where it came from; null for what was made here
 * @param sets all it is in
 */
record Item(CatalogueRecord found, @Nullable HarvestedDocument origin, String identifier, List<String> sets) {

    Header header() {
        return new Header(identifier, found.changedAt(), sets, found.isGone());
    }
}
