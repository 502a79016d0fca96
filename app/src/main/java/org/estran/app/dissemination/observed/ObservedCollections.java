package org.estran.app.dissemination.observed;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.Publications;
import org.estran.app.dissemination.ogc.Links;
import org.estran.app.dissemination.ogc.OtherCollections;
import org.estran.app.observations.store.Holding;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.StoredProperty;
import org.estran.app.pages.Words;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.ProblemException;
import org.estran.terms.TimeInterval;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Each record with observations that the caller may have, as a collection of features and of data to be queried. */
@Component
class ObservedCollections implements OtherCollections {

    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";
    private static final String STANDARD_NAME = "http://vocab.nerc.ac.uk/standard_name/";
    private static final String CRS84_WKT =
            "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AXIS[\"Lon\",EAST],AXIS[\"Lat\",NORTH]]";

    private final ObservationStore store;
    private final Catalogue catalogue;
    private final String root;

    ObservedCollections(ObservationStore store, Catalogue catalogue, Publications publications) {
        this.store = store;
        this.catalogue = catalogue;
        this.root = publications.address("/ogc");
    }

    @Override
    public List<Listed> all(Caller caller, Words words, int most) throws IOException {
        List<String> ids = store.records().stream().limit(most).toList();
        Map<String, CatalogueRecord> records = new HashMap<>();
        for (int from = 0; from < ids.size(); from += Catalogue.MOST_FILES) {
            catalogue
                    .all(ids.subList(from, Math.min(ids.size(), from + Catalogue.MOST_FILES)))
                    .forEach(record -> records.put(record.id(), record));
        }
        Map<String, List<StoredProperty>> properties =
                store.properties().stream().collect(Collectors.groupingBy(StoredProperty::recordId));
        List<Listed> all = new ArrayList<>();
        for (Holding holding : store.holdings(new LinkedHashSet<>(ids), caller)) {
            CatalogueRecord record = records.get(holding.recordId());
            if (record != null) {
                ObjectNode json = json(record, holding, properties.getOrDefault(record.id(), List.of()), words);
                all.add(new Listed(record.id(), title(record, words), holding.box(), time(holding), json));
            }
        }
        return all;
    }

    /**
     * One of them.
     *
     * @throws ProblemException {@code collection-not-found}; and whatever {@code access} says of its files
     */
    ObjectNode one(String recordId, Caller caller, Words words) throws IOException {
        CatalogueRecord record = opened(recordId, caller);
        Holding holding =
                store.holdings(Set.of(recordId), caller).stream().findFirst().orElseThrow(() -> notFound(recordId));
        return json(record, holding, store.properties(recordId), words);
    }

    /** The record, where it has observations that the caller may have. */
    CatalogueRecord opened(String recordId, Caller caller) throws IOException {
        CatalogueRecord record =
                catalogue.find(recordId).filter(found -> !found.isGone()).orElseThrow(() -> notFound(recordId));
        if (!store.has(recordId)) {
            throw notFound(recordId);
        }
        store.letIn(recordId, caller);
        return record;
    }

    private static ProblemException notFound(String id) {
        return ProblemException.notFound("collection-not-found", "There is no collection " + id + ".");
    }

    String address(String recordId) {
        return root + "/collections/" + recordId;
    }

    static String title(CatalogueRecord record, Words words) {
        return record.record().title().best(words.language());
    }

    private static TimeInterval time(Holding holding) {
        return new TimeInterval(holding.start(), holding.end());
    }

    private ObjectNode json(CatalogueRecord record, Holding holding, List<StoredProperty> properties, Words words) {
        String address = address(record.id());
        String title = title(record, words);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", record.id()).put("title", title);
        json.put("description", record.record().summary().best(words.language()));
        json.put("itemType", "feature");
        json.putArray("crs").add(CRS84);
        extent(json.putObject("extent"), holding);
        ArrayNode formats = json.putArray("output_formats");
        for (DataForm form : DataForm.values()) {
            formats.add(form.word());
        }
        ObjectNode parameters = json.putObject("parameter_names");
        properties.stream().filter(ObservedCollections::isObserved).forEach(one -> parameter(parameters, one));
        queries(json.putObject("data_queries"), address, words);
        links(json.putArray("links"), address, record.id(), title, words);
        return json;
    }

