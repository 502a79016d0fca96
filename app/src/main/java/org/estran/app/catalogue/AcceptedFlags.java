package org.estran.app.catalogue;

import java.util.List;

/** The flags that people accepted for published files. Changes join the caller's transaction. */
public interface AcceptedFlags {

    /** Keeps these; one for the same rule, column and bytes under the same name is replaced. */
    void put(String recordId, List<AcceptedFlag> flags);

    /** Those of all its versions, in the order of files, columns and rules. */
    List<AcceptedFlag> ofRecord(String recordId);
}
