package org.estran.app.deposit;

import org.estran.app.catalogue.erasure.BytesFreed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a data file said of itself goes with its bytes. */
@Component
class FreedFacts {

    private final FactRows rows;

    FreedFacts(FactRows rows) {
        this.rows = rows;
    }

    @EventListener
    void freed(BytesFreed bytes) {
        rows.remove(bytes.sha512());
    }
}
