package org.estran.app.dissemination.stac;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.coverages.datasets.Dataset;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.app.dissemination.Publications;
import org.estran.app.pages.Words;
import org.estran.app.projects.Scope;
import org.estran.terms.Problem;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every document of this door. Those that list much list a part of it, and lead to the rest. */
@Component
class StacDocuments {

    /** How many collections or items one document of the static catalogue leads to. */
    private static final int LED_TO = 200;

    private final HoldingsIndex index;
    private final Datasets datasets;
    private final Catalogue catalogue;
    private final CollectionWriter collections;
    private final ItemWriter items;

    StacDocuments(
            HoldingsIndex index,
            Datasets datasets,
            Catalogue catalogue,
            CollectionWriter collections,
            ItemWriter items) {
        this.index = index;
        this.datasets = datasets;
        this.catalogue = catalogue;
        this.collections = collections;
        this.items = items;
    }

    ObjectNode landing(Places places, Words words) {
        ObjectNode out = catalog(places.id(), title(places, words), words);
        ArrayNode conforms = out.putArray("conformsTo");
        for (StacConformance one : StacConformance.values()) {
            conforms.add(one.uri());
        }
        ArrayNode links = out.putArray("links");
        StacLinks.add(links, "self", places.root(), StacLinks.JSON);
        StacLinks.add(links, "root", places.root(), StacLinks.JSON);
        StacLinks.add(links, "conformance", places.at("/conformance"), StacLinks.JSON);
        StacLinks.add(links, "service-desc", places.at("/api"), StacLinks.OPENAPI);
        StacLinks.add(links, "service-doc", places.base() + "/api", StacLinks.HTML);
        StacLinks.add(links, "data", places.at("/collections"), StacLinks.JSON);
        StacLinks.add(links, "search", places.at("/search"), StacLinks.GEOJSON).put("method", "GET");
        StacLinks.add(links, "search", places.at("/search"), StacLinks.GEOJSON).put("method", "POST");
        children(links, places, null, words);
        return out;
    }

    /** What the landing page has no room for: the collections behind that one. */
    ObjectNode furtherCollections(Places places, String after, Words words) {
        ObjectNode out = catalog(places.id() + "-" + after, title(places, words), words);
        ArrayNode links = out.putArray("links");
        StacLinks.ancestry(links, places, places.at("/catalogs/" + after), StacLinks.JSON, places.root());
        children(links, places, after, words);
        return out;
    }

