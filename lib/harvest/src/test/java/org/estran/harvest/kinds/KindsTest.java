package org.estran.harvest.kinds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estran.crosswalks.Reading;
import org.estran.crosswalks.documents.DocumentFormat;
import org.estran.harvest.Harvest;
import org.estran.harvest.Item;
import org.estran.harvest.Page;
import org.estran.harvest.Selection;
import org.estran.harvest.Source;
import org.estran.harvest.SourceKind;
import org.estran.harvest.Stamp;
import org.estran.harvest.web.Manners;
import org.estran.harvest.web.SourceFailed;
import org.estran.harvest.web.Web;
import org.estran.terms.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind against a small server, or recorded answers of real ones. */
class KindsTest {

    private static final String ISO = "<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\""
            + " xmlns:gco=\"http://www.isotc211.org/2005/gco\"><gmd:fileIdentifier><gco:CharacterString>%s"
            + "</gco:CharacterString></gmd:fileIdentifier></gmd:MD_Metadata>";

    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private Web web;
    private URI root;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().toString();
            asked.add(path);
            String answer = answers.get(path);
            String etag = headers.get(path);
            if (etag != null) {
                exchange.getResponseHeaders().set("ETag", etag);
            }
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                byte[] body = answer.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        root = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
        web = new Web(
                Manners.USUAL
                        .pausing(Duration.ZERO)
                        .within(Duration.ofSeconds(2), Duration.ofSeconds(4), 10_000_000, 2),
                Set.of(Web.authority(root)),
                pause -> {},
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        web.close();
        server.stop(0);
    }

    private Source recognised(String path, String kind) throws Exception {
        Source source = SourceKinds.recognise(web, root.resolve(path)).orElseThrow();
        assertThat(source.kind()).isEqualTo(kind);
        return source;
    }

    private List<Item> all(Source source, Selection.Known known, int pageSize) throws Exception {
        SourceKind kind = SourceKinds.of(source.kind()).orElseThrow();
        List<Item> items = new ArrayList<>();
        String checkpoint = null;
        do {
            // Another harvest for each page: nothing is remembered but the checkpoint.
            Harvest harvest = kind.open(
                    web, Selection.all(source.address()).knowing(known).pagesOf(pageSize));
            Page page = harvest.page(checkpoint);
            items.addAll(page.items());
            checkpoint = page.next();
        } while (checkpoint != null);
        return items;
    }

    private List<Item> all(Source source) throws Exception {
        return all(source, identifiers -> Map.of(), 2);
    }

    private static String text(Item item) {
        return new String(((Item.Document) item).bytes(), UTF_8);
    }

    @Test
    void aWebFolderIsReadWithTheFoldersBelowAndNothingBeside() throws Exception {
        answers.put(
                "/waf/",
                "<html><title>Index of /waf</title><a href=\"../\">up</a><a href='a.xml'>a</a>"
                        + "<a href=\"b%20b.xml\">b</a><a href=\"sub/\">sub</a><a href=\"/elsewhere/z.xml\">z</a></html>");
        answers.put(
                "/waf/sub/", "<html>Index of <a href='c.xml'>c</a><a href='d.txt'>d</a><a href='e.xml'>e</a></html>");
        answers.put("/waf/a.xml", ISO.formatted("a"));
        answers.put("/waf/b%20b.xml", ISO.formatted("b"));
        answers.put("/waf/sub/c.xml", ISO.formatted("c"));
        headers.put("/waf/a.xml", "\"1\"");
        Source source = recognised("waf/", "waf");
        List<Item> items = all(source);
        assertThat(items).hasSize(4);
        assertThat(items.subList(0, 3))
                .allSatisfy(item -> assertThat(text(item)).contains("MD_Metadata"));
        assertThat(items.get(3))
                .isInstanceOfSatisfying(
                        Item.Broken.class, broken -> assertThat(broken.code()).isEqualTo("source-refused"));
        Item first = items.getFirst();
        List<Item> again = all(source, identifiers -> Map.of(first.identifier(), new Stamp(null, "\"1\"")), 100);
        assertThat(again.getFirst()).isInstanceOf(Item.Unchanged.class);
    }

