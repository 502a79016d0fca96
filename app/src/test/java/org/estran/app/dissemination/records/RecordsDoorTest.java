package org.estran.app.dissemination.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Identifier;
import org.estran.records.Keyword;
import org.estran.records.Kind;
import org.estran.records.Party;
import org.estran.records.Period;
import org.estran.records.RecordBuilder;
import org.estran.records.Role;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** OGC API Records as a client meets it: real requests to the whole application. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=http://estran.example")
class RecordsDoorTest {

    private static final String ROOT = "http://estran.example/ogc";
    private static final String ITEMS = "/ogc/collections/catalogue/items";

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-records").toString();
        properties.add("estran.home", () -> home);
    }

    @BeforeEach
    void publish() {
        if (catalogue.find("tide_gauge").isPresent()) {
            return;
        }
        put("tide_gauge", Kind.DATASET, "Marégraphe de Brest", "Brest tide gauge", -5, 48, -4, 49, "1846", "2020");
        put("sea_surface", Kind.DATASET, "Surface de la mer", "Sea surface", -180, -60, 180, 60, "1993", null);
        put("mooring_line", Kind.PLATFORM, "Ligne de mouillage", "Mooring line", 170, -20, -170, -10, "2001", "2003");
        catalogue.put(CatalogueEntry.described(
                "no_extent",
                new RecordBuilder(Kind.DOCUMENT)
                        .title(LocalizedText.in(Language.FR, "Sans étendue"))
                        .build()));
        put("gone_record", Kind.DATASET, "Retirée", "Withdrawn", 0, 0, 1, 1, "2001", "2003");
        catalogue.withdraw(
                "gone_record", new Withdrawal("wrong", null, Withdrawal.Scope.ALL, Instant.EPOCH, "curator"));
    }

    @Test
    void theLandingPageLeadsToEverything() {
        Answer page = get("/ogc");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("application/json");
        assertThat(rels(page.json()))
                .contains("self", "alternate", "service-desc", "service-doc", "conformance", "data");
        assertThat(page.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(page.header("Link")).contains("<" + ROOT + "/conformance>; rel=\"conformance\"");
        page.json().path("links").forEach(link -> {
            String href = link.path("href").asString("");
            assertThat(href).startsWith(ROOT);
            assertThat(get(href.substring(ROOT.length() - 4)).status()).as(href).isEqualTo(200);
        });
    }

    @Test
    void declaresItsConformanceClasses() {
        JsonNode classes = get("/ogc/conformance").json().path("conformsTo");
        assertThat(classes).hasSize(ConformanceClass.values().length);
        assertThat(classes.toString())
                .contains("ogcapi-features-1/1.0/conf/core", "ogcapi-records-1/1.0/conf/record-core");
    }

    @Test
    void everyReferenceOfTheDefinitionResolves() {
        Answer answer = get("/ogc/api");
        assertThat(answer.header("Content-Type")).startsWith("application/vnd.oai.openapi+json;version=3.0");
        JsonNode definition = answer.json();
        List<String> references = new ArrayList<>();
        collect(definition, references);
        assertThat(references).hasSizeGreaterThan(50).allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(definition.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        assertThat(definition.at("/servers/0/url").asString("")).isEqualTo(ROOT);
        definition.path("paths").properties().forEach(path -> {
            String address = "/ogc"
                    + path.getKey()
                            .replaceFirst("/$", "")
                            .replace("{catalogId}", "catalogue")
                            .replace("{recordId}", "tide_gauge");
            boolean isOfRecords =
                    !path.getValue().at("/get/tags/0").asString("").equals("Observations");
            if (isOfRecords && !address.contains("{page}")) {
                assertThat(get(address).status()).as(address).isEqualTo(200);
            }
        });
    }

    @Test
    void theDefinitionNamesEveryParameterThatIsTaken() {
        JsonNode definition = get("/ogc/api").json();
        List<String> named = new ArrayList<>();
        definition
                .at("/paths/~1collections~1{catalogId}~1items/get/parameters")
                .forEach(parameter -> named.add(definition
                        .at(parameter.path("$ref").asString("").substring(1))
                        .path("name")
                        .asString("")));
        assertThat(named).containsAll(ItemsParameters.NAMES);
        for (RecordProperty property : RecordProperty.values()) {
            if (property.isParameter()) {
                assertThat(named).contains(property.word());
            }
        }
    }

    @Test
    void theCatalogueIsACollectionOfRecords() {
        JsonNode all = get("/ogc/collections").json();
        assertThat(all.at("/collections/0/id").asString("")).isEqualTo("catalogue");
        assertThat(all.path("recordsArrayName").asString("")).isEqualTo("collections");
        JsonNode one = get("/ogc/collections/catalogue").json();
        assertThat(one.path("type").asString("")).isEqualTo("Collection");
        assertThat(one.path("itemType").asString("")).isEqualTo("record");
        assertThat(one.at("/extent/temporal/interval/0/0").asString("")).isEqualTo("1846-01-01T00:00:00Z");
        assertThat(rels(one))
                .contains(
                        "self",
                        "items",
                        "http://www.opengis.net/def/rel/ogc/1.0/queryables",
                        "http://www.opengis.net/def/rel/ogc/1.0/sortables");
        assertThat(get("/ogc/collections/nothing").status()).isEqualTo(404);
        assertThat(get("/ogc/collections/catalogue-nothing").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "q=mer|1",
                "q=surface|1",
                "q=nothing|0",
                "ids=catalogue|1",
                "ids=other|0",
                "bbox=-10,40,0,50|1",
                "datetime=1900-01-01/1901-01-01|1",
                "datetime=1700-01-01/1701-01-01|0",
                "type=Collection|1",
                "type=dataset|0",
                "limit=1|1"
            })
    void cataloguesAreSearchedAsRecordsAre(String query, int matched) {
        JsonNode found = get("/ogc/collections?"
                        + query.replace("q=mer", "q=catalogue").replace("q=surface", "q=whole") + "&lang=en")
                .json();
        assertThat(found.path("numberMatched").asInt(-1)).isEqualTo(matched);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|no_extent mooring_line sea_surface tide_gauge",
                "q=|no_extent mooring_line sea_surface tide_gauge",
                "q=MAREGRAPHE|tide_gauge",
                "q=tide gauge|tide_gauge",
                "q=gauge tide|",
                "q=mooring,gauge|mooring_line tide_gauge",
                "bbox=-5,48,-4,49|sea_surface tide_gauge",
                "bbox=-4,49,-3,50|sea_surface tide_gauge",
                "bbox=175,-15,176,-14|mooring_line sea_surface",
                "bbox=-10,80,0,0,90,10|",
                "bbox=170,-90,-170,90|mooring_line sea_surface",
                "datetime=1900-01-01|tide_gauge",
                "datetime=2002-06-01T00:00:00Z/..|mooring_line sea_surface tide_gauge",
                "datetime=../1992-12-31|tide_gauge",
                "type=platform|mooring_line",
                "type=platform,document|mooring_line no_extent",
                "ids=tide_gauge,sea_surface,nothing|sea_surface tide_gauge",
                "externalIds=urn:x-test:tide_gauge|tide_gauge",
                "externalIds=urn:urn:x-test:tide_gauge|tide_gauge",
                "title=Brest tide gauge|tide_gauge",
                "keywords=houle|mooring_line sea_surface tide_gauge",
                "sortby=-title&type=dataset|sea_surface tide_gauge",
                "filter=type = 'platform' OR title LIKE 'Sans%'|mooring_line no_extent",
                "filter=S_INTERSECTS(geometry,BBOX(-5,48,-4,49)) AND T_AFTER(time,DATE('1990-01-01'))|sea_surface",
                "filter=geometry IS NULL|no_extent",
                "filter=CASEI(title) = CASEI('BREST TIDE GAUGE')|tide_gauge",
                "filter=A_CONTAINS(keywords,('houle','vent'))|mooring_line sea_surface tide_gauge",
                "filter=updated < DATE('2001-01-01')|",
                "filter=NOT (type IN ('dataset','platform'))|no_extent",
                "filter=type = 'gone'|",
                "filter-lang=cql2-json&filter={\"op\":\"=\",\"args\":[{\"property\":\"type\"},\"platform\"]}|mooring_line",
                "filter-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84&filter=S_WITHIN(geometry,BBOX(-6,47,-3,50))|tide_gauge",
            })
    void findsWhatEachParameterAsksFor(String query, String ids) {
        Answer answer = get(ITEMS + "?limit=100" + (query == null ? "" : "&" + encoded(query)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> expected = ids == null ? List.of() : List.of(ids.split(" "));
        assertThat(ids(answer.json())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answer.json().path("numberMatched").asInt(-1)).isEqualTo(expected.size());
        assertThat(answer.json().path("numberReturned").asInt(-1)).isEqualTo(expected.size());
    }

    @Test
    void sortsByWhateverIsSortable() {
        assertThat(ids(get(ITEMS + "?sortby=title&lang=en").json()))
                .containsExactly("tide_gauge", "mooring_line", "no_extent", "sea_surface");
        assertThat(ids(get(ITEMS + "?sortby=-title&lang=en").json()))
                .containsExactly("sea_surface", "no_extent", "mooring_line", "tide_gauge");
        assertThat(ids(get(ITEMS + "?sortby=%2Btype,-id").json()))
                .containsExactly("tide_gauge", "sea_surface", "no_extent", "mooring_line");
        assertThat(ids(get(ITEMS + "?sortby=begin").json()))
                .containsExactly("tide_gauge", "sea_surface", "mooring_line", "no_extent");
        assertThat(ids(get(ITEMS + "?sortby=-begin").json()))
                .containsExactly("mooring_line", "sea_surface", "tide_gauge", "no_extent");
        get("/ogc/collections/catalogue/sortables")
                .json()
                .path("properties")
                .properties()
                .forEach(one -> assertThat(
                                ids(get(ITEMS + "?sortby=-" + one.getKey()).json()))
                        .as(one.getKey())
                        .hasSize(4));
    }

    @Test
    void pagesFollowEachOtherThereAndBack() {
        List<String> seen = new ArrayList<>();
        String next = ITEMS + "?limit=1&sortby=id";
        String last = next;
        while (next != null) {
            JsonNode page = get(next).json();
            seen.addAll(ids(page));
            last = next;
            next = link(page, "next");
        }
        assertThat(seen).containsExactly("mooring_line", "no_extent", "sea_surface", "tide_gauge");
        List<String> back = new ArrayList<>();
        for (String prev = last; prev != null; ) {
            JsonNode page = get(prev).json();
            back.addAll(ids(page));
            prev = link(page, "prev");
        }
        assertThat(back).containsExactlyElementsOf(seen.reversed());
        assertThat(ids(get(ITEMS + "?offset=9000000000").json())).isEmpty();
        assertThat(ids(get(ITEMS + "?limit=100000").json())).hasSize(4);
    }

    @Test
    void countsFacetsOnlyWhenAsked() {
        assertThat(get(ITEMS).json().has("facets")).isFalse();
        JsonNode counted = get(ITEMS + "?facets=kind,keyword&q=mooring,gauge").json();
        assertThat(counted.at("/facets/kind/buckets/0/count").asInt(0)).isEqualTo(1);
        assertThat(counted.at("/facets/keyword/buckets/0/count").asInt(0)).isEqualTo(2);
        assertThat(get("/ogc/collections/catalogue/facets")
                        .json()
                        .path("facets")
                        .has("kind"))
                .isTrue();
    }

    @Test
    void aRecordIsAFeatureOfOneCollection() {
        Answer answer = get(ITEMS + "/tide_gauge");
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        JsonNode record = answer.json();
        assertThat(record.path("id").asString("")).isEqualTo("tide_gauge");
        assertThat(record.at("/conformsTo/0").asString("")).endsWith("record-core");
        assertThat(record.at("/properties/type").asString("")).isEqualTo("dataset");
        assertThat(record.at("/properties/updated").asString("")).matches(".*Z");
        assertThat(rels(record).stream().filter("collection"::equals)).hasSize(1);
        assertThat(link(record, "self")).isEqualTo(ITEMS + "/tide_gauge");
        assertThat(get(ITEMS + "/urn:x-test:tide_gauge").json().path("id").asString(""))
                .isEqualTo("tide_gauge");
        assertThat(get(ITEMS + "/nothing_here").status()).isEqualTo(404);
        assertThat(get(ITEMS + "/gone_record").status()).isEqualTo(410);
    }

    @Test
    void aRecordIsHadInEveryForm() {
        assertThat(get(ITEMS + "/tide_gauge?f=iso19139").body()).contains("MD_Metadata");
        assertThat(get(ITEMS + "/tide_gauge?f=dcat-ttl").header("Content-Type")).startsWith("text/turtle");
        Answer page = get(ITEMS + "/tide_gauge", "text/html");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("http://estran.example/records/tide_gauge");
        assertThat(get(ITEMS + "/tide_gauge", "text/turtle").header("Content-Type"))
                .startsWith("text/turtle");
        assertThat(get(ITEMS + "/tide_gauge", "text/turtle, */*;q=0.1").header("Content-Type"))
                .startsWith("text/turtle");
        for (String json : List.of("*/*", "application/json", "application/geo+json, text/turtle;q=0.5")) {
            assertThat(get(ITEMS + "/tide_gauge", json).header("Content-Type")).startsWith("application/geo+json");
        }
        assertThat(get(ITEMS + "/tide_gauge", "image/png").status()).isEqualTo(406);
        assertThat(get(ITEMS + "/tide_gauge?f=nothing").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ogc",
                "/ogc/conformance",
                "/ogc/api",
                "/ogc/collections",
                "/ogc/collections/catalogue",
                "/ogc/collections/catalogue/items",
                "/ogc/collections/catalogue/items?q=mer&facets=true",
                "/ogc/collections/catalogue/queryables",
                "/ogc/collections/catalogue/sortables",
                "/ogc/collections/catalogue/schema",
                "/ogc/collections/catalogue/facets",
                "/ogc/collections/catalogue/crawl",
                "/ogc/collections/catalogue/crawl/1"
            })
    void everyResourceHasAPageInBothLanguagesAndAHead(String path) throws Exception {
        for (String language : List.of("fr", "en")) {
            Answer page = get(path + (path.contains("?") ? "&" : "?") + "f=html&lang=" + language);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Content-Type")).startsWith("text/html");
            assertThat(page.body())
                    .contains("lang=\"" + language + "\"", "<h1>")
                    .doesNotContain("{0}", "style=", "onclick")
                    .doesNotContainPattern("[>\"]records\\.[a-z]");
        }
        assertThat(get(path, "text/html").header("Content-Type")).startsWith("text/html");
        assertThat(get(path, "application/xml").status()).isEqualTo(406);
        HttpResponse<String> head = client.send(
                HttpRequest.newBuilder(uri(path))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void theCatalogueIsCrawledByLinksAlone() {
        JsonNode crawl = get("/ogc/collections/catalogue/crawl").json();
        List<String> found = new ArrayList<>();
        for (JsonNode link : crawl.path("links")) {
            if (link.path("rel").asString("").equals("item")) {
                String path = link.path("href").asString("").substring("http://estran.example".length());
                found.add(get(path).json().path("id").asString(""));
            }
        }
        assertThat(found).containsExactly("mooring_line", "no_extent", "sea_surface", "tide_gauge");
        assertThat(get("/ogc/collections/catalogue/crawl/2").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing=1",
                "Q=1",
                "geometry=x",
                "limit=0",
                "limit=-1",
                "limit=x",
                "limit=99999999999999999999",
                "offset=-1",
                "offset=1.5",
                "bbox=1",
                "bbox=1,2,3",
                "bbox=x,y,z,t",
                "bbox=0,91,1,92",
                "bbox=0,10,1,0",
                "bbox=1e999,0,1,1",
                "bbox=NaN,NaN,NaN,NaN",
                "bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326",
                "datetime=yesterday",
                "datetime=2001/2000",
                "datetime=2001/2002/2003",
                "sortby=nothing",
                "sortby=geometry",
                "sortby=description",
                "filter=nothing = 'x'",
                "filter=(((",
                "filter=title = 5 +",
                "filter=geometry = 'x'",
                "filter=description < 'x'",
                "filter=updated = 'yesterday'",
                "filter=depth = 'deep'",
                "filter=title LIKE 5",
                "filter=S_INTERSECTS(title,POINT(1 2))",
                "filter=T_AFTER(title,DATE('2001-01-01'))",
                "filter=A_EQUALS(updated,('x'))",
                "filter-lang=cql2-json&filter=title = 'x'",
                "filter-lang=cql3&filter=title = 'x'",
                "filter-crs=EPSG:4326&filter=title = 'x'",
                "facets=nothing",
                "updated=yesterday",
                "f=pdf",
                "q=a&q=b",
                "bbox=1,2,3,4&bbox=1,2,3,4",
                "limit=1&limit=2",
                "filter=title='a'&filter=title='b'",
                "f=json&f=html",
            })
    void refusesInTheFormOfRfc9457WhatItDoesNotUnderstand(String query) {
        Answer answer = get(ITEMS + "?" + encoded(query));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt(0)).isEqualTo(400);
    }

    @Test
    void refusesEveryMistakeAtOnce() {
        JsonNode problem = get(ITEMS + "?nothing=1&limit=x&bbox=1&sortby=y").json();
        assertThat(problem.path("findings")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%FF%FE",
                "q=%00",
                "q=%ED%A0%80",
                "filter=%FF",
                "ids=%F0%9F%8C%8A",
                "datetime=%FF",
                "q=%22%27%3C%3E%3B--",
                "type=%2C%2C%2C",
                "ids=%2C",
                "sortby=%2C",
            })
    void strangeEncodingsAreNeverAFailureOfOurs(String query) {
        assertThat(get(ITEMS + "?" + query).status()).isBetween(200, 499);
        assertThat(get("/ogc/collections?" + query).status()).isBetween(200, 499);
    }

    @Test
    void filtersBeyondTheLimitsAreRefused() {
        assertThat(get(ITEMS + "?filter=" + encodedValue("NOT (".repeat(60) + "true" + ")".repeat(60)))
                        .status())
                .isEqualTo(400);
        assertThat(get(ITEMS + "?filter=" + encodedValue("title LIKE '" + "%a_".repeat(300) + "'"))
                        .status())
                .isEqualTo(200);
        String many = Stream.generate(() -> "title LIKE '%a%b%'")
                .limit(150)
                .reduce((a, b) -> a + " OR " + b)
                .orElseThrow();
        assertThat(get(ITEMS + "?filter=" + encodedValue(many)).status()).isBetween(200, 431);
    }

    @Test
    void otherMethodsAreNotKnown() throws Exception {
        HttpResponse<String> posted = client.send(
                HttpRequest.newBuilder(uri(ITEMS))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(posted.statusCode()).isBetween(400, 405);
    }

    private void put(
            String id,
            Kind kind,
            String french,
            String english,
            double west,
            double south,
            double east,
            double north,
            String from,
            @org.jspecify.annotations.Nullable String to) {
        catalogue.put(CatalogueEntry.described(
                id,
                new RecordBuilder(kind)
                        .title(LocalizedText.of(french, english))
                        .summary(LocalizedText.in(Language.EN, "About the " + english))
                        .identifiers(List.of(new Identifier("urn", "urn:x-test:" + id)))
                        .keywords(List.of(
                                new Keyword(LocalizedText.in(Language.FR, "houle"), null, null),
                                new Keyword(LocalizedText.in(Language.FR, "vent"), null, null)))
                        .parties(List.of(Party.organisation(Role.PUBLISHER, "Centre d'essai", null)))
                        .boxes(List.of(new BoundingBox(west, south, east, north)))
                        .periods(List.of(Period.of(
                                new TimeInterval(TimeInterval.first(from), to == null ? null : TimeInterval.last(to)))))
                        .build()));
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").stringValue());
        }
        node.forEach(child -> collect(child, references));
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("features").forEach(feature -> ids.add(feature.path("id").asString("")));
        return ids;
    }

    private static List<String> rels(JsonNode json) {
        List<String> rels = new ArrayList<>();
        json.path("links").forEach(link -> rels.add(link.path("rel").asString("")));
        return rels;
    }

    private static @org.jspecify.annotations.Nullable String link(JsonNode json, String rel) {
        for (JsonNode link : json.path("links")) {
            if (link.path("rel").asString("").equals(rel)) {
                return link.path("href").asString("").substring("http://estran.example".length());
            }
        }
        return null;
    }

    /** The values of a query encoded, its signs not. */
    private static String encoded(String query) {
        StringBuilder encoded = new StringBuilder();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            encoded.append(encoded.isEmpty() ? "" : "&")
                    .append(pair, 0, equals + 1)
                    .append(encodedValue(pair.substring(equals + 1)));
        }
        return encoded.toString();
    }

    private static String encodedValue(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private record Answer(int status, HttpResponse<String> response) {
        String body() {
            return response.body();
        }

        String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private Answer get(String path) {
        return get(path, "*/*");
    }

    private Answer get(String path, String accept) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(uri(path)).header("Accept", accept).build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }
}
