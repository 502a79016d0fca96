package org.estran.app.wms;

import java.io.IOException;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.wms.layers.Layers;
import org.estran.wms.layers.Portrayals;
import org.estran.wms.maps.CellsMemory;

/** What is kept of an open dataset as long as it stays open: its layers, and what they look like. */
record Shown(Layers layers, Portrayals portrayals) {

    static Shown of(GriddedDataset dataset, CellsMemory memory, Portrayals.Found found) throws IOException {
        return new Shown(Layers.of(dataset), new Portrayals(memory, found));
    }
}