    @Test
    void robotsAreKeptToWhereASourceIsCrawled() {
        answers.put("/robots.txt", "User-agent: *\nDisallow: /waf/\n");
        answers.put("/waf/", "<html>Index of <a href='a.xml'>a</a></html>");
        assertThatThrownBy(() -> new WebFolder().recognise(web, root.resolve("waf/")))
                .isInstanceOfSatisfying(
                        SourceFailed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(SourceFailed.Reason.ROBOTS));
    }

    @Test
    void aRedirectToAnotherPlaceOfThePrivateNetworkIsRefused() throws IOException {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", root.toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        elsewhere.start();
        URI from = URI.create("http://localhost:" + elsewhere.getAddress().getPort() + "/");
        try (Web one = new Web(Manners.USUAL, Set.of(Web.authority(from)), pause -> {}, Clock.systemUTC())) {
            assertThatThrownBy(() -> one.get(from, "*/*"))
                    .isInstanceOfSatisfying(
                            SourceFailed.class,
                            failed -> assertThat(failed.reason()).isEqualTo(SourceFailed.Reason.PRIVATE_ADDRESS));
        } finally {
            elsewhere.stop(0);
        }
    }

    @Test
    void anAnswerIsNeverLargerThanItMayBe() {
        answers.put("/large", "x".repeat(11_000_000));
        assertThatThrownBy(() -> web.get(root.resolve("large"), "*/*"))
                .isInstanceOfSatisfying(
                        SourceFailed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(SourceFailed.Reason.TOO_LARGE));
    }

