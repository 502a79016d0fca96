package org.estran.app.wms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.coverages.datasets.Opened;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.layers.Layer;
import org.estran.wms.maps.CellsMemory;
import org.springframework.stereotype.Component;

/** Finds a layer by its name, and opens its dataset for who asks. */
@Component
class LayerFinder {

    /** For grids that do not follow longitude and latitude: about two hundred tiles of them. */
    private static final long CELLS = 96L << 20;
    /** Folders in which a file may lie. */
    private static final int DEEPEST = 100;

    private final Datasets datasets;
    private final Tiles tiles;
    private final CellsMemory memory = new CellsMemory(CELLS);

    LayerFinder(Datasets datasets, Tiles tiles) {
        this.datasets = datasets;
        this.tiles = tiles;
    }

    CellsMemory memory() {
        return memory;
    }

    /**
     * @throws WmsException {@code LayerNotDefined}
     * @throws org.estran.terms.ProblemException for a dataset this caller may not read
     */
    Held open(Scope scope, String name, String locator) throws WmsException, IOException {
        return switch (scope) {
            case Scope.OfDataset one -> held(one.recordId(), one.path(), name, name, locator);
            case Scope.OfRecord record -> inRecord(record.recordId(), name, name, locator);
            case Scope.Whole whole -> {
                int slash = name.indexOf('/');
                if (slash < 1) {
                    throw undefined(name, locator);
                }
                yield inRecord(name.substring(0, slash), name.substring(slash + 1), name, locator);
            }
        };
    }

    private Held inRecord(String recordId, String rest, String name, String locator) throws WmsException, IOException {
        Optional<Dataset> named = datasets.of(recordId, folders(rest)).stream()
                .filter(Dataset::isGridded)
                .max(Comparator.comparingInt(dataset -> dataset.path().length()));
        if (named.isPresent()) {
            String path = named.get().path();
            return held(recordId, path, rest.substring(path.length() + 1), name, locator);
        }
        Dataset first = datasets.of(recordId).stream()
                .filter(Dataset::isGridded)
                .findFirst()
                .orElseThrow(() -> undefined(name, locator));
        return held(recordId, first.path(), rest, name, locator);
    }

    /** Everything before one of its slashes: {@code a} and {@code a/b} of {@code a/b/c}. */
    private static List<String> folders(String path) {
        List<String> all = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash > 0 && all.size() < DEEPEST; slash = path.indexOf('/', slash + 1)) {
            all.add(path.substring(0, slash));
        }
        return all;
    }

    private Held held(String recordId, String path, String variable, String name, String locator)
            throws WmsException, IOException {
        Opened opened = datasets.open(recordId, path);
        boolean found = false;
        try {
            Shown shown = shown(opened);
            Layer layer = shown.layers().find(variable).orElseThrow(() -> undefined(name, locator));
            found = true;
            return new Held(opened, shown, layer);
        } finally {
            if (!found) {
                opened.close();
            }
        }
    }

    Shown shown(Opened opened) throws IOException {
        return opened.kept(
                Shown.class, file -> Shown.of(opened.gridded(), memory, new FoundRanges(tiles, opened.tag())));
    }

    private static WmsException undefined(String name, String locator) {
        return new WmsException(WmsFault.Code.LAYER_NOT_DEFINED, locator, "There is no layer " + name + " here.");
    }
}
