package org.estran.app.dissemination.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.app.coverages.datasets.PublishedData;
import org.estran.app.observations.store.FeatureSummary;
import org.estran.app.observations.store.ObservationStore;
import org.estran.app.observations.store.Selection;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.records.AccessCondition;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The observations of a record by OGC API Features and EDR are those of its file. */
@Import(PublishedData.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
class ObservedCollectionsTest {

    private static final String COLLECTION = "/ogc/collections/float_ogc";

    @LocalServerPort
    int port;

    @Autowired
    PublishedData data;

    @Autowired
    Catalogue catalogue;

    @Autowired
    ObservationStore store;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-ogc").toString();
        properties.add("estran.home", () -> home);
        // Clients follow links, which therefore lead to this very centre.
        try (ServerSocket free = new ServerSocket(0)) {
            int chosen = free.getLocalPort();
            properties.add("server.port", () -> chosen);
            properties.add("estran.base-url", () -> "http://localhost:" + chosen);
        }
    }

    @BeforeEach
    void published() throws Exception {
        if (catalogue.find("float_ogc").isPresent()) {
            return;
        }
        Map<String, byte[]> file =
                Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/argo/13857_prof.nc")));
        data.publish("float_ogc", file);
        data.publish(
                "float_shut",
                file,
                new AccessPolicy(
                        new AccessCondition.Restricted(LocalizedText.of("Essai", "Trial")),
                        List.of(),
                        DownloadTerms.NONE));
        for (int i = 0;
                i < 800
                        && (store.sources("float_ogc").isEmpty()
                                || store.sources("float_shut").isEmpty());
                i++) {
            Thread.sleep(25);
        }
    }

    @Test
    void theCollectionTellsWhatItCoversAndWhatMayBeAsked() throws Exception {
        JsonNode one = json(COLLECTION);
        assertThat(one.path("id").asString()).isEqualTo("float_ogc");
        assertThat(one.path("itemType").asString()).isEqualTo("feature");
        assertThat(one.path("extent").path("spatial").path("bbox").path(0).size())
                .isEqualTo(4);
        assertThat(one.path("extent")
                        .path("temporal")
                        .path("interval")
                        .path(0)
                        .path(0)
                        .asString())
                .startsWith("1997-07-29T20:03");
        assertThat(one.path("parameter_names")
                        .path("TEMP")
                        .path("unit")
                        .path("symbol")
                        .asString())
                .isEqualTo("degree_Celsius");
        assertThat(one.path("parameter_names").has("time")).isFalse();
        assertThat(one.path("data_queries").propertyNames())
                .containsExactlyInAnyOrder("position", "radius", "area", "cube", "trajectory", "locations", "items");
        assertThat(json("/ogc/collections?limit=1000").path("collections").valueStream())
                .anyMatch(one::equals)
                .noneMatch(listed -> listed.path("id").asString().equals("float_shut"));
    }

    @Test
    void featuresAreThoseOfTheStorePageByPage() throws Exception {
        List<FeatureSummary> all =
                store.features(Selection.ALL.ofRecords(Set.of("float_ogc")), Caller.ANONYMOUS, null, 10_000);
        String next = COLLECTION + "/items?limit=100";
        int seen = 0;
        while (next != null) {
            JsonNode page = json(next);
            assertThat(page.path("numberMatched").asLong()).isEqualTo(all.size());
            for (JsonNode feature : page.path("features")) {
                FeatureSummary expected = all.get(seen++);
                assertThat(feature.path("id").asInt()).isEqualTo(expected.number());
                assertThat(feature.path("properties").path("platform").asString())
                        .isEqualTo("13857");
                if (expected.box() != null && expected.box().isPoint()) {
                    assertThat(feature.path("geometry")
                                    .path("coordinates")
                                    .path(0)
                                    .asDouble())
                            .isEqualTo(expected.box().west());
                }
            }
            next = page.path("links")
                    .valueStream()
                    .filter(link -> link.path("rel").asString().equals("next"))
                    .map(link -> link.path("href").asString().replaceFirst("^https?://[^/]+", ""))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(seen).isEqualTo(all.size()).isGreaterThan(100);
        FeatureSummary third = all.get(2);
        assertThat(json(COLLECTION + "/items/" + third.number())
                        .path("properties")
                        .path("name")
                        .asString())
                .isEqualTo(third.id());
        JsonNode some = json(COLLECTION + "/items?datetime=1997-09-01/1997-12-31&limit=1000");
        assertThat(some.path("features").size())
                .isPositive()
                .isEqualTo(some.path("numberMatched").asInt())
                .isLessThan(all.size());
        assertThat(json(COLLECTION + "/items?platform=nobody").path("features").isEmpty())
                .isTrue();
    }

    @Test
    void featuresAreFilteredByTheirProperties() throws Exception {
        List<FeatureSummary> all =
                store.features(Selection.ALL.ofRecords(Set.of("float_ogc")), Caller.ANONYMOUS, null, 10_000);
        Instant autumn = Instant.parse("1997-10-01T00:00:00Z");
        isGiven(all, "platform = '13857' AND rows > 50", one -> one.rows() > 50);
        isGiven(all, "NOT (rows BETWEEN 0 AND 50)", one -> one.rows() > 50);
        isGiven(
                all,
                "start < DATE('1997-10-01')",
                one -> one.start() != null && one.start().isBefore(autumn));
        isGiven(
                all,
                "T_AFTER(start, TIMESTAMP('1997-10-01T00:00:00Z'))",
                one -> one.start() != null && one.start().isAfter(autumn));
        isGiven(
                all,
                "S_INTERSECTS(geometry, BBOX(-180, -90, 180, 0))",
                one -> one.box() != null && one.box().south() <= 0);
        // Across the float's way, from its north-west to its south-east.
        double middle = all.stream()
                .filter(one -> one.box() != null)
                .mapToDouble(one -> one.box().west() + one.box().south())
                .average()
                .orElseThrow();
        isGiven(
                all,
                "S_INTERSECTS(geometry, POLYGON((-180 -90, %s -90, %s 90, -180 90, -180 -90)))"
                        .formatted(middle + 90, middle - 90),
                one -> one.box() != null && one.box().west() + one.box().south() <= middle);
        isGiven(
                all,
                "CASEI(featureType) LIKE casei('%JECTORYPRO%') AND deepest IS NOT NULL",
                one -> one.deepest() != null);
        isGiven(
                all,
                "name IN ('" + all.get(3).id() + "', 'it''s none')",
                one -> one.id().equals(all.get(3).id()));
        isGiven(all, "platform LIKE '1385_' AND mode IS NULL", one -> one.mode() == null);
        String json = "{\"op\":\">\",\"args\":[{\"property\":\"rows\"},50]}";
        assertThat(json(COLLECTION + "/items?filter-lang=cql2-json&filter=" + encoded(json))
                        .path("numberMatched")
                        .asLong())
                .isEqualTo(all.stream().filter(one -> one.rows() > 50).count());
        long rows = all.get(2).rows();
        assertThat(json(COLLECTION + "/items?rows=" + rows)
                        .path("numberMatched")
                        .asLong())
                .isEqualTo(all.stream().filter(one -> one.rows() == rows).count());
    }

    @Test
    void sensorThingsGivesPlatformsStreamsAndEachOfTheirValues() throws Exception {
        assertThat(json("/sta/v1.1").path("value").findValuesAsString("name"))
                .containsExactly("Things", "Locations", "Datastreams", "Sensors", "ObservedProperties");
        JsonNode things = json("/sta/v1.1/Things");
        assertThat(things.path("value").findValuesAsString("name")).containsExactly("13857");
        JsonNode streams = followed(things.path("value").get(0).path("Datastreams@iot.navigationLink"));
        // of the open record alone
        assertThat(streams.path("value").findValuesAsString("@iot.id"))
                .contains("float_ogc:TEMP:13857")
                .allMatch(id -> id.startsWith("float_ogc:"));
        assertThat(json("/sta/v1.1/Datastreams").path("value").findValuesAsString("@iot.id"))
                .isEqualTo(streams.path("value").findValuesAsString("@iot.id"));
        assertThat(json("/sta/v1.1/Sensors").path("value").findValuesAsString("@iot.id"))
                .containsExactly("float_ogc");
        assertThat(json("/sta/v1.1/ObservedProperties?$count=true&$top=2")
                        .path("@iot.count")
                        .asInt())
                .isGreaterThan(2);

        String stream = "/sta/v1.1/Datastreams('float_ogc:TEMP:13857')";
        JsonNode one = json(stream + "?$expand=Thing,ObservedProperty,Sensor,Observations($top=2)");
        assertThat(one.path("unitOfMeasurement").path("symbol").asString()).isEqualTo("degree_Celsius");
        assertThat(one.path("Thing").path("name").asString()).isEqualTo("13857");
        assertThat(one.path("ObservedProperty").path("definition").asString()).contains("sea_water_temperature");
        assertThat(one.path("Observations").size()).isEqualTo(2);
        JsonNode deep = json(
                "/sta/v1.1/Things?$expand="
                        + encoded(
                                "Datastreams($top=1;$expand=ObservedProperty),Datastreams/Observations($top=2;$select=result)"));
        JsonNode expanded = deep.at("/value/0/Datastreams/0");
        assertThat(deep.at("/value/0/Datastreams").size()).isEqualTo(1);
        assertThat(expanded.path("ObservedProperty").path("name").asString()).isNotBlank();
        // What is expanded goes on where it ended, with the same options.
        assertThat(followed(deep.at("/value/0").path("Datastreams@iot.nextLink"))
                        .at("/value/0/ObservedProperty/name"))
                .isNotNull();
        JsonNode further = followed(expanded.path("Observations@iot.nextLink"));
        assertThat(further.path("value").size()).isEqualTo(2);
        assertThat(further.at("/value/0").propertyNames()).containsExactly("result");

        // every value of the file, page by page, in order
        List<Double> expected = new ArrayList<>();
        get("/erddap/tabledap/float_ogc.csv0?time,depth,TEMP&orderBy(%22time,depth%22)&TEMP!=NaN")
                .body()
                .lines()
                .forEach(row -> expected.add(Double.valueOf(row.split(",")[2])));
        List<Double> given = new ArrayList<>();
        JsonNode page = json(stream + "/Observations?$top=1000&$select=result");
        int pages = 1;
        page.path("value").forEach(value -> given.add(value.path("result").asDouble()));
        while (page.has("@iot.nextLink")) {
            page = followed(page.path("@iot.nextLink"));
            page.path("value").forEach(value -> given.add(value.path("result").asDouble()));
            pages++;
        }
        assertThat(pages).isGreaterThan(2);
        assertThat(given).isEqualTo(expected);

        // within the levels of one profile, and behind some that were skipped
        JsonNode few = json(stream + "/Observations?$skip=5&$top=3&$select=result");
        List<Double> next = new ArrayList<>();
        followed(few.path("@iot.nextLink"))
                .path("value")
                .forEach(value -> next.add(value.path("result").asDouble()));
        assertThat(next).isEqualTo(expected.subList(8, 11));

        String from = "1998-01-01T00:00:00Z";
        JsonNode some = json(stream + "/Observations?$orderby=phenomenonTime%20desc&$top=5&$filter="
                + encoded("phenomenonTime ge " + from + " and result lt 10.5"));
        assertThat(some.path("value").size()).isEqualTo(5);
        for (JsonNode value : some.path("value")) {
            assertThat(value.path("phenomenonTime").asString()).isGreaterThanOrEqualTo(from);
            assertThat(value.path("result").asDouble()).isLessThan(10.5);
        }
        JsonNode value = some.path("value").get(0);
        assertThat(followed(value.path("@iot.selfLink"))).isEqualTo(value);
        assertThat(followed(value.path("FeatureOfInterest@iot.navigationLink"))
                        .at("/feature/coordinates/1")
                        .asDouble())
                .isEqualTo(value.at("/parameters/latitude").asDouble());
        assertThat(json(stream + "/Observations?$resultFormat=dataArray&$top=3")
                        .at("/value/0/dataArray")
                        .size())
                .isEqualTo(3);
        assertThat(json("/sta/v1.1/Things('13857')/Locations")
                        .at("/value/0/location/type")
                        .asString())
                .isEqualTo("Point");
    }

    @Test
    void whatSensorThingsCannotAnswerIsToldInJson() throws Exception {
        String stream = "/sta/v1.1/Datastreams('float_ogc:TEMP:13857')";
        Map<String, Integer> refused = Map.ofEntries(
                Map.entry("/sta/v1.1/Nothing", 404),
                Map.entry("/sta/v1.1/Things('nobody')", 404),
                Map.entry("/sta/v1.1/Datastreams('float_shut:TEMP:13857')", 404),
                Map.entry("/sta/v1.1/Sensors('float_shut')", 404),
                Map.entry("/sta/v1.1/Things(13857)", 400),
                Map.entry("/sta/v1.1/Observations", 501),
                Map.entry(stream + "/Observations?$top=many", 400),
                Map.entry(stream + "/Observations?$filter=result%20lt%20'x'", 400),
                Map.entry(stream + "/Observations?$filter=result%20lt%201%20or%20result%20gt%202", 501),
                Map.entry(stream + "/Observations?$orderby=result", 501),
                Map.entry(stream + "/Observations?$skiptoken=x", 400),
                Map.entry(stream + "/Observations?$skiptoken=0:99999999", 400),
                Map.entry(stream + "/$ref", 501),
                Map.entry(stream + "?$search=x", 501),
                Map.entry(stream + "?top=1", 400));
        for (Map.Entry<String, Integer> one : refused.entrySet()) {
            HttpResponse<String> answer = get(one.getKey());
            assertThat(answer.statusCode()).as(one.getKey()).isEqualTo(one.getValue());
            assertThat(JsonMapper.shared()
                            .readTree(answer.body())
                            .path("message")
                            .asString())
                    .as(one.getKey())
                    .isNotBlank();
        }
    }

    private JsonNode followed(JsonNode link) throws Exception {
        URI address = URI.create(link.asString());
        return json(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    private void isGiven(List<FeatureSummary> all, String filter, Predicate<FeatureSummary> wanted) throws Exception {
        JsonNode page = json(COLLECTION + "/items?limit=1000&filter=" + encoded(filter));
        List<Integer> expected =
                all.stream().filter(wanted).map(FeatureSummary::number).toList();
        assertThat(page.path("features").valueStream().map(one -> one.path("id").asInt()))
                .as(filter)
                .isEqualTo(expected)
                .as(filter)
                .hasSize(page.path("numberMatched").asInt());
    }

    /** With conditions of its own. */
    @Test
    void gdalReadsTheFeaturesThatAreAskedFor() throws Exception {
        Tool.mustRun("gdal-bin", "ogrinfo", "--version");
        List<FeatureSummary> all =
                store.features(Selection.ALL.ofRecords(Set.of("float_ogc")), Caller.ANONYMOUS, null, 10_000);
        long deep = all.stream().filter(one -> one.rows() > 50).count();
        String said = String.join(
                "\n",
                Tool.lines(
                        "",
                        "ogrinfo",
                        "-ro",
                        "-so",
                        "-where",
                        "platform = '13857' AND rows > 50",
                        "OAPIF:http://localhost:" + port + "/ogc/collections/float_ogc",
                        "float_ogc"));
        assertThat(said).contains("Feature Count: " + deep + "\n").doesNotContain("ERROR");
    }

    @Test
    void whatLiesAtAPlaceAndAlongALineIsGivenAndTracksAreGeojson() throws Exception {
        List<String[]> all = rows("/cube?bbox=-180,-90,180,90&f=CSV&parameter-name=TEMP");
        double[] here = {number(all.getFirst(), 6), number(all.getFirst(), 5)};
        Within near = new Within.Circle(here[0], here[1], Within.NEAR);
        String place = String.format(Locale.ROOT, "POINT(%f %f)", here[0], here[1]);
        assertThat(rows("/position?f=CSV&parameter-name=TEMP&coords=" + encoded(place)))
                .hasSize((int) all.stream()
                        .filter(row -> near.contains(number(row, 6), number(row, 5)))
                        .count());
        // Along a parallel, what is near is a band; beyond its ends nothing is.
        String line = String.format(Locale.ROOT, "LINESTRING(%f %f,%f %f)", here[0], here[1], here[0] + 5, here[1]);
        double high = Math.toDegrees(Within.NEAR / Within.EARTH);
        List<String[]> along = rows("/trajectory?f=CSV&parameter-name=TEMP&coords=" + encoded(line));
        assertThat(along)
                .isNotEmpty()
                .hasSizeLessThan(all.size())
                .allMatch(row -> Math.abs(number(row, 5) - here[1]) <= high + 1e-9
                        && number(row, 6) > here[0] - 0.02
                        && number(row, 6) < here[0] + 5.02);
        JsonNode tracks = json(COLLECTION + "/position?f=GeoJSON&coords=" + encoded(place));
        assertThat(tracks.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(tracks.path("features").path(0).path("geometry").path("type").asString())
                .isEqualTo("Point");
    }

    @Test
    void dataOfABoxAPolygonAndACircleAreTheRowsThatLieThere() throws Exception {
        List<String[]> all = rows("/cube?bbox=-180,-90,180,90&f=CSV&parameter-name=TEMP");
        assertThat(all).hasSizeGreaterThan(5000);
        double[] middle = {middle(all, 6), middle(all, 5)};
        String half = String.format(Locale.ROOT, "POLYGON((-179 -89,%1$f -89,%1$f 89,-179 89,-179 -89))", middle[0]);
        List<String[]> area = rows("/area?f=CSV&parameter-name=TEMP&coords=" + encoded(half));
        assertThat(area).hasSize((int)
                all.stream().filter(row -> number(row, 6) <= middle[0]).count());
        assertThat(area.size()).isBetween(1, all.size() - 1);
        String centre = String.format(Locale.ROOT, "POINT(%f %f)", middle[0], middle[1]);
        List<String[]> near =
                rows("/radius?within=100&within-units=km&f=CSV&parameter-name=TEMP&coords=" + encoded(centre));
        assertThat(near).hasSize((int) all.stream()
                .filter(row ->
                        new Within.Circle(middle[0], middle[1], 100_000).contains(number(row, 6), number(row, 5)))
                .count());
        List<String[]> shallow = rows("/cube?bbox=-180,-90,180,90&z=50/0&f=CSV&parameter-name=TEMP");
        assertThat(shallow).isNotEmpty().allMatch(row -> number(row, 7) >= 0 && number(row, 7) <= 50);
        List<String[]> platform = rows("/locations/13857?f=CSV&parameter-name=TEMP");
        assertThat(platform).hasSize(all.size());
    }

    @Test
    void coverageJsonHasTheSameValues() throws Exception {
        List<String[]> rows =
                rows("/cube?bbox=-180,-90,180,90&datetime=1997-07-29/1997-07-30&f=CSV&parameter-name=TEMP");
        JsonNode json =
                json(COLLECTION + "/cube?bbox=-180,-90,180,90&datetime=1997-07-29/1997-07-30&parameter-name=TEMP");
        JsonNode coverage = json.path("coverages").path(0);
        assertThat(json.path("coverages").size()).isOne();
        assertThat(coverage.path("domain").path("domainType").asString()).isEqualTo("VerticalProfile");
        JsonNode values = coverage.path("ranges").path("TEMP").path("values");
        assertThat(values.size()).isEqualTo(rows.size()).isPositive();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(values.path(i).asDouble()).isCloseTo(number(rows.get(i), 8), within(1e-6));
        }
    }

    @Test
    void platformsAreLocationsAndEveryResourceHasAPage() throws Exception {
        JsonNode locations = json(COLLECTION + "/locations");
        assertThat(locations.path("features").path(0).path("id").asString()).isEqualTo("13857");
        for (String path : List.of("", "/items", "/items/1", "/queryables", "/locations")) {
            HttpResponse<String> page = get(COLLECTION + path + "?f=html");
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("<h1>");
        }
    }

    /** Every query that a collection offers is in the definition, and nothing else is. */
    @Test
    void theDefinitionHasEveryQuery() throws Exception {
        List<String> defined = json("/ogc/api").path("paths").properties().stream()
                .filter(path -> path.getValue().at("/get/tags/0").asString("").equals("Observations"))
                .map(path -> path.getKey().replace("/collections/{catalogId}/", ""))
                .filter(path -> !path.contains("/"))
                .toList();
        List<String> offered =
                new ArrayList<>(json(COLLECTION).path("data_queries").propertyNames());
        offered.remove("items");
        assertThat(defined).containsExactlyInAnyOrderElementsOf(offered);
    }

    @Test
    void whatCannotBeAnsweredIsToldAndClosedDataStayClosed() throws Exception {
        for (String bad : List.of(
                "/area",
                "/area?coords=POINT(1%202)",
                "/area?coords=POLYGON((0%200,1%201,0%201,1%200,0%200))",
                "/area?coords=POLYGON((0%200,400%200,0%201,0%200))",
                "/radius?coords=POINT(1%202)&within=far&within-units=km",
                "/radius?coords=POINT(1%202)&within=5&within-units=parsec",
                "/cube",
                "/cube?bbox=-180,-90,180,90&z=deep",
                "/cube?bbox=-180,-90,180,90&parameter-name=NOTHING",
                "/cube?bbox=-180,-90,180,90&f=GRIB",
                "/cube?bbox=-180,-90,180,90&crs=EPSG:2154",
                "/position?coords=LINESTRING(1%202,2%203)",
                "/trajectory?coords=POINT(1%202)",
                "/trajectory?coords=LINESTRING%20Z(1%202%203,2%203%204)",
                "/cube?bbox=-180,-90,180,90&crs=EPSG:4326",
                "/items?filter=nothing%20=%201",
                "/items?filter=rows%20=%20'many'",
                "/items?filter=platform%20%3E%20",
                "/items?filter=platform%20%3D%201",
                "/items?filter=S_WITHIN(geometry,BBOX(0,0,1,1))",
                "/items?filter=S_TOUCHES(geometry,LINESTRING(0%200,1%201))",
                "/items?filter=T_AFTER(rows,DATE('2000-01-01'))",
                "/items?filter=rows%20=%201&filter-lang=cql",
                "/items?rows=many",
                "/items?limit=0",
                "/items?unknown=1")) {
            HttpResponse<String> refused = get(COLLECTION + bad);
            assertThat(refused.statusCode()).as(bad).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
        }
        assertThat(get(COLLECTION + "/items/999999").statusCode()).isEqualTo(404);
        assertThat(get(COLLECTION + "/locations/nobody").statusCode()).isEqualTo(404);
        assertThat(get("/ogc/collections/nothing_here").statusCode()).isEqualTo(404);
        for (String path : List.of("", "/items", "/cube?bbox=-180,-90,180,90", "/locations", "/locations/13857")) {
            assertThat(get("/ogc/collections/float_shut" + path).statusCode())
                    .as(path)
                    .isBetween(401, 403);
        }
    }

    private static double middle(List<String[]> rows, int column) {
        double mean = rows.stream()
                .mapToDouble(row -> number(row, column))
                .filter(Double::isFinite)
                .average()
                .orElseThrow();
        return Math.round(mean * 1e3) / 1e3;
    }

    private List<String[]> rows(String path) throws Exception {
        HttpResponse<String> answer = get(COLLECTION + path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<String> lines = answer.body().lines().toList();
        assertThat(lines.getFirst()).startsWith("feature,platform,record,file,time,latitude,longitude,depth,TEMP");
        return lines.stream().skip(2).map(line -> line.split(",", -1)).toList();
    }

    private static double number(String[] row, int column) {
        return Double.parseDouble(row[column]);
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
