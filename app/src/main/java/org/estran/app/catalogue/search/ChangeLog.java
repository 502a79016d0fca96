package org.estran.app.catalogue.search;

import java.util.List;
import org.estran.app.catalogue.CatalogueRecord;

/** What the index follows: the records in the order of their last change. */
public interface ChangeLog {

    /**
     * A place in the log.
     *
     * @param epoch which database; empty while nothing was ever written
     * @param change the number of a change; 0 before the first
     */
    record Mark(String epoch, long change) {}

    /** The last change that is committed. */
    Mark last();

    /** The records whose last change is later than that number, in order, {@code limit} at most. */
    List<CatalogueRecord> after(long change, int limit);
}
