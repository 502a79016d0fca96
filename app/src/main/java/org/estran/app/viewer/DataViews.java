package org.estran.app.viewer;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.coverages.datasets.Opened;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.wms.layers.Layer;
import org.estran.wms.layers.Layers;
import org.estran.wms.maps.CellsMemory;
import org.springframework.stereotype.Component;

/** Makes of an address what the page shows. */
@Component
public class DataViews {

    private final Datasets datasets;
    private final Clock clock;
    private final CellsMemory memory = new CellsMemory(1L << 20);

    DataViews(Datasets datasets, Clock clock) {
        this.datasets = datasets;
        this.clock = clock;
    }

    /** Kept with an open dataset. */
    private record Offered(Layers layers) {}

    /**
     * @param base the address of the centre, for code that is run elsewhere
     * @throws ProblemException {@code view-not-found}, and whatever opening the dataset says
     */
    public View of(String recordId, Asked asked, String base, Language language) throws IOException {
        List<Dataset> all =
                datasets.of(recordId).stream().filter(Dataset::isGridded).toList();
        Dataset dataset = all.stream()
                .filter(d -> d.path().equals(asked.text("dataset")))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> ProblemException.notFound(
                        "view-not-found", "The record " + recordId + " has no grids to look at."));
        try (Opened opened = datasets.open(recordId, dataset.path())) {
            Layers layers = opened.kept(Offered.class, file -> new Offered(Layers.of(opened.gridded())))
                    .layers();
            Layer layer = layers.find(asked.text("layer"))
                    .or(() -> layers.all().stream().findFirst())
                    .orElseThrow(() -> ProblemException.notFound(
                            "view-not-found", "The record " + recordId + " has no grids to look at."));
            return new ViewMaker(dataset, all, layers, layer, asked, base, language, clock.instant()).view(memory);
        }
    }
}
