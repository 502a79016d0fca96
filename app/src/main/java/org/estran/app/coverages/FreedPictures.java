package org.estran.app.coverages;

import java.io.IOException;
import org.estran.app.catalogue.erasure.BytesFreed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A picture of bytes that were freed shows them all the same: it goes with them. */
@Component
class FreedPictures {

    private final Pictures pictures;

    FreedPictures(Pictures pictures) {
        this.pictures = pictures;
    }

    @EventListener
    void freed(BytesFreed bytes) throws IOException {
        pictures.forget(bytes.sha512());
    }
}
