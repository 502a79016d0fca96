package org.estran.app.dissemination.stac;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.coverages.datasets.PublishedData;
import org.estran.app.projects.Membership;
import org.estran.app.projects.Projects;
import org.estran.app.projects.SampleProject;
import org.estran.judging.Shared;
import org.estran.records.Keyword;
import org.estran.records.Party;
import org.estran.records.Role;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The catalogue of gridded datasets as a client of STAC meets it: real requests to the whole application. */
@Import(PublishedData.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=http://estran.example")
class StacDoorTest {

    private static final String BASE = "http://estran.example";

    @LocalServerPort
    int port;

    @Autowired
    PublishedData data;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Projects projects;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws Exception {
        String home = Files.createTempDirectory("estran-stac").toString();
        properties.add("estran.home", () -> home);
    }

    @BeforeEach
    void publish() throws Exception {
        if (catalogue.find("daily_maps").isPresent()) {
            return;
        }
        Map<String, byte[]> days = new TreeMap<>();
        for (int day = 1; day <= 12; day++) {
            days.put("janvier été/jour " + day + ".nc", PublishedData.dailyMap(day));
        }
        days.put("readme.txt", "Words.".getBytes(StandardCharsets.UTF_8));
        data.publish("daily_maps", days);
        CatalogueRecord present = catalogue.find("daily_maps").orElseThrow();
        catalogue.amend(
                "daily_maps",
                present.record()
                        .change()
                        .title(LocalizedText.of("Cartes journalières", "Daily maps"))
                        .summary(LocalizedText.of("Températures.", "Temperatures."))
                        .licence("CC-BY-4.0")
                        .parties(List.of(
                                Party.organisation(Role.AUTHOR, "A laboratory", null),
                                Party.organisation(Role.FUNDER, "A funder", null)))
                        .keywords(List.of(new Keyword(LocalizedText.of("température", "temperature"), null, null)))
                        .build(),
                present.change());
        data.publish("single_map", Map.of("map.nc", PublishedData.dailyMap(20)));
        data.publish("words_only", Map.of("words.txt", "Words.".getBytes(StandardCharsets.UTF_8)));
        data.publish("withdrawn_map", Map.of("map.nc", PublishedData.dailyMap(25)));
        catalogue.withdraw(
                "withdrawn_map", new Withdrawal("An error", null, Withdrawal.Scope.DATA, Instant.EPOCH, "nobody"));
        data.awaitIndex();
        catalogue.catchUp();
    }

    private record Answer(int status, String type, JsonNode json, HttpResponse<String> whole) {}

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode json = type.contains("json") ? JsonMapper.shared().readTree(response.body()) : null;
        return new Answer(response.statusCode(), type, json, response);
    }

    private HttpRequest.Builder at(String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + address));
    }

    private Answer get(String address) throws Exception {
        return send(at(address));
    }

    private Answer post(String body) throws Exception {
        return send(at("/stac/search")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static List<String> hrefs(JsonNode document, String rel) {
        List<String> hrefs = new ArrayList<>();
        document.path("links").forEach(link -> {
            if (link.path("rel").asString("").equals(rel)) {
                hrefs.add(link.path("href").asString("").substring(BASE.length()));
            }
        });
        return hrefs;
    }

    private static List<String> ids(JsonNode collection) {
        List<String> ids = new ArrayList<>();
        collection
                .path("features")
                .forEach(feature -> ids.add(feature.path("id").asString("")));
        return ids;
    }

    @Test
    void theLandingPageIsACatalogThatLeadsToEverything() throws Exception {
        JsonNode page = get("/stac").json();
        assertThat(page.path("type").asString("")).isEqualTo("Catalog");
        assertThat(page.path("conformsTo")).hasSize(StacConformance.values().length);
        assertThat(get("/stac/conformance").json().path("conformsTo")).isEqualTo(page.path("conformsTo"));
        for (String rel :
                List.of("self", "root", "conformance", "service-desc", "service-doc", "data", "search", "child")) {
            assertThat(hrefs(page, rel))
                    .as(rel)
                    .isNotEmpty()
                    .allSatisfy(href -> assertThat(get(href).status()).as(href).isEqualTo(200));
        }
        Answer definition = get("/stac/api");
        assertThat(definition.type()).startsWith("application/vnd.oai.openapi+json;version=3.0");
        assertThat(definition.json().at("/servers/0/url").asString("")).isEqualTo(BASE + "/stac");
    }

    @Test
    void everyReferenceOfTheDefinitionResolves() throws Exception {
        JsonNode definition = get("/stac/api").json();
        definition
                .findValues("$ref")
                .forEach(reference -> assertThat(definition
                                .at(reference.asString("").substring(1))
                                .isMissingNode())
                        .as(reference.asString(""))
                        .isFalse());
    }

    @Test
    void everythingIsReachedByLinksAloneAndValid() throws Exception {
        Deque<String> waiting = new ArrayDeque<>(List.of("/stac"));
        Set<String> seen = new LinkedHashSet<>();
        while (!waiting.isEmpty()) {
            String address = waiting.poll();
            if (seen.add(address)) {
                Answer answer = get(address);
                assertThat(answer.status()).as(address).isEqualTo(200);
                assertValid(answer.json());
                assertThat(hrefs(answer.json(), "self")).containsExactly(address);
                waiting.addAll(hrefs(answer.json(), "child"));
                waiting.addAll(hrefs(answer.json(), "item"));
            }
        }
        assertThat(seen).contains("/stac/collections/daily_maps", "/stac/collections/single_map/items/map.nc");
        assertThat(seen.stream().filter(a -> a.contains("/items/"))).hasSize(13);
        assertThat(seen).noneMatch(a -> a.contains("words_only") || a.contains("withdrawn_map"));
    }

    @Test
    void theSchemasRefuseWhatIsNoItem() throws Exception {
        JsonNode item = get("/stac/collections/single_map/items/map.nc").json();
        ((ObjectNode) item.path("properties")).remove("datetime");
        assertThat(schema("item-spec/json-schema/item.json").validate(item)).isNotEmpty();
    }

    @Test
    void aCollectionSaysWhatTheRecordAndItsDataSay() throws Exception {
        JsonNode collection = get("/stac/collections/daily_maps?lang=en").json();
        assertThat(collection.path("title").asString("")).isEqualTo("Daily maps");
        assertThat(collection.path("description").asString("")).isEqualTo("Temperatures.");
        assertThat(collection.path("license").asString("")).isEqualTo("CC-BY-4.0");
        assertThat(collection.path("keywords").toString()).isEqualTo("[\"temperature\"]");
        assertThat(collection.path("providers").toString())
                .contains("{\"name\":\"A laboratory\",\"roles\":[\"producer\"]}")
                .doesNotContain("A funder");
        assertThat(collection.at("/extent/spatial/bbox/0").toString()).isEqualTo("[-8.0,45.0,-5.0,47.0]");
        assertThat(collection.at("/extent/temporal/interval/0").toString())
                .isEqualTo("[\"2020-01-01T00:00:00Z\",\"2020-01-12T00:00:00Z\"]");
        assertThat(collection.at("/cube:dimensions/time/type").asString("")).isEqualTo("temporal");
        assertThat(collection.at("/cube:dimensions/lon").toString())
                .contains("\"axis\":\"x\"", "\"reference_system\":4326", "[-8.0,-5.0]");
        assertThat(collection.at("/cube:variables/sst").toString()).contains("[\"time\",\"lat\",\"lon\"]", "degC");
        assertThat(collection.at("/summaries/standard_name").toString()).contains("sea_surface_temperature");
        assertThat(hrefs(collection, "describedby")).hasSize(4);
        assertThat(get("/stac/collections/daily_maps?lang=fr")
                        .json()
                        .path("title")
                        .asString(""))
                .isEqualTo("Cartes journalières");
    }

    @Test
    void anItemLeadsToTheBytesOfItsFile() throws Exception {
        JsonNode item = get(hrefs(get("/stac/collections/daily_maps").json(), "item")
                        .getFirst())
                .json();
        assertThat(item.path("id").asString("")).isEqualTo("janvier~20~C3~A9t~C3~A9~2Fjour~201.nc");
        assertThat(item.at("/properties/datetime").asString("")).isEqualTo("2020-01-01T00:00:00Z");
        JsonNode data = item.at("/assets/data");
        assertThat(data.path("type").asString("")).isEqualTo("application/x-netcdf");
        HttpResponse<byte[]> bytes = client.send(
                at(data.path("href").asString("").substring(BASE.length())).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(bytes.body()).isEqualTo(PublishedData.dailyMap(1));
        assertThat(data.path("file:size").asLong()).isEqualTo(bytes.body().length);
        assertThat(data.path("file:checksum").asString(""))
                .isEqualTo("1340"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-512").digest(bytes.body())));
    }

    @Test
    void searchesByPlaceTimeNameAndCollectionMeanTheSameByAddressAndByBody() throws Exception {
        Map<String, String> asked = Map.of(
                "?limit=100",
                "{\"limit\":100}",
                "?limit=100&collections=single_map",
                "{\"limit\":100,\"collections\":[\"single_map\"]}",
                "?limit=100&datetime=2020-01-03T00:00:00Z/2020-01-05T12:00:00Z",
                "{\"limit\":100,\"datetime\":\"2020-01-03T00:00:00Z/2020-01-05T12:00:00Z\"}",
                "?limit=100&datetime=2020-01-11T00:00:00Z/..",
                "{\"limit\":100,\"datetime\":\"2020-01-11T00:00:00Z/..\"}",
                "?limit=100&bbox=-6,46,0,50",
                "{\"limit\":100,\"bbox\":[-6,46,0,50]}",
                "?limit=100&bbox=170,-90,-170,90",
                "{\"limit\":100,\"bbox\":[170,-90,-170,90]}",
                "?limit=100&ids=map.nc,nothing",
                "{\"limit\":100,\"ids\":[\"map.nc\",\"nothing\"]}",
                "?limit=100&intersects=" + encoded("{\"type\":\"Point\",\"coordinates\":[-6.5,45.5]}"),
                "{\"limit\":100,\"intersects\":{\"type\":\"Point\",\"coordinates\":[-6.5,45.5]}}");
        Map<String, Integer> found = Map.of(
                "?limit=100",
                13,
                "?limit=100&collections=single_map",
                1,
                "?limit=100&datetime=2020-01-03T00:00:00Z/2020-01-05T12:00:00Z",
                3,
                "?limit=100&datetime=2020-01-11T00:00:00Z/..",
                3,
                "?limit=100&bbox=-6,46,0,50",
                13,
                "?limit=100&bbox=170,-90,-170,90",
                0,
                "?limit=100&ids=map.nc,nothing",
                1,
                "?limit=100&intersects=" + encoded("{\"type\":\"Point\",\"coordinates\":[-6.5,45.5]}"),
                13);
        for (String query : asked.keySet()) {
            Answer byAddress = get("/stac/search" + query);
            Answer byBody = post(String.valueOf(asked.get(query)));
            assertThat(byAddress.type()).isEqualTo("application/geo+json");
            assertThat(ids(byAddress.json()))
                    .as(query)
                    .hasSize(found.get(query))
                    .isEqualTo(ids(byBody.json()));
            assertThat(byAddress.json().path("numberMatched").asInt()).isEqualTo(found.get(query));
        }
    }

    @Test
    void pagesFollowEachOtherByAddressAndByBody() throws Exception {
        List<String> all = ids(get("/stac/search?limit=100").json());
        List<String> byAddress = new ArrayList<>();
        String next = "/stac/search?limit=5";
        while (next != null) {
            JsonNode page = get(next).json();
            byAddress.addAll(ids(page));
            next = hrefs(page, "next").stream().findFirst().orElse(null);
        }
        assertThat(byAddress).isEqualTo(all);
        List<String> byBody = new ArrayList<>();
        String body = "{\"limit\":4}";
        while (body != null) {
            JsonNode page = post(body).json();
            byBody.addAll(ids(page));
            body = null;
            for (JsonNode link : page.path("links")) {
                if (link.path("rel").asString("").equals("next")) {
                    assertThat(link.path("method").asString("")).isEqualTo("POST");
                    body = link.path("body").toString();
                }
            }
        }
        assertThat(byBody).isEqualTo(all);
        assertThat(get("/stac/collections?limit=1").json().path("collections")).hasSize(1);
        String second = hrefs(get("/stac/collections?limit=1").json(), "next").getFirst();
        assertThat(get(second).json().at("/collections/0/id").asString("")).isEqualTo("single_map");
        assertThat(get("/stac/collections/daily_maps/items?limit=100&datetime=2020-01-02")
                        .json()
                        .path("features"))
                .hasSize(1);
    }

    @Test
    void aProjectHasItsPart() throws Exception {
        Caller administrator = new Caller("a", "Administration", Set.of(AccountRole.ADMINISTRATOR));
        projects.make(
                administrator,
                SampleProject.of("stac-one", new Membership("", List.of("single_map", "words_only"), List.of())),
                null);
        JsonNode landing = get("/projects/stac-one/stac").json();
        assertValid(landing);
        assertThat(hrefs(landing, "child")).containsExactly("/projects/stac-one/stac/collections/single_map");
        JsonNode found = get("/projects/stac-one/stac/search").json();
        assertThat(ids(found)).containsExactly("map.nc");
        assertThat(hrefs(found.path("features").get(0), "self"))
                .containsExactly("/projects/stac-one/stac/collections/single_map/items/map.nc");
        assertThat(get("/projects/stac-one/stac/collections/daily_maps").status())
                .isEqualTo(404);
        assertThat(get("/projects/nothing/stac").status()).isEqualTo(404);
        assertThat(get("/projects/nothing/stac/search").status()).isEqualTo(404);
    }

    @Test
    void whatIsNotThereAndWhatWasWithdrawnIsToldSo() throws Exception {
        assertThat(get("/stac/collections/nothing_here").status()).isEqualTo(404);
        assertThat(get("/stac/collections/words_only").status()).isEqualTo(404);
        assertThat(get("/stac/collections/withdrawn_map").status()).isEqualTo(410);
        assertThat(get("/stac/collections/withdrawn_map/items/map.nc").status()).isEqualTo(410);
        assertThat(get("/stac/collections/single_map/items/nothing").status()).isEqualTo(404);
        assertThat(get("/stac/catalogs/nothing_here").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bbox=1,2,3",
                "bbox=a,b,c,d",
                "bbox=NaN,0,1,1",
                "bbox=-999,0,1,1",
                "datetime=tomorrow",
                "datetime=2021-01-01T00:00:00Z/2020-01-01T00:00:00Z",
                "datetime=a/b/c/d",
                "limit=0",
                "limit=-1",
                "limit=many",
                "limit=99999999999999999999",
                "token=%00",
                "token=nonsense",
                "token=aaaa",
                "unknown=1",
                "ids=a&ids=b",
                "intersects=x",
                "intersects=%7B%7D",
                "intersects=%5B1%5D",
                "intersects=%7B%22type%22%3A%22Polygon%22%2C%22coordinates%22%3A%5B%5B%5B0%2C0%5D%5D%5D%7D",
                "bbox=0,0,1,1&intersects=%7B%22type%22%3A%22Point%22%2C%22coordinates%22%3A%5B0%2C0%5D%7D",
                "bbox=%FF%FE"
            })
    void refusesInTheFormOfRfc9457WhatItDoesNotUnderstand(String query) throws Exception {
        Answer answer = get("/stac/search?" + query);
        assertThat(answer.status()).as(answer.whole().body()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "1",
                "{\"bbox\":\"0,0,1,1,1\"}",
                "{\"bbox\":[[0],0,1,1]}",
                "{\"bbox\":{}}",
                "{\"datetime\":5}",
                "{\"ids\":\"a\"}",
                "{\"ids\":[1]}",
                "{\"collections\":{}}",
                "{\"limit\":\"x\"}",
                "{\"limit\":1.5}",
                "{\"token\":7}",
                "{\"intersects\":\"x\"}",
                "{\"intersects\":{\"type\":\"Polygon\",\"coordinates\":1}}",
                "{\"unknown\":true}"
            })
    void refusesABodyThatItDoesNotUnderstand(String body) throws Exception {
        Answer answer = post(body);
        assertThat(answer.status()).as(answer.whole().body()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
    }

    @Test
    void aBodyBeyondTheLimitsIsRefused() throws Exception {
        assertThat(post("{\"ids\":[\"" + "x".repeat(1_100_000) + "\"]}").status())
                .isEqualTo(413);
        assertThat(post("{\"intersects\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void pagesOfOtherSitesMayReadAndSearch() throws Exception {
        Answer answer = send(at("/stac").header("Origin", "https://elsewhere.example"));
        assertThat(answer.whole().headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
        HttpRequest.Builder search = at("/stac/search")
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        Answer found = send(search);
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.whole().headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** By the schemas of STAC 1.0.0; the shape of a geometry is JTS's to judge. */
    private static void assertValid(JsonNode document) throws Exception {
        String kind = switch (document.path("type").asString("")) {
            case "Catalog" -> "catalog-spec/json-schema/catalog.json";
            case "Collection" -> "collection-spec/json-schema/collection.json";
            default -> "item-spec/json-schema/item.json";
        };
        assertThat(schema(kind).validate(document))
                .as(document.toPrettyString())
                .isEmpty();
    }

    private static Schema schema(String kind) throws Exception {
        Map<String, String> schemas = new TreeMap<>();
        for (String name : List.of("Feature", "Geometry")) {
            schemas.put("https://geojson.org/schema/" + name + ".json", "{\"type\":[\"object\",\"null\"]}");
        }
        try (Stream<Path> files = Files.walk(Shared.data("schemas/stac/v1.0.0"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                String name =
                        Shared.data("schemas/stac/v1.0.0").relativize(file).toString();
                schemas.put("https://schemas.stacspec.org/v1.0.0/" + name, Files.readString(file));
            }
        }
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7, builder -> builder.schemas(schemas));
        return registry.getSchema(SchemaLocation.of("https://schemas.stacspec.org/v1.0.0/" + kind));
    }
}
