package org.estran.app.catalogue;

import java.util.List;

/** Many descriptions of things without files were written at once. Raised inside the transaction. */
public record RecordsDescribed(List<String> ids) {

    public RecordsDescribed {
        ids = List.copyOf(ids);
    }
}
