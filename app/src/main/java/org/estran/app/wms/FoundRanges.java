package org.estran.app.wms;

import java.util.Optional;
import org.estran.cartography.ColourScale;
import org.estran.wms.layers.Portrayals;
import tools.jackson.databind.json.JsonMapper;

/** The ranges of colours that were found for some bytes are kept among the tiles, so that nobody reads values for them again. */
record FoundRanges(Tiles tiles, String tag) implements Portrayals.Found {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public Optional<ColourScale> find(String layer) {
        byte[] kept = tiles.find(key(layer));
        return kept == null ? Optional.empty() : Optional.of(JSON.readValue(kept, ColourScale.class));
    }

    @Override
    public void keep(String layer, ColourScale usual) {
        tiles.keep(key(layer), JSON.writeValueAsBytes(usual));
    }

    private String key(String layer) {
        return Tiles.key("range\0" + tag + "\0" + layer);
    }
}