    @Test
    void pagesOfASitemapGiveTheirDatasetsAndUnchangedOnesAreNotFetched() throws Exception {
        answers.put(
                "/sitemap.xml",
                "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>" + root
                        + "one.xml</loc></sitemap></sitemapindex>");
        answers.put(
                "/one.xml",
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>" + root
                        + "a</loc><lastmod>2024-01-01</lastmod></url><url><loc>" + root + "b</loc></url></urlset>");
        answers.put(
                "/a",
                "<html><script type=\"application/ld+json\">{\"@type\":\"Organization\"}</script>"
                        + "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org/\",\"@type\":\"Dataset\","
                        + "\"name\":\"Salinity\"}</script></html>");
        answers.put("/b", "<html>About us</html>");
        Source source = recognised("", "sitemap");
        List<Item> items = all(source);
        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(text(item)).contains("Salinity"));
        asked.clear();
        assertThat(all(source, identifiers -> Map.of(root + "a", Stamp.dated("2024-01-01")), 100))
                .first()
                .isInstanceOf(Item.Unchanged.class);
        assertThat(asked).doesNotContain("/a");
    }

    @Test
    void recordsOfOgcApiComeAsTheBytesTheyAreByTheirLinks() throws Exception {
        answers.put(
                "/ogc/collections/c",
                "{\"itemType\":\"record\",\"title\":\"C\",\"links\":[{\"rel\":\"items\",\"href\":\"" + root
                        + "ogc/items\"}]}");
        answers.put(
                "/ogc/items?limit=2&f=json",
                "{\"type\":\"FeatureCollection\",\"numberMatched\":3,\"features\":["
                        + "{\"type\":\"Feature\",  \"id\":\"é1\",\"properties\":{\"updated\":\"2024-01-01\"}},{\"id\":\"2\"}],"
                        + "\"links\":[{\"rel\":\"next\",\"href\":\"" + root + "ogc/items?cursor=x\"}]}");
        answers.put("/ogc/items?cursor=x", "{\"features\":[{\"id\":\"3\"}],\"numberMatched\":3,\"links\":[]}");
        Source source = recognised("ogc/collections/c", "ogcapi-records");
        List<Item> items = all(source);
        assertThat(items).extracting(Item::identifier).containsExactly("é1", "2", "3");
        assertThat(text(items.getFirst()))
                .isEqualTo("{\"type\":\"Feature\",  \"id\":\"é1\",\"properties\":{\"updated\":\"2024-01-01\"}}");
    }

    @Test
    void aDcatFeedGivesEachDatasetTheSameWordsEveryTime() throws Exception {
        String dataset = """
                @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
                @prefix hydra: <http://www.w3.org/ns/hydra/core#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
                <urn:d:%d> a dcat:Dataset ; dct:title "Salinity %d"@en ; dct:publisher [ a foaf:Agent ; foaf:name "A centre" ] ;
                  dcat:distribution [ a dcat:Distribution ; dcat:accessURL <http://example.org/%d> ] .
                """;
        answers.put(
                "/dcat",
                dataset.formatted(1, 1, 1) + "<" + root + "dcat> hydra:next <" + root
                        + "dcat?page=2> ; hydra:totalItems 2 .");
        answers.put("/dcat?page=2", dataset.formatted(2, 2, 2));
        Source source = recognised("dcat", "dcat");
        List<Item> items = all(source);
        assertThat(items).extracting(Item::identifier).containsExactly("urn:d:1", "urn:d:2");
        assertThat(text(items.getFirst()))
                .isEqualTo(text(all(source).getFirst()))
                .doesNotContain("Salinity 2");
        assertThat(DocumentFormat.readAny(((Item.Document) items.getFirst()).bytes())
                        .getFirst())
                .isInstanceOfSatisfying(
                        Reading.Read.class,
                        read -> assertThat(read.record().title().best(Language.EN))
                                .isEqualTo("Salinity 1"));
    }

    @Test
    void cswIsAskedBeyondItsWindowByPartsOfTime() throws Exception {
        String capabilities = "<csw:Capabilities xmlns:csw=\"http://www.opengis.net/cat/csw/3.0\" version=\"3.0.0\"/>";
        answers.put("/csw?service=CSW&request=GetCapabilities", capabilities);
        answers.put("/csw?service=CSW&request=GetCapabilities&acceptVersions=3.0.0", capabilities);
        Source source = recognised("csw", "csw-3");
        Harvest harvest = new Csw3().open(web, Selection.all(source.address()));
        Page page = harvest.page("10001");
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).startsWith("1;1900-01-01T00:00:00Z/2100-");
        assertThat(page.remarks()).extracting(Page.Remark::code).containsExactly("window-split");
    }

    @Test
    void aSourceThatOffersCsw3AloneIsRecognisedAndReadByGet() throws Exception {
        offersCsw("3.0.0", "http://www.isotc211.org/2005/gmd");
        serveCswPages();
        Source source = recognised("csw", "csw-3");
        assertThat(source.formats()).containsExactly("http://www.isotc211.org/2005/gmd");
        assertThat(new Csw().recognise(web, root.resolve("csw")).orElseThrow().kind())
                .isEqualTo("csw-3");
        List<Item> items = all(source);
        assertThat(items).extracting(Item::identifier).containsExactly("a", "b", "c");
        assertThat(text(items.getFirst())).startsWith("<gmd:MD_Metadata");
        assertThat(items.getFirst().place()).contains("version=3.0.0", "request=GetRecordById");
    }

    @Test
    void aSourceThatOffersBothIsReadIn3WhereSomebodySaysSo() throws Exception {
        offersCsw("2.0.2", "http://www.isotc211.org/2005/gmd");
        answers.put("/csw?service=CSW&request=GetCapabilities&acceptVersions=3.0.0", cswCapabilities("3.0.0", "", ""));
        assertThat(recognised("csw", "csw").kind()).isEqualTo("csw");
        assertThat(new Csw3().recognise(web, root.resolve("csw")).orElseThrow().kind())
                .isEqualTo("csw-3");
    }

    @Test
    void aSourceThatAnswersIn202ToWhoeverWants3IsNotOfThatKind() throws Exception {
        answers.put("/csw?service=CSW&request=GetCapabilities&acceptVersions=3.0.0", cswCapabilities("2.0.2", "", ""));
        assertThat(new Csw3().recognise(web, root.resolve("csw"))).isEmpty();
    }

    private void offersCsw(String version, String schema) {
        String parameter = "<ows:Parameter name=\"outputSchema\"><ows:AllowedValues><ows:Value>" + schema
                + "</ows:Value></ows:AllowedValues></ows:Parameter>";
        String capabilities = cswCapabilities(version, "<ows:Title>A catalogue</ows:Title>", parameter);
        answers.put("/csw?service=CSW&request=GetCapabilities", capabilities);
        answers.put("/csw?service=CSW&request=GetCapabilities&acceptVersions=" + version, capabilities);
    }

    /** As our own door writes them. */
    private static String cswCapabilities(String version, String service, String parameters) {
        boolean is3 = version.startsWith("3");
        return "<csw:Capabilities xmlns:csw=\"http://www.opengis.net/cat/csw/" + (is3 ? "3.0" : version)
                + "\" xmlns:ows=\"http://www.opengis.net/ows" + (is3 ? "/2.0" : "") + "\" version=\"" + version
                + "\"><ows:ServiceIdentification>" + service
                + "<ows:ServiceType>CSW</ows:ServiceType><ows:ServiceTypeVersion>"
                + version + "</ows:ServiceTypeVersion></ows:ServiceIdentification><ows:OperationsMetadata>"
                + "<ows:Operation name=\"GetRecords\">" + parameters
                + "</ows:Operation></ows:OperationsMetadata></csw:Capabilities>";
    }

    private void serveCswPages() {
        String asked = "/csw?service=CSW&version=3.0.0&request=GetRecords&typeNames=csw%3ARecord"
                + "&namespace=xmlns%28csw%3Dhttp%3A%2F%2Fwww.opengis.net%2Fcat%2Fcsw%2F3.0%29&elementSetName=full"
                + "&outputSchema=http%3A%2F%2Fwww.isotc211.org%2F2005%2Fgmd&startPosition=%d&maxRecords=2";
        answers.put(asked.replace("%d", "1"), cswPage(2, 3, ISO.formatted("a") + ISO.formatted("b")));
        answers.put(asked.replace("%d", "3"), cswPage(1, 0, ISO.formatted("c")));
    }

    private static String cswPage(int returned, int next, String records) {
        return "<csw:GetRecordsResponse xmlns:csw=\"http://www.opengis.net/cat/csw/3.0\" version=\"3.0.0\">"
                + "<csw:SearchStatus timestamp=\"2024-01-01T00:00:00Z\"/><csw:SearchResults numberOfRecordsMatched=\"3\""
                + " numberOfRecordsReturned=\"" + returned + "\" nextRecord=\"" + next + "\" elementSet=\"full\">"
                + records
                + "</csw:SearchResults></csw:GetRecordsResponse>";
    }

    @Test
    void aFolderIsReadByTheTimesOfItsFiles(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.xml"), ISO.formatted("a"));
        Files.createDirectory(folder.resolve("below"));
        Files.writeString(folder.resolve("below/b.xml"), ISO.formatted("b"));
        Files.writeString(folder.resolve("c.txt"), "no");
        Files.createSymbolicLink(folder.resolve("d.xml"), Path.of("/etc/hostname"));
        Source source = new LocalFolder().recognise(web, folder.toUri()).orElseThrow();
        List<Item> items = all(source);
        assertThat(items).extracting(Item::identifier).containsExactly("a.xml", "below/b.xml");
        Stamp stamp = ((Item.Document) items.getFirst()).stamp();
        assertThat(all(source, identifiers -> Map.of("a.xml", stamp), 10).getFirst())
                .isInstanceOf(Item.Unchanged.class);
    }

    private static Path recorded(String path) {
        String shared = System.getProperty("estran.shared", "");
        Path file = Path.of(shared.isEmpty() ? "/nowhere" : shared, "samples/protocol", path);
        assertThat(System.getenv("CI") == null || Files.exists(file)).isTrue();
        assumeTrue(Files.exists(file));
        return file;
    }

    @Test
    void aRecordedThreddsCatalogueGivesItsDatasets() throws Exception {
        String catalogue = Files.readString(recorded("thredds-5.5/catalog.xml"));
        String das = Files.readString(recorded("thredds-5.5/eta.das"));
        answers.put("/thredds/catalog.xml", catalogue);
        Source source = recognised("thredds/catalog.xml", "thredds");
        List<Item> listed = all(source);
        assertThat(listed).isNotEmpty();
        for (Item item : listed) {
            String path = URI.create(item.place()).getPath();
            answers.put(path, path.endsWith(".das") ? das : ISO.formatted(item.identifier()));
        }
        assertThat(all(source)).allSatisfy(item -> assertThat(item).isInstanceOf(Item.Document.class));
    }

    @Test
    void aRecordedErddapGivesItsIsoDocuments() throws Exception {
        answers.put(
                "/erddap/info/index.json?page=1&itemsPerPage=1000000",
                Files.readString(recorded("erddap-2.23/info_index.json")));
        String iso = Files.readString(recorded("erddap-2.23/iso19115.xml"));
        Source source = recognised("erddap/index.html", "erddap");
        List<Item> listed = all(source);
        assertThat(listed).isNotEmpty();
        for (Item item : listed) {
            answers.put(URI.create(item.place()).getPath(), iso);
        }
        assertThat(all(source)).allSatisfy(item -> assertThat(item).isInstanceOf(Item.Document.class));
    }
}
