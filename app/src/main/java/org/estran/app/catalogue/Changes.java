package org.estran.app.catalogue;

import java.util.List;

/**
 * A page of what changed, by the second of the change and then by id.
 *
 * @param records as they are now; {@link CatalogueRecord#isGone() gone} ones are tombstones
 * @param matched how many there are in all, those of the pages before included
 * @param more whether another page follows
 */
public record Changes(List<CatalogueRecord> records, long matched, boolean more) {

    public Changes {
        records = List.copyOf(records);
    }
}
