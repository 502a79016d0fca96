package org.estran.app.wms;

import java.io.Closeable;
import org.estran.app.coverages.datasets.Opened;
import org.estran.wms.layers.Layer;

/** A layer of an open dataset; close it. */
record Held(Opened opened, Shown shown, Layer layer) implements Closeable {

    @Override
    public void close() {
        opened.close();
    }
}
