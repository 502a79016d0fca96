package org.estran.app.catalogue;

import java.util.List;
import java.util.Optional;

/** All that records said before, change by change. What is rebuilt from the archive begins a history anew. */
public interface RecordHistory {

    /** The states of a record, the present one first; empty for a record that is not here. */
    List<RecordState> of(String id);

    /** The state that a change brought. */
    Optional<RecordState> at(String id, long change);
}
