package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.archive.Archive;
import org.estran.app.archive.ArchiveName;
import org.estran.app.archive.ArchivedObjects;
import org.estran.app.home.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole path of a deposit as a program walks it, against the running application. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"estran.deposit.max-file-size=2MB", "estran.admin.password=correct horse battery"})
class DepositJourneyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COMPLETE = """
            {"kind": "dataset",
             "title": {"fr": "Salinité de surface", "en": "Surface salinity"},
             "abstract": {"fr": "Un résumé qui dit ce qui a été mesuré, où, quand et comment, en assez de mots pour être utile.",
                          "en": "An abstract that says what was measured, where, when and how, in words enough to be useful."},
             "parties": [{"role": "author", "organisation": "SNO SSS"}],
             "keywords": [{"label": {"fr": "Salinités"}}, {"label": {"fr": "mot que personne n'a rangé"}}],
             "boxes": [{"west": -10, "south": 40, "east": 0, "north": 50}],
             "period": {"start": "2020", "end": "2020"},
             "licence": "CC-BY-4.0"}""";

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    @Autowired
    Archive archive;

    @Autowired
    ArchivedObjects objects;

    @Autowired
    Home home;

    @Autowired
    Publishing publishing;

    @Autowired
    JdbcClient db;

    private final HttpClient http = HttpClient.newHttpClient();
    private String depositor = "";
    private String moderator = "";
    private String other = "";

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @BeforeEach
    void people() {
        depositor = token("depositor", AccountRole.DEPOSITOR);
        moderator = token("moderator", AccountRole.DEPOSITOR, AccountRole.MODERATOR);
        other = token("other", AccountRole.DEPOSITOR, AccountRole.MODERATOR);
    }

    @Test
    void walksFromADraftToAPublishedRecordWithItsFiles() throws Exception {
        JsonNode opened = json(send("POST", "/api/deposits", depositor, "{\"title\": {\"fr\": \"Essai\"}}"), 201);
        String id = opened.path("id").asString();
        assertThat(opened.path("state").asString()).isEqualTo("draft");
        assertThat(opened.path("doi").asString()).startsWith("10.5072/");
        String self = "/api/deposits/" + id;

        JsonNode refused = json(send("POST", self + "/submit", depositor, ""), 400);
        assertThat(refused.path("findings").findValuesAsString("code"))
                .contains("abstract-missing", "author-missing", "licence-missing", "file-missing");

        json(send("PUT", self + "/files/" + ArchiveName.inAddress("données/été 1.txt"), depositor, "bonjour"), 201);
        assertThat(json(send("PUT", self + "/metadata", depositor, COMPLETE), 200)
                        .path("complete")
                        .asBoolean())
                .isTrue();
        json(send("POST", self + "/submit", depositor, ""), 200);
        json(send("PUT", self + "/metadata", depositor, COMPLETE), 409);

        json(send("POST", self + "/review", depositor, ""), 403);
        json(send("POST", self + "/review", moderator, ""), 200);
        json(send("POST", self + "/accept", other, ""), 403);
        json(send("POST", self + "/return", moderator, "{}"), 400);
        JsonNode returned =
                json(send("POST", self + "/return", moderator, "{\"reason\": \"Précisez la méthode.\"}"), 200);
        assertThat(returned.path("state").asString()).isEqualTo("changes-requested");

        json(send("PUT", self + "/files?path=" + query("lisez-moi.md"), depositor, "# Méthode"), 201);
        json(send("POST", self + "/submit", depositor, ""), 200);
        json(send("POST", self + "/review", moderator, ""), 200);
        assertThat(send("GET", "/api/records/" + id, null, null).statusCode()).isEqualTo(404);
        json(send("POST", self + "/accept", moderator, ""), 202);
        awaitPublished(id);

        JsonNode record = json(send("GET", "/api/records/" + id, null, null), 200);
        assertThat(record.toString()).contains("Surface salinity");
        // A free keyword was joined to the concept it means, and stays as it was written; what means nothing here too.
        assertThat(record.findValue("keywords").findValuesAsString("fr"))
                .containsExactly("Salinités", "mot que personne n'a rangé");
        assertThat(record.findValue("keywords").findValuesAsString("uri"))
                .singleElement()
                .asString()
                .endsWith("/vocabularies/terms/salinity");
        HttpResponse<String> file =
                send("GET", "/records/" + id + "/files/" + ArchiveName.inAddress("données/été 1.txt"), null, null);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo("bonjour");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "filename*=UTF-8''%C3%A9t%C3%A9%201.txt");
        assertThat(archive.validate(id).getErrors()).isEmpty();
        assertThat(home.staging().resolve(id)).doesNotExist();
        assertThat(zipEntries(id)).containsExactlyInAnyOrder("données/été 1.txt", "lisez-moi.md");
        assertThat(send("GET", "/records/" + id + "/provenance?f=prov-ttl", null, null)
                        .body())
                .contains("Files of version 1 uploaded", "Version 1 submitted", "Version 1 checked")
                .contains("Version 1 taken into review", "Version 1 returned with requests", "Version 1 accepted")
                .contains("Version 1 published and archived", "wasGeneratedBy", "provenance#moderator")
                .doesNotContain("Précisez la méthode");
        assertThat(archivedProvenance(id))
                .contains("\"what\" : \"returned\"", "\"who\" : \"moderator\"")
                .doesNotContain("Précisez la méthode");
    }

    private String archivedProvenance(String id) throws Exception {
        String path = objects.read(objects.folder(id))
                .versions()
                .getLast()
                .document("provenance.json")
                .orElseThrow()
                .storagePath();
        return Files.readString(home.archive().resolve(path));
    }

    @Test
    void keepsEveryHostileNameAsANameAndGivesTheFileBack() throws Exception {
        List<String> names = List.of(
                "../../etc/passwd",
                "/etc/passwd",
                "..",
                "nul\u0001byte",
                "line\nfeed.txt",
                "\u202Egnp.exe",
                "été.txt",
                java.text.Normalizer.normalize("été.txt", java.text.Normalizer.Form.NFD),
                "x".repeat(300),
                "é".repeat(300),
                "a=2E",
                "a%2Fb",
                "<script>alert(1)</script>.html");
        String id = publish(names);

        for (String name : names) {
            HttpResponse<String> file =
                    send("GET", "/records/" + id + "/files/" + ArchiveName.inAddress(name), null, null);
            assertThat(file.statusCode()).as(name).isEqualTo(200);
            assertThat(file.body()).isEqualTo("content of " + name);
            assertThat(file.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("sandbox");
        }
        String listed = send("GET", "/api/records/" + id + "/files?limit=100", null, null)
                .body();
        assertThat(JSON.readTree(listed).findValuesAsString("path")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(zipEntries(id))
                .hasSize(names.size())
                .allMatch(entry -> !entry.contains("..") || !entry.contains("/"));
        try (var all = Files.walk(folder)) {
            assertThat(all.map(path -> folder.relativize(path).toString()))
                    .allMatch(path -> path.chars().allMatch(c -> c >= 32 && c < 127));
        }
    }

    @Test
    void servesRangesWithAStrongTagAndDigests() throws Exception {
        String id = publish(List.of("numbers.txt"));
        String address = "/records/" + id + "/files/numbers.txt";
        HttpResponse<String> whole = send("GET", address, null, null);
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("\"");
        assertThat(whole.headers().firstValue("Repr-Digest").orElseThrow())
                .contains(Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-512")
                                .digest(whole.body().getBytes(StandardCharsets.UTF_8))));

        HttpResponse<String> part = ranged(address, "bytes=3-6", null);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(whole.body().substring(3, 7));
        assertThat(part.headers().firstValue("Content-Range"))
                .hasValue("bytes 3-6/" + whole.body().length());
        assertThat(ranged(address, "bytes=-4", tag).body())
                .isEqualTo(whole.body().substring(whole.body().length() - 4));
        assertThat(ranged(address, "bytes=3-6", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(ranged(address, "bytes=9999-", null).statusCode()).isEqualTo(416);
        assertThat(send("HEAD", address, null, null).headers().firstValue("Content-Length"))
                .hasValue(String.valueOf(whole.body().length()));
        HttpRequest unchanged =
                request("GET", address, null, null).header("If-None-Match", tag).build();
        assertThat(http.send(unchanged, BodyHandlers.ofString()).statusCode()).isEqualTo(304);
    }

    @Test
    void goesOnWithAPublicationThatWasCutOffAfterTheArchiveWasWritten() throws Exception {
        String id = publish(List.of("a.txt", "b.txt"));
        String doi = json(send("GET", "/api/deposits/" + id, depositor, null), 200)
                .path("doi")
                .asString();
        db.sql("UPDATE deposit SET state = 'publishing' WHERE id = ?").param(id).update();
        db.sql("DELETE FROM deposit_event WHERE deposit_id = ? AND what = 'published'")
                .param(id)
                .update();

        publishing.publish(id);
        publishing.publish(id);

        JsonNode deposit = json(send("GET", "/api/deposits/" + id, depositor, null), 200);
        assertThat(deposit.path("state").asString()).isEqualTo("published");
        assertThat(deposit.path("doi").asString()).isEqualTo(doi);
        assertThat(archive.validate(id).getErrors()).isEmpty();
        assertThat(zipEntries(id)).containsExactly("a.txt", "b.txt");
        assertThat(json(send("GET", "/api/records/" + id, null, null), 200)
                        .path("version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void hidesADraftAndItsFilesFromEverybodyElse() throws Exception {
        String id = open();
        json(send("PUT", "/api/deposits/" + id + "/files/a.txt", depositor, "a"), 201);
        for (String path : List.of("", "/metadata", "/files", "/files/a.txt", "/findings", "/events")) {
            assertThat(send("GET", "/api/deposits/" + id + path, depositor, null)
                            .statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(send("GET", "/api/deposits/" + id + path, moderator, null)
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
            assertThat(send("GET", "/api/deposits/" + id + path, null, null).statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
        assertThat(send("GET", "/records/" + id + "/files/a.txt", null, null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesToModerateOnesOwn() throws Exception {
        String token = moderator;
        String id =
                json(send("POST", "/api/deposits", token, "{}"), 201).path("id").asString();
        json(send("PUT", "/api/deposits/" + id + "/files/a.txt", token, "a"), 201);
        json(send("PUT", "/api/deposits/" + id + "/metadata", token, COMPLETE), 200);
        json(send("POST", "/api/deposits/" + id + "/submit", token, ""), 200);
        assertThat(json(send("POST", "/api/deposits/" + id + "/review", token, ""), 403)
                        .path("type")
                        .asString())
                .endsWith("/own-deposit");
    }

    @Test
    void keepsNothingOfAFileThatIsNotWhatWasStatedOrTooLarge() throws Exception {
        String id = open();
        String address = "/api/deposits/" + id + "/files/a.txt";
        HttpRequest wrong = request("PUT", address, depositor, "abc")
                .header("Repr-Digest", "sha-512=:" + Base64.getEncoder().encodeToString(new byte[64]) + ":")
                .build();
        assertThat(json(http.send(wrong, BodyHandlers.ofString()), 400)
                        .path("type")
                        .asString())
                .endsWith("/digest-mismatch");
        byte[] large = new byte[2_100_000];
        HttpRequest tooLarge = HttpRequest.newBuilder(uri(address))
                .header("Authorization", "Bearer " + depositor)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        assertThat(http.send(tooLarge, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
        assertThat(json(send("GET", "/api/deposits/" + id + "/files", depositor, null), 200)
                        .path("items"))
                .isEmpty();
        assertThat(home.staging().resolve(id)).isEmptyDirectory();
    }

    @Test
    void tellsWhatADataFileDoesNotKeepOfTheConventionsUntilItIsReplaced() throws Exception {
        String id = open();
        byte[] file =
                Files.readAllBytes(Path.of("..", "samples", "data", "coastal_buoy", "coastal_buoy_roscoff_2025.nc"));
        String faulty = new String(file, StandardCharsets.ISO_8859_1).replace("degrees_north", "degrees_nowhr");
        sendFile(id, faulty.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(rules(id)).contains("cf-latitude-units");
        assertThat(json(send("GET", "/api/deposits/" + id + "/findings", depositor, null), 200)
                        .toString())
                .contains("buoy.nc", "degrees_north", "CF 4.1");
        sendFile(id, file);
        assertThat(rules(id)).doesNotContain("cf-latitude-units");
        assertThat(send("DELETE", "/api/deposits/" + id + "/files/buoy.nc", depositor, null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(rules(id)).isEmpty();
    }

    private void sendFile(String id, byte[] bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/deposits/" + id + "/files/buoy.nc"))
                .header("Authorization", "Bearer " + depositor)
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isLessThan(300);
    }

    private List<String> rules(String id) throws Exception {
        return json(send("GET", "/api/deposits/" + id + "/findings", depositor, null), 200)
                .path("findings")
                .findValuesAsString("code")
                .stream()
                .filter(code -> code.startsWith("cf-") || code.startsWith("acdd-"))
                .toList();
    }

    @Test
    void neverOverwritesWhatTheCallerHasNotSeen() throws Exception {
        String id = open();
        String address = "/api/deposits/" + id + "/metadata";
        String tag = send("GET", address, depositor, null)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpRequest first = request("PUT", address, depositor, COMPLETE)
                .header("If-Match", tag)
                .build();
        assertThat(http.send(first, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(http.send(first, BodyHandlers.ofString()).statusCode()).isEqualTo(412);
    }

    @Test
    void opensOneDepositForARepeatedRequest() throws Exception {
        HttpRequest request = request("POST", "/api/deposits", depositor, "{}")
                .header("Idempotency-Key", "k-1")
                .build();
        String first = json(http.send(request, BodyHandlers.ofString()), 201)
                .path("id")
                .asString();
        assertThat(json(http.send(request, BodyHandlers.ofString()), 201)
                        .path("id")
                        .asString())
                .isEqualTo(first);
    }

    @Test
    void tellsTheProtocolsOwnMistakesAsProblems() throws Exception {
        String id = open();
        HttpRequest csv = HttpRequest.newBuilder(uri("/api/deposits/" + id + "/metadata"))
                .header("Authorization", "Bearer " + depositor)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString("a,b"))
                .build();
        json(http.send(csv, BodyHandlers.ofString()), 415);
        json(send("PATCH", "/api/deposits/" + id, depositor, "{}"), 405);
        assertThat(json(send("PUT", "/api/deposits/" + id + "/metadata", depositor, "{\"kind\": 1}"), 400)
                        .path("findings"))
                .hasSize(1);
        assertThat(json(send("PUT", "/api/deposits/" + id + "/files/a/b", depositor, "x"), 201)
                        .path("path")
                        .asString())
                .isEqualTo("a/b");
        json(send("PUT", "/api/deposits/" + id + "/files/a", depositor, "x"), 409);
    }

    private String publish(List<String> names) throws Exception {
        String id = open();
        String self = "/api/deposits/" + id;
        for (String name : names) {
            json(send("PUT", self + "/files?path=" + query(name), depositor, "content of " + name), 201);
        }
        json(send("PUT", self + "/metadata", depositor, COMPLETE), 200);
        json(send("POST", self + "/submit", depositor, ""), 200);
        json(send("POST", self + "/review", moderator, ""), 200);
        json(send("POST", self + "/accept", moderator, ""), 202);
        awaitPublished(id);
        return id;
    }

    private String open() throws Exception {
        return json(send("POST", "/api/deposits", depositor, "{}"), 201)
                .path("id")
                .asString();
    }

    private void awaitPublished(String id) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        String state = "";
        while (!state.equals("published") && Instant.now().isBefore(end)) {
            state = json(send("GET", "/api/deposits/" + id, depositor, null), 200)
                    .path("state")
                    .asString();
            Thread.sleep(50);
        }
        assertThat(state).isEqualTo("published");
        // The staging area goes right after the row is published.
        while (Files.exists(home.staging().resolve(id)) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
    }

    private Set<String> zipEntries(String id) throws IOException, InterruptedException {
        HttpResponse<byte[]> zip = http.send(
                request("GET", "/records/" + id + "/files.zip", null, null).build(), BodyHandlers.ofByteArray());
        assertThat(zip.statusCode()).isEqualTo(200);
        Set<String> names = new TreeSet<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.body()), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private String token(String login, AccountRole... roles) {
        var account = accounts.byLogin(login)
                .orElseGet(() ->
                        accounts.create(login, login, login + "@example.org", "a long enough secret", Set.of(roles)));
        return accounts.issueToken(account.id(), "test");
    }

    private HttpResponse<String> ranged(String path, String range, String ifRange) throws Exception {
        HttpRequest.Builder request = request("GET", path, null, null).header("Range", range);
        if (ifRange != null) {
            request.header("If-Range", ifRange);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        return http.send(request(method, path, token, body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && (body.startsWith("{"))) {
            request.header("Content-Type", "application/json");
        }
        return request;
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }
}
