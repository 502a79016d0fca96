package org.estran.app.catalogue.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.PublishedFile;
import org.estran.app.identifiers.DoiState;
import org.estran.app.identifiers.Identifiers;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.records.RecordBuilder;
import org.estran.terms.BoundingBox;
import org.estran.terms.Checksums;
import org.estran.terms.Doi;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The interface as a program meets it: real requests to the whole application on an empty home. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "estran.base-url=http://estran.example")
class RecordsApiTest {

    private static final String TIDES = """
            {"kind": "dataset", "title": {"fr": "Marégraphe", "en": "Tide gauge"},
             "boxes": [{"west": -5, "south": 48, "east": -4, "north": 49}],
             "period": {"start": "2001", "end": "2010"}}""";

    private static String administrator = "";
    private static String moderator = "";
    private static String depositor = "";

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Identifiers identifiers;

    private final HttpClient client = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry properties) throws IOException {
        String home = Files.createTempDirectory("estran-catalogue").toString();
        properties.add("estran.home", () -> home);
    }

    @BeforeEach
    void enrol() {
        if (administrator.isEmpty()) {
            administrator = token("records-admin", AccountRole.ADMINISTRATOR);
            moderator = token("records-moderator", AccountRole.MODERATOR);
            depositor = token("records-depositor", AccountRole.DEPOSITOR);
        }
    }

    @Test
    void publishesShowsAndFindsARecord() {
        Answer made = post("/api/records", moderator, TIDES);
        assertThat(made.status()).isEqualTo(201);
        String id = made.json().get("id").stringValue();
        assertThat(id).matches("tide_gauge_[a-z0-9]{8}");
        assertThat(made.header("Location")).isEqualTo("http://estran.example/api/records/" + id);

        Answer shown = get("/api/records/" + id);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.header("Content-Type")).startsWith("application/json");
        assertThat(shown.header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(shown.json().at("/title/fr").stringValue()).isEqualTo("Marégraphe");
        assertThat(shown.json().get("version").intValue()).isEqualTo(1);
        assertThat(shown.json().at("/files/count").intValue()).isZero();

        Answer found = get("/api/records?identifier=" + id);
        assertThat(found.json().get("numberMatched").intValue()).isEqualTo(1);
        assertThat(found.json().at("/items/0/id").stringValue()).isEqualTo(id);
        assertThat(found.json().at("/facets/decade/0/value").stringValue()).isEqualTo("2010");
    }

    @Test
    void tellsWhatEachFormatDoesNotCarry() {
        String id = post(
                        "/api/records",
                        moderator,
                        TIDES.replace("\"kind\"", "\"credits\": [{\"fr\": \"Merci\"}], \"kind\""))
                .json()
                .get("id")
                .stringValue();
        Answer losses = get("/api/records/" + id + "/losses");
        assertThat(losses.json().at("/losses/0/formats/0").stringValue()).isEqualTo("datacite-xml");
        assertThat(losses.json().at("/losses/0/notCarried").toString()).isEqualTo("[\"/credits/0\"]");
        Answer page = get("/records/" + id + "/losses?lang=fr");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("<code>/credits/0</code>", "Remerciements", "Rien n’est perdu.")
                .doesNotContain("description.", "losses.");
        assertThat(get("/records/no_such_record/losses").status()).isEqualTo(404);
    }

    @Test
    void answersWithoutABodyWhereNothingChanged() {
        String path = "/api/records/" + described("quiet_record");
        String tag = get(path).header("ETag");
        Answer unchanged = send(request(path).header("If-None-Match", tag).GET());
        assertThat(unchanged.status()).isEqualTo(304);
        Answer head = send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(tag);
    }

    @Test
    void otherSitesMayReadAndNotWrite() {
        String path = "/api/records/" + described("shared_record");
        Answer read =
                send(request(path).header("Origin", "https://elsewhere.example").GET());
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo("*");
        Answer asked = send(request(path)
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "DELETE")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
        assertThat(asked.status()).isEqualTo(403);
    }

    @Test
    void saysEveryMistakeOfASearchAtOnce() {
        Answer refused =
                get("/api/records?bbox=1,2,3&datetime=yesterday&limit=0&sort=best&kind=boat&bboxx=1&after=x&q=a&q=b");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(codes(refused))
                .containsExactlyInAnyOrder(
                        "search-bbox",
                        "search-datetime",
                        "search-limit",
                        "search-sort",
                        "search-kind",
                        "search-parameter",
                        "search-repeated");
        assertThat(codes(get("/api/records?after=bm9uc2Vuc2U"))).containsExactly("search-after");
        assertThat(get("/api/records?bbox=1,2,3&lang=fr").body()).contains("« 1,2,3 » n’est pas une emprise");
    }

    @Test
    void pagesBehindTheLinkToTheNext() {
        IntStream.range(0, 5).forEach(i -> described("paged_record_" + i, "Xylophone " + i));
        List<String> seen = new ArrayList<>();
        String next = "/api/records?q=xylophone&limit=2&sort=title&bbox=-10.5,-10,10,10";
        while (!next.isEmpty()) {
            JsonNode page = get(next).json();
            page.get("items").forEach(item -> seen.add(item.get("id").stringValue()));
            next = page.at("/links/0/href").asString("").replace("http://estran.example", "");
        }
        assertThat(seen)
                .containsExactly(
                        "paged_record_0", "paged_record_1", "paged_record_2", "paged_record_3", "paged_record_4");
    }

    @Test
    void saysEveryMistakeOfARecordAtOnce() {
        Answer refused = post("/api/records", moderator, """
                {"kind": "boat", "titel": "x", "boxes": [{"west": 0, "south": 0, "east": 1, "north": 1},
                 {"west": 999, "south": 0, "east": 1, "north": 1}], "period": {"start": "soon"}}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(pointers(refused)).containsExactlyInAnyOrder("/kind", "/titel", "/boxes/1", "/period");
        assertThat(pointers(post("/api/records", moderator, "{}"))).containsExactly("/title");
        assertThat(post("/api/records", moderator, "{").status()).isEqualTo(400);
        assertThat(post("/api/records", moderator, "[]").status()).isEqualTo(400);
    }

    @Test
    void onlyStaffMayPublishAndOnlyAdministratorsChooseTheId() {
        assertThat(post("/api/records", null, TIDES).status()).isEqualTo(401);
        assertThat(post("/api/records", depositor, TIDES).status()).isEqualTo(403);
        assertThat(post("/api/records?id=chosen_by_mod", moderator, TIDES).status())
                .isEqualTo(403);
        Answer chosen = post("/api/records?id=chosen_by_admin", administrator, TIDES);
        assertThat(chosen.status()).isEqualTo(201);
        assertThat(chosen.json().get("id").stringValue()).isEqualTo("chosen_by_admin");
        assertThat(post("/api/records?id=chosen_by_admin", administrator, TIDES).status())
                .isEqualTo(409);
        assertThat(codes(post("/api/records?id=Bad..Id", administrator, "{}")))
                .containsExactlyInAnyOrder("record-id-form", "record-title-missing");
    }

    @Test
    void publishesOnceForOneKey() {
        HttpRequest.Builder first = authorised("/api/records", moderator).header("Idempotency-Key", "once");
        Answer made = send(first.POST(HttpRequest.BodyPublishers.ofString(TIDES)));
        Answer again = send(first.POST(HttpRequest.BodyPublishers.ofString(TIDES)));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
        Answer other = send(first.POST(HttpRequest.BodyPublishers.ofString(TIDES.replace("2010", "2011"))));
        assertThat(other.status()).isEqualTo(409);
        Answer somebodyElse = send(authorised("/api/records", administrator)
                .header("Idempotency-Key", "once")
                .POST(HttpRequest.BodyPublishers.ofString(TIDES)));
        assertThat(somebodyElse.header("Location")).isNotEqualTo(made.header("Location"));
    }

    @Test
    void correctsWhatTheCallerHasSeen() {
        String path = "/api/records/" + described("mended_record");
        String tag = get(path).header("ETag");
        assertThat(codes(put(path, null, TIDES))).containsExactly("if-match-needed");
        Answer mended = put(path, tag, TIDES);
        assertThat(mended.status()).isEqualTo(200);
        assertThat(mended.header("ETag")).isNotEqualTo(tag);
        assertThat(get(path).json().at("/title/en").stringValue()).isEqualTo("Tide gauge");
        assertThat(put(path, tag, TIDES).status()).isEqualTo(412);
        assertThat(put("/api/records/nobody_here", "*", TIDES).status()).isEqualTo(404);
    }

    @Test
    void leavesATombstoneWithItsReason() {
        String id = described("doomed_record", "Zeppelin");
        String path = "/api/records/" + id;
        Answer refused = delete(path, moderator, "{\"scope\": \"some\", \"replacedBy\": \"nowhere\", \"why\": 1}");
        assertThat(pointers(refused)).containsExactlyInAnyOrder("/scope", "/replacedBy", "/why", "/reason");
        assertThat(delete(path, depositor, "{}").status()).isEqualTo(403);

        Answer data = delete(path, moderator, "{\"scope\": \"data\", \"reason\": \"faulty sensor\"}");
        assertThat(data.status()).isEqualTo(200);
        assertThat(get(path).json().at("/withdrawal/scope").stringValue()).isEqualTo("data");
        assertThat(get("/api/records?q=zeppelin").json().get("numberMatched").intValue())
                .isEqualTo(1);

        Answer all = delete(
                path, administrator, "{\"scope\": \"all\", \"reason\": \"wrong\", \"replacedBy\": \"10.5072/new\"}");
        assertThat(all.status()).isEqualTo(200);
        Answer gone = get(path);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.header("Content-Type")).startsWith("application/problem+json");
        assertThat(gone.json().at("/withdrawal/reason").stringValue()).isEqualTo("wrong");
        assertThat(gone.json().at("/withdrawal/replacedBy").stringValue()).isEqualTo("10.5072/new");
        assertThat(gone.body()).doesNotContain("Zeppelin");
        assertThat(get(path + "/files").status()).isEqualTo(410);
        assertThat(get("/api/records?q=zeppelin").json().get("numberMatched").intValue())
                .isZero();
        assertThat(put(path, "*", TIDES).status()).isEqualTo(409);
    }

    @Test
    void theDoiOfAWithdrawnRecordIsHiddenWithIt() {
        Doi doi = identifiers.reserve("doi_record");
        identifiers.makeFindable(doi, URI.create("http://estran.example/records/doi_record"), "{}");
        catalogue.put(new CatalogueEntry("doi_record", titled("Vortex"), doi, 1, List.of()));
        assertThat(get("/api/records?identifier=" + doi.address())
                        .json()
                        .at("/items/0/doi")
                        .stringValue())
                .isEqualTo(doi.text());
        DoiState before = identifiers.state(doi).orElseThrow();
        delete("/api/records/doi_record", moderator, "{\"scope\": \"all\", \"reason\": \"wrong\"}");
        assertThat(identifiers.state(doi).orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void listsFilesByPageWithTheirDigests() {
        List<PublishedFile> files = IntStream.range(0, 5)
                .mapToObj(i -> new PublishedFile(
                        "many_files",
                        1,
                        i == 4 ? "../é\u0000 & co.nc" : "f" + i + ".nc",
                        "x",
                        i,
                        new Checksums("a".repeat(128), "b".repeat(32), 0xabL),
                        "application/netcdf"))
                .toList();
        catalogue.put(new CatalogueEntry("many_files", titled("Files"), null, 1, files));
        List<String> paths = new ArrayList<>();
        String next = "/api/records/many_files/files?limit=2";
        while (!next.isEmpty()) {
            JsonNode page = get(next).json();
            assertThat(page.get("numberMatched").intValue()).isEqualTo(5);
            page.get("items").forEach(file -> {
                paths.add(file.get("path").stringValue());
                assertThat(URI.create(file.get("href").stringValue()).getPath()).doesNotContain("..");
                assertThat(file.at("/checksums/crc32").stringValue()).isEqualTo("000000ab");
            });
            next = page.at("/links/0/href").asString("").replace("http://estran.example", "");
        }
        assertThat(paths).containsExactly("../é\u0000 & co.nc", "f0.nc", "f1.nc", "f2.nc", "f3.nc");
        assertThat(codes(get("/api/records/many_files/files?limit=x&after=%25")))
                .containsExactlyInAnyOrder("search-file-limit", "search-after");
    }

    @Test
    void refusesOtherMethodsAndFormats() {
        String path = "/api/records/" + described("plain_record");
        assertThat(send(authorised(path, moderator).method("PATCH", HttpRequest.BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(405);
        assertThat(send(request(path).header("Accept", "text/xml").GET()).status())
                .isEqualTo(406);
        Answer xml = send(authorised("/api/records", moderator)
                .setHeader("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("a,b")));
        assertThat(xml.status()).isEqualTo(415);
        assertThat(get("/api/records/nobody_here").status()).isEqualTo(404);
        assertThat(List.of(xml, get("/api/records/nobody_here")))
                .allSatisfy(
                        refused -> assertThat(refused.header("Content-Type")).startsWith("application/problem+json"));
    }

    private String described(String id) {
        return described(id, "A record");
    }

    private String described(String id, String title) {
        catalogue.put(CatalogueEntry.described(id, titled(title)));
        return id;
    }

    private static MetadataRecord titled(String title) {
        return new RecordBuilder(Kind.DATASET)
                .title(LocalizedText.of("", title))
                .boxes(List.of(new BoundingBox(0, 0, 1, 1)))
                .build();
    }

    private String token(String login, AccountRole role) {
        String password = "a long enough pass phrase for " + login;
        return accounts.issueToken(
                accounts.create(login, login, login + "@estran.example", password, Set.of(role))
                        .id(),
                "test");
    }

    /** What came back. */
    private record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }
    }

    private static List<String> codes(Answer refused) {
        return findings(refused, "code");
    }

    private static List<String> pointers(Answer refused) {
        return findings(refused, "pointer");
    }

    private static List<String> findings(Answer refused, String member) {
        List<String> all = new ArrayList<>();
        refused.json()
                .get("findings")
                .forEach(finding -> all.add(finding.get(member).stringValue()));
        return all;
    }

    private Answer get(String path) {
        return send(request(path).GET());
    }

    private Answer post(String path, String token, String body) {
        return send(authorised(path, token).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer put(String path, String ifMatch, String body) {
        HttpRequest.Builder request = authorised(path, moderator).PUT(HttpRequest.BodyPublishers.ofString(body));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    private Answer delete(String path, String token, String body) {
        return send(authorised(path, token).method("DELETE", HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorised(String path, String token) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }
}