    static boolean isObserved(StoredProperty property) {
        return property.property().role() == Role.OBSERVED;
    }

    private static void extent(ObjectNode json, Holding holding) {
        BoundingBox box = holding.box();
        if (box != null) {
            ObjectNode spatial = json.putObject("spatial");
            spatial.putArray("bbox")
                    .addArray()
                    .add(box.west())
                    .add(box.south())
                    .add(box.east())
                    .add(box.north());
            spatial.put("crs", CRS84);
        }
        ObjectNode temporal = json.putObject("temporal");
        temporal.putArray("interval").addArray().add(text(holding.start())).add(text(holding.end()));
        temporal.put("trs", GREGORIAN);
        if (holding.shallowest() != null && holding.deepest() != null) {
            ObjectNode vertical = json.putObject("vertical");
            vertical.putArray("interval")
                    .addArray()
                    .add(holding.shallowest().toString())
                    .add(holding.deepest().toString());
            vertical.put(
                    "vrs", "VERTCS[\"depth\",VERT_DATUM[\"sea level\",2005],UNIT[\"metre\",1],AXIS[\"Depth\",DOWN]]");
        }
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static void parameter(ObjectNode parameters, StoredProperty stored) {
        ObservedProperty property = stored.property();
        ObjectNode json = parameters.putObject(stored.name());
        String label = property.label() == null ? stored.name() : property.label();
        json.put("id", stored.name()).put("type", "Parameter").put("description", label);
        if (property.unit() != null) {
            json.putObject("unit").put("symbol", property.unit());
        }
        ObjectNode observed = json.putObject("observedProperty").put("label", label);
        if (property.standardName() != null) {
            observed.put("id", STANDARD_NAME + property.standardName() + "/");
        }
    }

    private static void queries(ObjectNode json, String address, Words words) {
        for (String query : List.of("position", "radius", "area", "cube", "trajectory", "locations", "items")) {
            ObjectNode link = json.putObject(query).putObject("link");
            link.put("href", address + "/" + query).put("rel", "data");
            ObjectNode variables = link.putObject("variables");
            variables.put("title", words.text("records.query." + query)).put("query_type", query);
            if (query.equals("radius")) {
                ArrayNode units = variables.putArray("within_units");
                Within.UNITS.keySet().stream().sorted().forEach(units::add);
            }
            ArrayNode formats = variables.putArray("output_formats");
            if (query.equals("items")) {
                formats.add("GeoJSON");
                variables.put("default_output_format", "GeoJSON");
            } else {
                for (DataForm form : DataForm.values()) {
                    formats.add(form.word());
                }
                variables.put("default_output_format", DataForm.COVERAGE_JSON.word());
            }
            variables.putArray("crs_details").addObject().put("crs", "CRS84").put("wkt", CRS84_WKT);
        }
    }

    private void links(ArrayNode links, String address, String id, String title, Words words) {
        Links.selfAndPage(links, address, Links.JSON, title);
        Links.add(links, root, "root", Links.JSON, words.text("records.title"));
        Links.add(links, root + "/collections", "parent", Links.JSON, words.text("records.collections"));
        Links.add(links, address + "/items", "items", Links.GEOJSON, words.text("records.features"));
        Links.add(links, address + "/items?f=html", "items", Links.HTML, words.text("records.features"));
        Links.add(
                links,
                address + "/queryables",
                Links.OGC + "queryables",
                Links.SCHEMA,
                words.text("records.queryables"));
        Links.add(links, root + "/collections/catalogue/items/" + id, "describedby", Links.GEOJSON, title);
    }
}
