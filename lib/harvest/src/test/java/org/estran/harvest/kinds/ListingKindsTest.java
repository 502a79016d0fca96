package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.crosswalks.Reading;
import org.estran.crosswalks.documents.DocumentFormat;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.Stamp;
import org.estran.harvest.web.Manners;
import org.estran.harvest.web.Web;
import org.estran.terms.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sources that list their records as JSON and give each document by itself, against answers written here in the shape that
 * their makers document. No answer of a real one is among them, so that these kinds are unproven.
 */
class ListingKindsTest {

    private static final String DATACITE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <resource xmlns="http://datacite.org/schema/kernel-4">
              <identifier identifierType="DOI">10.5072/%s</identifier>
              <creators><creator><creatorName nameType="Organizational">A centre</creatorName></creator></creators>
              <titles><title>Salinity of %s</title></titles>
              <publisher>A centre</publisher><publicationYear>2024</publicationYear>
              <resourceType resourceTypeGeneral="Dataset"/>
            </resource>
            """;

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Web web;
    private URI root;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        root = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        web = new Web(
                Manners.USUAL.pausing(Duration.ZERO).within(Duration.ofSeconds(2), Duration.ofSeconds(4), 1_000_000, 2),
                Set.of(Web.authority(root)),
                pause -> {},
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        web.close();
        server.stop(0);
    }

    /** By address; what is posted follows it behind a blank, what XML is wanted behind an arrow. */
    private void answer(HttpExchange exchange) throws IOException {
        String posted = new String(exchange.getRequestBody().readAllBytes(), UTF_8).replaceAll("\\s", "");
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        String path = exchange.getRequestURI()
                + (posted.isEmpty() ? "" : " " + posted)
                + ("application/vnd.datacite.datacite+xml".equals(accept) ? " > datacite" : "");
        asked.add(path);
        String answer = answers.get(path);
        byte[] body = answer == null ? new byte[0] : answer.getBytes(UTF_8);
        exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Source recognised(String path, String kind) throws Exception {
        Source source = SourceKinds.recognise(web, root.resolve(path)).orElseThrow();
        assertThat(source.kind()).isEqualTo(kind);
        return source;
    }

    private List<Item> all(Source source, Selection.Known known) throws Exception {
        SourceKind kind = SourceKinds.of(source.kind()).orElseThrow();
        Selection selection = Selection.all(source.address()).knowing(known).pagesOf(2);
        List<Item> items = new ArrayList<>();
        String checkpoint = null;
        do {
            // Another harvest for each page: nothing is remembered but the checkpoint.
            Page page = kind.open(web, selection).page(checkpoint);
            assertThat(page.promised()).isEqualTo(3);
            items.addAll(page.items());
            checkpoint = page.next();
        } while (checkpoint != null);
        return items;
    }

    private static String title(Item item) {
        Reading read = DocumentFormat.readAny(((Item.Document) item).bytes()).getFirst();
        return ((Reading.Read) read).record().title().best(Language.EN);
    }

    private void dataverse(String part) {
        String search = "/api/search?" + part + "q=*&type=dataset&sort=date&order=asc&per_page=";
        answers.put(search + "1&start=0", datasets(0, "A"));
        answers.put(search + "2&start=0", datasets(0, "A", "B"));
        answers.put(search + "2&start=2", datasets(2, "C"));
        for (String name : List.of("A", "C")) {
            answers.put(
                    "/api/datasets/export?exporter=Datacite&persistentId=doi%3A10.5072%2F" + name,
                    DATACITE.formatted(name, name));
        }
    }

    private static String datasets(int start, String... names) {
        List<String> items = new ArrayList<>();
        for (String name : names) {
            items.add("""
                    {"name": "Salinity of %s", "type": "dataset", "url": "https://doi.org/10.5072/%s",
                     "global_id": "doi:10.5072/%s", "publisher": "A centre", "versionState": "RELEASED",
                     "published_at": "2024-01-01T00:00:00Z", "updatedAt": "2024-02-0%dT00:00:00Z"}
                    """.formatted(name, name, name, name.charAt(0) - 'A' + 1));
        }
        return "{\"status\":\"OK\",\"data\":{\"q\":\"*\",\"total_count\":3,\"start\":" + start + ",\"items\":["
                + String.join(",", items) + "],\"count_in_response\":" + names.length + "}}";
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "dataverse/oceans, subtree=oceans&", "api/search?q=x&subtree=oceans, subtree=oceans&"})
    void dataverseGivesItsDatasetsInDataCiteByTheirPersistentIdentifiers(String typed, String part) throws Exception {
        dataverse(part);
        Source source = recognised(typed, "dataverse");
        assertThat(source.total()).isEqualTo(3);
        List<Item> items = all(source, identifiers -> Map.of());
        assertThat(items)
                .extracting(Item::identifier)
                .containsExactly("doi:10.5072/A", "doi:10.5072/B", "doi:10.5072/C");
        assertThat(title(items.getFirst())).isEqualTo("Salinity of A");
        // One that cannot be exported goes to quarantine, and the rest goes on.
        assertThat(items.get(1))
                .isInstanceOfSatisfying(
                        Item.Broken.class, broken -> assertThat(broken.code()).isEqualTo("source-refused"));
    }

    @Test
    void whatTheListDatesAsBeforeIsNotFetched() throws Exception {
        dataverse("");
        Source source = recognised("", "dataverse");
        asked.clear();
        List<Item> items = all(source, identifiers -> Map.of("doi:10.5072/A", Stamp.dated("2024-02-01T00:00:00Z")));
        assertThat(items.getFirst()).isInstanceOf(Item.Unchanged.class);
        assertThat(asked).noneMatch(one -> one.endsWith("persistentId=doi%3A10.5072%2FA"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /api/records",
        "api/records?q=x, /api/records",
        "communities/sea/, /api/communities/sea/records",
        "api/communities/sea/records, /api/communities/sea/records"
    })
    void invenioRdmGivesItsRecordsInDataCiteByNegotiation(String typed, String address) throws Exception {
        answers.put(address + "?size=1", records(null, "a"));
        answers.put(address + "?sort=oldest&size=2", records(address + "?page=2", "a", "b"));
        answers.put(address + "?page=2", records(null, "c"));
        for (String name : List.of("a", "b", "c")) {
            answers.put("/api/records/" + name + " > datacite", DATACITE.formatted(name, name));
        }
        Source source = recognised(typed, "inveniordm");
        assertThat(source.address()).isEqualTo(root.resolve(address));
        List<Item> items = all(source, identifiers -> Map.of());
        assertThat(items).extracting(Item::identifier).containsExactly("a", "b", "c");
        assertThat(items).extracting(ListingKindsTest::title).contains("Salinity of a", "Salinity of c");
        assertThat(((Item.Document) items.getFirst()).stamp().datestamp())
                .isEqualTo("2024-02-01T00:00:00.000000+00:00");
    }

    @Test
    void aListOfInvenioRdmLongerThanItsWindowIsSplitByDate() throws Exception {
        String since = "?q=created%3A%5B%222024-01-01T00%3A00%3A00Z%22+TO+*%5D&sort=oldest&size=2";
        String long1 =
                records("/api/records?sort=oldest&size=2&page=2", "a", "b").replace("\"total\": 3", "\"total\": 10003");
        String long2 = records(null, "c", "d").replace("\"total\": 3", "\"total\": 10003");
        answers.put("/api/records?sort=oldest&size=2", long1);
        answers.put("/api/records?sort=oldest&size=2&page=2", long2);
        answers.put("/api/records" + since, records(null, "d", "e"));
        SourceKind kind = SourceKinds.of("inveniordm").orElseThrow();
        Selection selection = Selection.all(root.resolve("/api/records")).pagesOf(2);
        Page first = kind.open(web, selection).page(null);
        Page second = kind.open(web, selection).page(first.next());
        Page third = kind.open(web, selection).page(second.next());
        assertThat(List.of(first, second)).extracting(Page::promised).containsOnly(10_003L);
        assertThat(third.items()).extracting(Item::identifier).containsExactly("d", "e");
        // What is left is fewer: it says nothing of the whole.
        assertThat(third.promised()).isNull();
        assertThat(third.next()).isNull();
        // More than the window at one moment cannot be split: the run ends, and is incomplete.
        answers.put("/api/records" + since, long2);
        assertThat(kind.open(web, selection).page(second.next()).next()).isNull();
    }

    private String records(String next, String... names) {
        List<String> hits = new ArrayList<>();
        for (String name : names) {
            hits.add("""
                    {"id": "%s", "created": "2024-01-01T00:00:00.000000+00:00", "updated": "2024-02-01T00:00:00.000000+00:00",
                     "pids": {"doi": {"identifier": "10.5072/%s", "provider": "datacite"}},
                     "metadata": {"title": "Salinity of %s", "resource_type": {"id": "dataset"}}}
                    """.formatted(name, name, name));
        }
        String links = next == null ? "" : "\"next\": \"" + root.resolve(next) + "\"";
        return "{\"hits\": {\"hits\": [" + String.join(",", hits) + "], \"total\": 3}, \"links\": {" + links + "}}";
    }

    @ParameterizedTest
    @CsvSource({
        "geonetwork, /geonetwork/",
        "geonetwork/srv/fre/catalog.search#/home, /geonetwork/",
        "below/catalogue/srv/api/, /below/catalogue/",
        "'', /"
    })
    void geoNetworkGivesItsRecordsAsItKeepsThemBeyondAnyWindow(String typed, String base) throws Exception {
        answers.put(
                base + "srv/api/site",
                "{\"system/site/name\":\"Un catalogue\",\"system/site/siteId\":\"1\",\"system/platform/version\":\"4.4.2\"}");
        String search = base + "srv/api/search/records/_search {\"size\":2,\"track_total_hits\":true,"
                + "\"_source\":[\"uuid\",\"changeDate\"],\"sort\":[\"uuid\"],"
                + "\"query\":{\"bool\":{\"filter\":[{\"term\":{\"isTemplate\":\"n\"}}]}}";
        answers.put(search + "}", hits("a", "b/b"));
        answers.put(search + ",\"search_after\":[\"b/b\"]}", hits("c"));
        for (String name : List.of("a", "b%2Fb", "c")) {
            answers.put(
                    base + "srv/api/records/" + name + "/formatters/xml",
                    "<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\"><!--" + name
                            + "--></gmd:MD_Metadata>");
        }
        Source source = recognised(typed, "geonetwork");
        assertThat(source.title()).isEqualTo("Un catalogue");
        assertThat(source.address()).isEqualTo(root.resolve(base + "srv/api/"));
        List<Item> items = all(source, identifiers -> Map.of());
        assertThat(items).extracting(Item::identifier).containsExactly("a", "b/b", "c");
        assertThat(items)
                .allSatisfy(item -> assertThat(new String(((Item.Document) item).bytes(), UTF_8))
                        .contains("MD_Metadata"));
        assertThat(recognised(source.address().getPath().substring(1), "geonetwork")
                        .address())
                .isEqualTo(source.address());
    }

    private static String hits(String... uuids) {
        List<String> hits = new ArrayList<>();
        for (String uuid : uuids) {
            hits.add("{\"_index\":\"gn-records\",\"_id\":\"" + uuid + "\",\"_source\":{\"uuid\":\"" + uuid
                    + "\",\"changeDate\":\"2024-02-01T00:00:00.000Z\"},\"sort\":[\"" + uuid + "\"]}");
        }
        return "{\"took\":1,\"timed_out\":false,\"hits\":{\"total\":{\"value\":3,\"relation\":\"eq\"},\"hits\":["
                + String.join(",", hits) + "]}}";
    }
}
