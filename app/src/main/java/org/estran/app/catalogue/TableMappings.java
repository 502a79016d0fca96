package org.estran.app.catalogue;

import java.util.List;
import java.util.Optional;

/** How the published tables in text are read. Changes join the caller's transaction. */
public interface TableMappings {

    /** Keeps these; one for the same bytes under the same name is replaced. */
    void put(String recordId, List<TableMapping> mappings);

    /** Those of all its versions. */
    List<TableMapping> ofRecord(String recordId);

    Optional<TableMapping> find(String recordId, String path, String sha512);
}
