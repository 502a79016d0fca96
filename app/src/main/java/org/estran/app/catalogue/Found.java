package org.estran.app.catalogue;

import java.util.List;

/**
 * A page of what answers a request, for whoever keeps what they made of a record.
 *
 * @param records in the order asked for
 * @param matched how many there are in all
 */
public record Found(List<At> records, long matched) {

    /**
     * A record and the number of its last change: as long as that is the same, so is all that is told of the record.
     *
     * @param change {@link CatalogueRecord#change()}
     */
    public record At(String id, long change) {}

    public Found {
        records = List.copyOf(records);
    }
}
