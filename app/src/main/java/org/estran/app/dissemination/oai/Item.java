package org.estran.app.dissemination.oai;

import java.util.List;
import org.estran.app.catalogue.Moved;
import org.estran.app.harvests.Way;
import org.estran.app.origins.HarvestedDocument;
import org.estran.oaipmh.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as an item of the repository.
 *
 * @param at the record's last change
 * @param origin where it came from; null for what was made here
 * @param way by which it was harvested; null for what was not
 * @param sets all it is in
 */
record Item(
        Moved.At at,
        ItemHead head,
        @Nullable HarvestedDocument origin,
        @Nullable Way way,
        String identifier,
        List<String> sets) {

    Header header() {
        return header(at.isGone());
    }

    Header header(boolean isDeleted) {
        return new Header(identifier, at.changedAt(), sets, isDeleted);
    }
}
