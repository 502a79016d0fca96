package org.estran.app.dissemination.observed;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.dissemination.ogc.Answers;
import org.estran.app.dissemination.ogc.Links;
import org.estran.app.dissemination.ogc.Parameters;
import org.estran.app.dissemination.ogc.ResourcePage;
import org.estran.app.observations.store.FeatureFilter;
import org.estran.app.observations.store.FeatureProperty;
import org.estran.app.observations.store.FeatureSummary;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.Selection;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.ReaderLanguage;
import org.estran.app.pages.Words;
import org.estran.observations.FeatureType;
import org.estran.terms.BoundingBox;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The observations of a record as a collection of features (17-069r4): a profile, a series or a track each, with what it
 * covers. Its geometry is its place, or the box of its places where it has many.
 */
@Controller
class FeaturesDoor {

    /** Every id but those of the catalogues, which are collections of records. */
    static final String RECORD = "/ogc/collections/{record:(?!catalogue$|catalogue-).+}";

    private static final Set<String> FORM_ONLY = Set.of("f", "lang");
    private static final Set<String> OF_ITEMS = ofItems();

    private static final int MOST = 1_000;
    private static final int USUAL = 10;

    private final ObservedCollections collections;
    private final ObservationStore store;
    private final Callers callers;
    private final Bundles bundles;

    FeaturesDoor(ObservedCollections collections, ObservationStore store, Callers callers, Bundles bundles) {
        this.collections = collections;
        this.store = store;
        this.callers = callers;
        this.bundles = bundles;
    }

    private static Set<String> ofItems() {
        Set<String> all = new HashSet<>(FeatureConditions.names());
        all.addAll(
                List.of("bbox", "bbox-crs", "crs", "datetime", "z", "platform", "mode", "limit", "after", "f", "lang"));
        return Set.copyOf(all);
    }

    @GetMapping(RECORD)
    Object collection(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Words words = plain(request);
        ObjectNode json = collections.one(record, callers.current(), words);
        return Answers.of(request, response, json, Links.JSON, words, () -> page(json, links(json, words)));
    }

    @GetMapping(RECORD + "/queryables")
    Object queryables(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Words words = plain(request);
        CatalogueRecord found = collections.opened(record, callers.current());
        String address = collections.address(record) + "/queryables";
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("$id", address);
        json.put("type", "object").put("title", ObservedCollections.title(found, words));
        ObjectNode properties = json.putObject("properties");
        for (FeatureProperty property : FeatureProperty.values()) {
            queryable(properties.putObject(property.word()), property, words);
        }
        json.put("additionalProperties", false);
        List<ResourcePage.Row> rows = new ArrayList<>();
        properties
                .properties()
                .forEach(one -> rows.add(new ResourcePage.Row(
                        one.getKey(), "", one.getValue().path("title").asString(""))));
        return Answers.of(
                request,
                response,
                json,
                Links.SCHEMA,
                words,
                () -> new ResourcePage(
                        ObservedCollections.title(found, words),
                        "",
                        Links.inForm(address, "json"),
                        null,
                        List.of(new ResourcePage.Section(words.text("records.queryables"), rows))));
    }

    private static void queryable(ObjectNode json, FeatureProperty property, Words words) {
        json.put("title", words.text("records.queryable." + property.word()));
        switch (property.type()) {
            case TEXT -> json.put("type", "string");
            case NUMBER -> json.put("type", "number");
            case MOMENT -> json.put("type", "string").put("format", "date-time");
            case PLACE -> json.put("format", "geometry-any").put("x-ogc-role", "primary-geometry");
        }
    }

