package org.estran.app.wms;

import java.io.IOException;
import org.estran.app.catalogue.erasure.BytesFreed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The name of a tile does not tell which bytes it shows: when some are freed, all tiles go, and are drawn again as asked for. */
@Component
class FreedTiles {

    private final Tiles tiles;

    FreedTiles(Tiles tiles) {
        this.tiles = tiles;
    }

    @EventListener
    void freed(BytesFreed bytes) throws IOException {
        tiles.forgetAll();
    }
}
