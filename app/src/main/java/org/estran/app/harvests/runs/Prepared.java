package org.estran.app.harvests.runs;

import java.util.List;
import org.estran.app.harvests.store.ItemRows;
import org.estran.app.origins.reading.Reading;
import org.estran.app.origins.store.Original;
import org.estran.harvest.Item;
import org.jspecify.annotations.Nullable;

/** An item on its way to its row. */
sealed interface Prepared {

    Item item();

    /** As it was, by its bytes or by what the source says. */
    record Same(Item item) implements Prepared {}

    /** Read: new, changed, or back again. */
    record Readable(Item.Document item, Original original, Reading.Read reading) implements Prepared {}

    /**
     * No record comes of it.
     *
     * @param sha512 of the document; empty where there is none
     */
    record Unreadable(Item item, String sha512, byte[] bytes, String code, List<String> arguments, String position)
            implements Prepared {}

    /** Gone from the source, which says so. */
    record Gone(Item.Deleted item) implements Prepared {}

    /** Not among what is wanted. */
    record Unwanted(Item item) implements Prepared {}

    /** An item with what is known of it; null where nothing is. */
    record Known(Prepared prepared, ItemRows.@Nullable Row before) {}
}
