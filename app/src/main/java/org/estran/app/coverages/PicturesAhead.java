package org.estran.app.coverages;

import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.RecordPublished;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Draws what was just published before anybody asks; a lost start costs the first reader a moment. */
@Component
class PicturesAhead {

    private final Pictures pictures;

    PicturesAhead(Pictures pictures) {
        this.pictures = pictures;
    }

    @TransactionalEventListener
    void draw(RecordPublished published) {
        Thread.ofVirtual().name("picture-ahead").start(() -> pictures.alt(Caller.ANONYMOUS, published.id()));
    }
}