    @GetMapping(RECORD + "/items")
    Object items(@PathVariable("record") String record, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Words words = words(request);
        Caller caller = callers.current();
        CatalogueRecord found = collections.opened(record, caller);
        Asking asking = new Asking(record, request.getParameterMap(), OF_ITEMS, words.language());
        int limit = (int) Math.min(asking.parameters().number("limit", 1, USUAL), MOST);
        FeatureSummary after = asking.parameters().value("after").isEmpty()
                ? null
                : placeholder(record, (int) Math.min(asking.parameters().number("after", 0, 0), Integer.MAX_VALUE));
        FeatureFilter filter = FeatureConditions.read(asking.parameters());
        Selection selection = asking.selection();
        List<FeatureSummary> all = store.features(selection, filter, caller, after, limit + 1);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "FeatureCollection");
        ArrayNode features = json.putArray("features");
        String address = collections.address(record) + "/items";
        all.stream().limit(limit).forEach(one -> features.add(feature(one)));
        json.put("numberMatched", store.featureCount(selection, filter, caller));
        json.put("numberReturned", features.size());
        ArrayNode links = json.putArray("links");
        Map<String, String> asked = new LinkedHashMap<>(asking.parameters().read());
        asked.remove("f");
        Links.selfAndPage(links, with(address, asked), Links.GEOJSON, words.text("records.features"));
        Links.add(links, collections.address(record), "collection", Links.JSON, words.text("records.features"));
        if (all.size() > limit) {
            asked.put("after", Integer.toString(all.get(limit - 1).number()));
            Links.add(links, with(address, asked), "next", Links.GEOJSON, words.text("records.next"));
        }
        return Answers.of(request, response, json, Links.GEOJSON, words, () -> {
            List<ResourcePage.Row> rows = new ArrayList<>();
            features.forEach(one -> rows.add(new ResourcePage.Row(
                    one.path("properties").path("name").asString(""),
                    address + "/" + one.path("id").asLong() + "?f=html",
                    one.path("properties").path("datetime").asString(""))));
            return new ResourcePage(
                    ObservedCollections.title(found, words),
                    "",
                    Links.inForm(with(address, asking.parameters().read()), "json"),
                    null,
                    List.of(new ResourcePage.Section(words.text("records.features"), rows), links(json, words)));
        });
    }

    @GetMapping(RECORD + "/items/{number}")
    Object item(
            @PathVariable("record") String record,
            @PathVariable("number") String number,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Words words = plain(request);
        Caller caller = callers.current();
        collections.opened(record, caller);
        FeatureSummary found = found(record, number, caller);
        ObjectNode json = feature(found);
        String address = collections.address(record) + "/items/" + found.number();
        ArrayNode links = json.putArray("links");
        Links.selfAndPage(links, address, Links.GEOJSON, found.id());
        Links.add(links, collections.address(record), "collection", Links.JSON, words.text("records.features"));
        return Answers.of(request, response, json, Links.GEOJSON, words, () -> {
            List<ResourcePage.Row> rows = new ArrayList<>();
            json.path("properties")
                    .properties()
                    .forEach(one -> rows.add(new ResourcePage.Row(
                            one.getKey(), "", one.getValue().asString(""))));
            return new ResourcePage(
                    found.id(),
                    "",
                    Links.inForm(address, "json"),
                    null,
                    List.of(new ResourcePage.Section(words.text("records.properties"), rows), links(json, words)));
        });
    }

    private FeatureSummary found(String record, String number, Caller caller) throws IOException {
        if (number.matches("\\d{1,9}")) {
            int wanted = Integer.parseInt(number);
            List<FeatureSummary> next = store.features(
                    Selection.ALL.ofRecords(Set.of(record)),
                    caller,
                    wanted == 0 ? null : placeholder(record, wanted - 1),
                    1);
            if (!next.isEmpty() && next.getFirst().number() == wanted) {
                return next.getFirst();
            }
        }
        throw ProblemException.notFound("feature-not-found", "There is no feature " + number + ".");
    }

    /** The feature after which a page begins, of which the number alone counts. */
    private static FeatureSummary placeholder(String record, int number) {
        return new FeatureSummary(
                record, number, "", "", null, FeatureType.POINT, null, 0, null, null, null, null, null);
    }

    private static ObjectNode feature(FeatureSummary feature) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "Feature").put("id", feature.number());
        BoundingBox box = feature.box();
        if (box == null) {
            json.putNull("geometry");
        } else {
            geometry(json.putObject("geometry"), box);
        }
        ObjectNode properties = json.putObject("properties");
        properties.put("name", feature.id()).put("platform", feature.platform());
        properties.put("featureType", feature.type().cfName()).put("mode", feature.mode());
        properties.put("file", feature.path()).put("rows", feature.rows());
        properties.put("datetime", end(feature.start()) + "/" + end(feature.end()));
        properties.put("start", moment(feature.start())).put("end", moment(feature.end()));
        properties.put("shallowest", feature.shallowest()).put("deepest", feature.deepest());
        return json;
    }

    private static String end(@Nullable Instant moment) {
        return moment == null ? ".." : moment.toString();
    }

    private static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static void geometry(ObjectNode json, BoundingBox box) {
        if (box.isPoint()) {
            json.put("type", "Point");
            json.putArray("coordinates").add(box.west()).add(box.south());
            return;
        }
        json.put("type", "Polygon");
        ArrayNode ring = json.putArray("coordinates").addArray();
        double[][] corners = {
            {box.west(), box.south()},
            {box.east(), box.south()},
            {box.east(), box.north()},
            {box.west(), box.north()},
            {box.west(), box.south()}
        };
        for (double[] corner : corners) {
            ring.addArray().add(corner[0]).add(corner[1]);
        }
    }

    private static String with(String address, Map<String, String> parameters) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromUriString(address);
        parameters.forEach((name, value) -> builder.queryParam(name, "{" + name + "}"));
        return builder.encode().buildAndExpand(parameters).toUriString();
    }

    private static ResourcePage page(JsonNode json, ResourcePage.Section links) {
        String self = json.path("links").path(0).path("href").asString("");
        List<ResourcePage.Row> rows = new ArrayList<>();
        json.path("parameter_names")
                .properties()
                .forEach(one -> rows.add(new ResourcePage.Row(
                        one.getKey(), "", one.getValue().path("description").asString(""))));
        return new ResourcePage(
                json.path("title").asString(""),
                json.path("description").asString(""),
                Links.inForm(self, "json"),
                null,
                List.of(new ResourcePage.Section("parameter_names", rows), links));
    }

    private static ResourcePage.Section links(JsonNode json, Words words) {
        List<ResourcePage.Row> rows = new ArrayList<>();
        json.path("links")
                .forEach(link -> rows.add(new ResourcePage.Row(
                        link.path("title").asString(""),
                        link.path("href").asString(""),
                        link.path("rel").asString(""))));
        return new ResourcePage.Section(words.text("records.links"), rows);
    }

    private Words words(HttpServletRequest request) {
        return bundles.in(ReaderLanguage.of(request));
    }

    /** The reader's words, where nothing but the form may be asked for. */
    private Words plain(HttpServletRequest request) {
        new Parameters(request.getParameterMap(), FORM_ONLY::contains).check();
        return words(request);
    }
}