    private static ObjectNode catalog(String id, String title, Words words) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("type", "Catalog")
                .put("stac_version", ItemWriter.VERSION)
                .put("id", id)
                .put("title", title)
                .put("description", words.text("stac.what"));
    }

    private static String title(Places places, Words words) {
        Scope scope = places.scope();
        return scope.isWhole() || scope.title().isEmpty()
                ? Publications.PUBLISHER
                : scope.title().best(words.language());
    }

    private void children(ArrayNode links, Places places, @Nullable String after, Words words) {
        List<String> some = index.of(places.scope()).collections(after, LED_TO);
        for (CatalogueRecord record : catalogue.all(some)) {
            StacLinks.add(
                    links,
                    "child",
                    places.collection(record.id()),
                    StacLinks.JSON,
                    record.record().title().best(words.language()));
        }
        if (some.size() == LED_TO) {
            StacLinks.add(links, "child", places.at("/catalogs/" + some.getLast()), StacLinks.JSON);
        }
    }

    /** @param query what was asked, to be asked again for the next page */
    ObjectNode collections(Places places, SearchAsked asked, Map<String, String> query, Words words) {
        List<String> page = index.of(places.scope()).collections(asked.after(), asked.limit() + 1);
        boolean more = page.size() > asked.limit();
        List<String> shown = more ? page.subList(0, asked.limit()) : page;
        ObjectNode out = JsonMapper.shared().createObjectNode();
        ArrayNode list = out.putArray("collections");
        for (CatalogueRecord record : catalogue.all(shown)) {
            list.add(collections.write(record, gridded(record.id()), places, words.language()));
        }
        ArrayNode links = out.putArray("links");
        String address = places.at("/collections");
        StacLinks.add(links, "self", Queries.with(address, query), StacLinks.JSON);
        StacLinks.add(links, "root", places.root(), StacLinks.JSON);
        if (more) {
            StacLinks.next(links, address, query, AskedParameters.token(shown.getLast()), StacLinks.JSON);
        }
        return out;
    }

    ObjectNode collection(Places places, String id, Words words) {
        CatalogueRecord record = present(places, id);
        ObjectNode out = collections.write(record, gridded(id), places, words.language());
        leadToItems((ArrayNode) out.path("links"), places, id, null);
        return out;
    }

    /** What the collection itself has no room for: the items behind that one. */
    ObjectNode furtherItems(Places places, String id, String after, Words words) {
        CatalogueRecord record = present(places, id);
        ObjectNode out = catalog(id + "-" + after, record.record().title().best(words.language()), words);
        ArrayNode links = out.putArray("links");
        String self = places.collection(id) + "/catalogs/" + after;
        StacLinks.ancestry(links, places, self, StacLinks.JSON, places.collection(id));
        leadToItems(links, places, id, ItemName.path(after));
        return out;
    }

    private void leadToItems(ArrayNode links, Places places, String id, @Nullable String afterPath) {
        List<Entry> rest = index.of(places.scope()).items(id).stream()
                .filter(entry -> afterPath == null || entry.path().compareTo(afterPath) > 0)
                .limit(LED_TO)
                .toList();
        rest.forEach(entry -> StacLinks.add(links, "item", places.item(id, entry.name()), StacLinks.GEOJSON));
        if (rest.size() == LED_TO) {
            String further =
                    places.collection(id) + "/catalogs/" + rest.getLast().name();
            StacLinks.add(links, "child", further, StacLinks.JSON);
        }
    }

    ObjectNode item(Places places, String id, String name, Words words) {
        CatalogueRecord record = present(places, id);
        return index.of(places.scope()).items(id).stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .flatMap(this::dataset)
                .map(dataset -> items.write(record, dataset, places, words.language()))
                .orElseThrow(() ->
                        ProblemException.notFound("item-not-found", "There is no item " + name + " in " + id + "."));
    }

    /** The features of a page, counted; its links are the caller's. */
    ObjectNode page(Places places, SearchAsked.Page page, Words words) {
        ObjectNode out = JsonMapper.shared().createObjectNode();
        out.put("type", "FeatureCollection");
        ArrayNode features = out.putArray("features");
        for (Entry entry : page.items()) {
            catalogue
                    .find(entry.recordId())
                    .filter(record -> !record.isDataWithdrawn())
                    .flatMap(record ->
                            dataset(entry).map(dataset -> items.write(record, dataset, places, words.language())))
                    .ifPresent(features::add);
        }
        out.put("numberMatched", page.matched()).put("numberReturned", features.size());
        return out;
    }

    SearchAsked.Page found(Places places, SearchAsked asked) {
        return asked.in(index.of(places.scope()));
    }

    /** The record behind a collection. */
    CatalogueRecord present(Places places, String id) {
        Optional<CatalogueRecord> found = catalogue.find(id);
        if (found.isPresent() && found.get().isDataWithdrawn()) {
            throw new ProblemException(new Problem.Gone("data-withdrawn", "The data of " + id + " were withdrawn."));
        }
        return found.filter(record -> index.of(places.scope()).holds(id))
                .orElseThrow(
                        () -> ProblemException.notFound("collection-not-found", "There is no collection " + id + "."));
    }

    private List<Dataset> gridded(String id) {
        return datasets.of(id).stream().filter(Dataset::isGridded).toList();
    }

    /** As it is now; empty where it changed since the index was read. */
    private Optional<Dataset> dataset(Entry entry) {
        return datasets.page(entry.before(), 1).stream()
                .filter(dataset -> dataset.key().equals(entry.key()))
                .findFirst();
    }
}
