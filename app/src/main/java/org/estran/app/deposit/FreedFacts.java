package org.estran.app.deposit;

import org.estran.app.catalogue.erasure.BytesFreed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What a data file said of itself, and what was found in it, goes with its bytes. */
@Component
class FreedFacts {

    private final FactRows rows;
    private final QualityRows quality;

    FreedFacts(FactRows rows, QualityRows quality) {
        this.rows = rows;
        this.quality = quality;
    }

    @EventListener
    void freed(BytesFreed bytes) {
        rows.remove(bytes.sha512());
        quality.remove(bytes.sha512());
    }
}
