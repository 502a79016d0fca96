package org.estran.app.wms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.coverages.datasets.Opened;
import org.estran.ows.Markup;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.estran.wms.Capabilities;
import org.estran.wms.CapabilitiesLayer;
import org.estran.wms.ServiceFacts;
import org.estran.wms.WmsException;
import org.estran.wms.WmsFault;
import org.estran.wms.WmsRequest.GetCapabilities;
import org.estran.wms.layers.Described;
import org.springframework.stereotype.Component;

/** Tells what the service offers to a caller. */
@Component
class CapabilitiesAnswers {

    /** The most datasets whose layers are kept ready between two documents. */
    private static final int MOST_KNOWN = 20_000;

    private static final int PAGE = 200;
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Datasets datasets;
    private final LayerFinder finder;
    private final Clock clock;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    /** What a dataset offers to all, and when that was found. */
    private record Known(CapabilitiesLayer layer, Instant at) {}

    CapabilitiesAnswers(Datasets datasets, LayerFinder finder, Clock clock) {
        this.datasets = datasets;
        this.finder = finder;
        this.clock = clock;
    }

    /** Where the service was asked, and in what language. */
    record Place(String endpoint, String site, Language language) {}

    Answer answer(GetCapabilities request, Scope scope, Place place) throws WmsException, IOException {
        CapabilitiesLayer root = root(scope, place);
        String sequence = Tiles.key(root.toString());
        check(request.updateSequence(), sequence);
        ServiceFacts facts = new ServiceFacts(
                place.endpoint(), root.title(), description(place.language()), "Estran", "", "none", sequence);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Capabilities.write(new Markup(bytes), request.version(), facts, root);
        return new Answer(
                bytes.toByteArray(), request.version().capabilitiesType() + ";charset=UTF-8", null, false, List.of());
    }

    /** OGC 06-042, 7.2.3.5: sequences of ours are not ordered; one that is not the current is an older one. */
    private static void check(String asked, String current) throws WmsException {
        if (asked.equals(current)) {
            throw new WmsException(
                    WmsFault.Code.CURRENT_UPDATE_SEQUENCE, "UPDATESEQUENCE", "The capabilities have not changed.");
        }
    }

    private static String description(Language language) {
        return switch (language) {
            case FR -> "Cartes des grilles publiées ici, à chaque date et à chaque niveau.";
            case EN -> "Maps of the grids published here, at every time and level.";
        };
    }

    private CapabilitiesLayer root(Scope scope, Place place) throws WmsException, IOException {
        return switch (scope) {
            case Scope.OfDataset one -> ofDataset(one, place);
            case Scope.OfRecord record -> ofRecord(record.recordId(), place);
            case Scope.Whole whole -> whole(place);
        };
    }

    private CapabilitiesLayer ofDataset(Scope.OfDataset one, Place place) throws IOException {
        String title = datasets.of(one.recordId()).stream()
                .filter(d -> d.path().equals(one.path()))
                .findFirst()
                .map(d -> d.title().best(place.language()))
                .orElse(one.path());
        return offered(one.recordId(), one.path(), "", title, place);
    }

    private CapabilitiesLayer ofRecord(String recordId, Place place) throws WmsException, IOException {
        List<Dataset> all =
                datasets.of(recordId).stream().filter(Dataset::isGridded).toList();
        if (all.isEmpty()) {
            throw new WmsException(
                    WmsFault.invalid("REQUEST", "The record " + recordId + " has no grids of which maps are drawn."));
        }
        if (all.size() == 1) {
            Dataset only = all.getFirst();
            return offered(recordId, only.path(), "", only.title().best(place.language()), place);
        }
        List<CapabilitiesLayer> inner = new ArrayList<>();
        for (Dataset dataset : all) {
            inner.add(offered(
                    recordId,
                    dataset.path(),
                    dataset.path() + "/",
                    dataset.title().best(place.language()),
                    place));
        }
        return holding(all.getFirst().title().best(place.language()), inner);
    }

    /** All there are, by pages of key; a dataset this caller may not read is not among them. */
    private CapabilitiesLayer whole(Place place) throws IOException {
        List<CapabilitiesLayer> inner = new ArrayList<>();
        String after = null;
        List<Dataset> page;
        do {
            page = datasets.page(after, PAGE);
            for (Dataset dataset : page) {
                if (dataset.isGridded()) {
                    add(dataset, inner, place);
                }
            }
            after = page.isEmpty() ? after : page.getLast().key();
        } while (page.size() == PAGE);
        return holding("Estran", inner);
    }

    private void add(Dataset dataset, List<CapabilitiesLayer> inner, Place place) throws IOException {
        String key = dataset.key() + dataset.indexedAt() + place.site() + place.language();
        Known before = known.get(key);
        if (before != null && before.at().plus(FRESH).isAfter(clock.instant())) {
            inner.add(before.layer());
            return;
        }
        try (Opened opened = datasets.open(dataset.recordId(), dataset.path())) {
            String prefix = dataset.recordId() + "/" + dataset.path() + "/";
            CapabilitiesLayer layer = offered(opened, prefix, dataset.title().best(place.language()), place);
            inner.add(layer);
            if (opened.isToAll()) {
                if (known.size() >= MOST_KNOWN) {
                    known.clear();
                }
                known.put(key, new Known(layer, clock.instant()));
            }
        } catch (ProblemException closed) {
            // Not for this caller, or withdrawn meanwhile.
        }
    }

    private CapabilitiesLayer offered(String recordId, String path, String prefix, String title, Place place)
            throws IOException {
        try (Opened opened = datasets.open(recordId, path)) {
            return offered(opened, prefix, title, place);
        }
    }

    private CapabilitiesLayer offered(Opened opened, String prefix, String title, Place place) throws IOException {
        String metadata = place.site() + "/records/" + opened.recordId() + "?f=iso19139";
        return Described.of(finder.shown(opened).layers(), prefix, title, metadata, clock.instant());
    }

    private static CapabilitiesLayer holding(String title, List<CapabilitiesLayer> inner) {
        return new CapabilitiesLayer(null, title, null, BoundingBox.WORLD, List.of(), null, null, false, inner);
    }
}
