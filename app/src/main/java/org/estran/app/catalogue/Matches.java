package org.estran.app.catalogue;

import java.util.List;

/**
 * A page of what answers a request.
 *
 * @param records in the order asked for
 * @param matched how many there are in all
 */
public record Matches(List<CatalogueRecord> records, long matched) {

    public Matches {
        records = List.copyOf(records);
    }
}
