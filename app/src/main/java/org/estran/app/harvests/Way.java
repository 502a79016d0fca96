package org.estran.app.harvests;

import java.util.List;
import org.estran.harvest.Item;

/**
 * How the document that a record follows is known where it was harvested, and how it came there.
 *
 * @param datestamp when it changed last there; empty where the source does not say
 * @param before catalogues before the source, the last one first
 */
public record Way(String identifier, String datestamp, List<Item.Passage> before) {
    public Way {
        before = List.copyOf(before);
    }
}
