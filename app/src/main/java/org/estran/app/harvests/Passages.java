package org.estran.app.harvests;

import java.util.List;
import org.estran.harvest.Item;

/**
 * The way a record came: from where it was harvested, and what the source told of the way before.
 *
 * @param harvester the source's name and address here
 * @param identifier what the source knows it by
 * @param place where it lies there
 * @param leads whether its document is what the record says; of the same thing from elsewhere it is a copy
 * @param before catalogues before the source, the last one first
 */
public record Passages(
        long id,
        String harvester,
        String address,
        String identifier,
        String place,
        String datestamp,
        boolean leads,
        List<Item.Passage> before) {
    public Passages {
        before = List.copyOf(before);
    }

    /** The source's address; of a folder of this server, whose path is for staff alone, its name. */
    public String publicAddress() {
        return address.regionMatches(true, 0, "file:", 0, 5) ? harvester : address;
    }
}
