package org.estran.app.dissemination.records;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Facet;
import org.estran.app.catalogue.FacetValue;
import org.estran.app.catalogue.Matches;
import org.estran.app.catalogue.Order;
import org.estran.app.catalogue.Queryable;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.dissemination.ogc.Links;
import org.estran.app.pages.Words;
import org.estran.app.projects.Scope;
import org.estran.filters.Filter;
import org.estran.terms.Language;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The records of a collection: pages of them, one of them, and the pages of links that are crawled. */
@Component
class Items {

    /** As many links as a page to be crawled has. */
    static final int CRAWLED = 1_000;

    private final Catalogue catalogue;
    private final Features features;
    private final Collections collections;
    private final Addresses addresses;
    private final Clock clock;

    Items(Catalogue catalogue, Features features, Collections collections, Addresses addresses, Clock clock) {
        this.catalogue = catalogue;
        this.features = features;
        this.collections = collections;
        this.addresses = addresses;
        this.clock = clock;
    }

    ObjectNode page(Scope scope, ItemsRequest asked, Words words) {
        SearchRequest search = within(scope, asked.search());
        Matches found = catalogue.matching(search, asked.offset());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "FeatureCollection");
        json.put("timeStamp", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("numberMatched", found.matched());
        List<ObjectNode> members = features.of(found.records(), scope);
        json.put("numberReturned", members.size());
        json.putArray("features").addAll(members);
        if (!asked.facets().isEmpty()) {
            facets(json.putObject("facets"), asked.facets(), search, words.language());
        }
        links(json.putArray("links"), scope, asked, found, words);
        return json;
    }

    private static SearchRequest within(Scope scope, SearchRequest search) {
        Filter asked = search.filter();
        return search.filter(asked == null ? scope.condition() : scope.within(asked));
    }

    private void links(ArrayNode links, Scope scope, ItemsRequest asked, Matches found, Words words) {
        String title = words.text("records.items");
        int limit = asked.search().limit();
        Links.selfAndPage(links, address(scope, asked, asked.offset()), Links.GEOJSON, title);
        if (asked.offset() + limit < found.matched()) {
            Links.add(
                    links,
                    address(scope, asked, asked.offset() + limit),
                    "next",
                    Links.GEOJSON,
                    words.text("records.next"));
        }
        if (asked.offset() > 0) {
            Links.add(
                    links,
                    address(scope, asked, Math.max(0, Math.min(asked.offset(), found.matched()) - limit)),
                    "prev",
                    Links.GEOJSON,
                    words.text("records.prev"));
        }
        Links.add(links, addresses.collection(scope), "collection", Links.JSON, Collections.title(scope, words));
    }

    /** The same page further on or back, in the reader's own choice of form. */
    private String address(Scope scope, ItemsRequest asked, long offset) {
        Map<String, String> parameters = new LinkedHashMap<>(asked.parameters());
        parameters.remove("f");
        parameters.remove("offset");
        if (offset > 0) {
            parameters.put("offset", Long.toString(offset));
        }
        return Addresses.with(addresses.items(scope), parameters);
    }

    private void facets(ObjectNode json, List<Facet> wanted, SearchRequest search, Language language) {
        Map<Facet, List<FacetValue>> counted =
                catalogue.search(search.limit(1).order(List.of())).facets();
        for (Facet facet : wanted) {
            ObjectNode one = json.putObject(facet.word());
            one.put("type", "term").put("property", facet.word());
            ArrayNode buckets = one.putArray("buckets");
            counted.getOrDefault(facet, List.of())
                    .forEach(value -> buckets.addObject()
                            .put("value", value.value())
                            .put("title", value.label().best(language))
                            .put("count", value.count()));
        }
    }

    /** A record of the collection by its id, or by an identifier that came with it; a tombstone is one too. */
    Optional<CatalogueRecord> find(Scope scope, String id) {
        return catalogue
                .find(id)
                .or(() -> catalogue.byIdentifier(id))
                .filter(found -> found.isGone() || scope.holds(found.id(), catalogue));
    }

    ObjectNode one(Scope scope, CatalogueRecord found) {
        return features.of(found, scope);
    }

    /** The collection as a catalogue of links: to its records where they are few, else to pages of them (clause 9). */
    ObjectNode crawled(Scope scope, Words words) {
        ObjectNode json = collections.one(scope, words);
        ArrayNode links = crawling(json, addresses.collection(scope) + "/crawl", words);
        long records = collections.extent(scope).records();
        if (records <= CRAWLED) {
            items(links, scope, 0, words);
        } else {
            for (long page = 1; (page - 1) * CRAWLED < records; page++) {
                Links.add(
                        links,
                        addresses.collection(scope) + "/crawl/" + page,
                        "child",
                        Links.JSON,
                        words.text("records.crawl-page", page));
            }
        }
        return json;
    }

    /** One such page; empty behind the last. */
    Optional<ObjectNode> crawled(Scope scope, int page, Words words) {
        ObjectNode json = collections.one(scope, words);
        json.put("id", Addresses.id(scope) + "-" + page);
        json.put("title", words.text("records.crawl-page", page));
        String address = addresses.collection(scope) + "/crawl";
        ArrayNode links = crawling(json, address + "/" + page, words);
        Links.add(links, address, "parent", Links.JSON, Collections.title(scope, words));
        int found = items(links, scope, (page - 1L) * CRAWLED, words);
        return found == 0 ? Optional.empty() : Optional.of(json);
    }

    private ArrayNode crawling(ObjectNode json, String address, Words words) {
        json.putArray("conformsTo").add(ConformanceClass.CRAWLABLE.uri());
        json.remove("defaultSortOrder");
        ArrayNode links = json.putArray("links");
        Links.selfAndPage(links, address, Links.JSON, json.path("title").asString(""));
        Links.add(links, addresses.root(), "root", Links.JSON, words.text("records.title"));
        return links;
    }

    private int items(ArrayNode links, Scope scope, long from, Words words) {
        SearchRequest all = SearchRequest.EVERYTHING
                .filter(scope.condition())
                .order(List.of(Order.ascending(Queryable.ID)))
                .limit(CRAWLED);
        List<CatalogueRecord> records = catalogue.matching(all, from).records();
        records.forEach(record -> Links.add(
                links,
                addresses.item(scope, record.id()),
                "item",
                Links.GEOJSON,
                record.record().title().best(words.language())));
        return records.size();
    }
}
