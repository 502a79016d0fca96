package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.archive.Archive;
import org.estran.app.archive.ObjectVersions;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.home.Home;
import org.estran.app.identifiers.DoiStatus;
import org.estran.app.identifiers.Identifiers;
import org.estran.records.RecordJson;
import org.estran.terms.Doi;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A new version of what is published, from its draft to its page, as a program walks it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"estran.admin.password=correct horse battery", "estran.base-url=https://data.example.org"})
class NewVersionTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String COMPLETE = """
            {"kind": "dataset",
             "title": {"fr": "Salinité de surface", "en": "Surface salinity"},
             "abstract": {"fr": "Un résumé qui dit ce qui a été mesuré, où, quand et comment, en assez de mots pour être utile.",
                          "en": "An abstract that says what was measured, where, when and how, in words enough to be useful."},
             "parties": [{"role": "author", "organisation": "SNO SSS"}],
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
    ObjectVersions versions;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Identifiers identifiers;

    @Autowired
    NewVersions newVersions;

    @Autowired
    Home home;

    private final HttpClient http = HttpClient.newHttpClient();
    private String depositor = "";
    private String moderator = "";

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    @BeforeEach
    void people() {
        depositor = token("depositor", AccountRole.DEPOSITOR);
        moderator = token("moderator", AccountRole.DEPOSITOR, AccountRole.MODERATOR);
    }

    @Test
    void beginsWithThePublishedDescriptionAndFilesAndCopiesNoneOfThem() throws Exception {
        String id = published("keep.txt", "change.txt", "go.txt");
        JsonNode opened = json(send("POST", "/api/records/" + id + "/versions", depositor, "{}"), 201);
        String draft = opened.path("id").asString();
        String self = "/api/deposits/" + draft;
        assertThat(opened.path("state").asString()).isEqualTo("draft");
        assertThat(opened.path("version").asInt()).isEqualTo(2);
        Doi doi = catalogue.find(id).orElseThrow().doi();
        assertThat(opened.path("doi").asString()).isEqualTo(doi.text() + ".v2");
        assertThat(json(send("POST", "/api/records/" + id + "/versions", depositor, "{}"), 200)
                        .path("id")
                        .asString())
                .as("there is one next version, not two")
                .isEqualTo(draft);
        assertThat(json(send("GET", self + "/metadata", depositor, null), 200)
                        .at("/title/en")
                        .asString())
                .isEqualTo("Surface salinity");
        assertThat(json(send("GET", self + "/files", depositor, null), 200)
                        .path("items")
                        .findValuesAsString("path"))
                .containsExactly("change.txt", "go.txt", "keep.txt");
        assertThat(send("GET", self + "/files/keep.txt", depositor, null).body())
                .isEqualTo("content of keep.txt");
        assertThat(json(send("POST", self + "/submit", depositor, ""), 400)
                        .path("findings")
                        .findValuesAsString("code"))
                .contains("version-unchanged");
        assertThat(send("GET", "/deposit/" + draft + "/preview", depositor, null)
                        .statusCode())
                .isEqualTo(200);

        json(send("PUT", self + "/files/change.txt", depositor, "another content"), 200);
        json(send("PUT", self + "/files/come.txt", depositor, "a new file"), 201);
        assertThat(send("DELETE", self + "/files/go.txt", depositor, null).statusCode())
                .isEqualTo(204);
        json(send("PUT", self + "/metadata", depositor, COMPLETE.replace("Surface salinity", "Salinity, again")), 200);
        assertChanges(send("GET", "/deposit/" + draft + "/changes?lang=en", depositor, null));
        assertThat(send("GET", "/deposit/" + draft + "/changes", null, null).statusCode())
                .isNotEqualTo(200);
        publish(draft);
        assertChanges(send("GET", "/records/" + id + "/versions/2/changes?lang=en", null, null));
        assertThat(send("GET", "/records/" + id + "/versions/1/changes", null, null)
                        .statusCode())
                .as("there is none before it")
                .isEqualTo(404);

        assertVersions(id, doi);
        assertThat(archive.validate(id).getErrors()).isEmpty();
        assertThat(versions.unannounced()).isEmpty();
        assertThat(content(id)).as("what is the same is kept once").hasSize(5);
    }

    private static void assertChanges(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body().replaceAll("\\s+", " "))
                .contains("From version 1 to version 2", "<del>Surface salinity</del>", "<ins>Salinity, again</ins>")
                .contains("<bdi>change.txt</bdi></th> <td>other content</td>")
                .contains("<bdi>come.txt</bdi></th> <td>new</td>")
                .contains("<bdi>go.txt</bdi></th> <td>gone</td>")
                .doesNotContain("keep.txt");
    }

    private void assertVersions(String id, Doi doi) throws Exception {
        assertThat(catalogue.find(id).orElseThrow().version()).isEqualTo(2);
        assertThat(send("GET", "/records/" + id + "/files/change.txt", null, null)
                        .body())
                .isEqualTo("another content");
        assertThat(send("GET", "/records/" + id + "/files/go.txt", null, null).statusCode())
                .isEqualTo(404);
        String first = "/records/" + id + "/versions/1";
        assertThat(send("GET", first + "/files/change.txt", null, null).body()).isEqualTo("content of change.txt");
        assertThat(send("GET", first + "/files/go.txt", null, null).body()).isEqualTo("content of go.txt");
        assertThat(zipEntries("/records/" + id + "/files.zip")).containsExactly("change.txt", "come.txt", "keep.txt");
        assertThat(zipEntries(first + "/files.zip")).containsExactly("change.txt", "go.txt", "keep.txt");

        String page = send("GET", "/records/" + id + "?lang=en", null, null).body();
        assertThat(page)
                .contains("Salinity, again", doi.address(), doi.text() + ".v2", "/records/" + id + "/versions/1");
        String older = send("GET", first + "?lang=en", null, null).body();
        assertThat(older)
                .contains("You are reading an older version (version 1)", "Surface salinity")
                .contains("href=\"/records/" + id + "\"", first + "/files/go.txt", doi.text() + ".v1");
        assertThat(send("GET", "/records/" + id + "/versions?lang=en", null, null)
                        .body())
                .contains("/versions/1\"", "/versions/2\"");
        assertThat(send("GET", "/records/" + id + "/versions/3", null, null).statusCode())
                .isEqualTo(404);

        for (Doi one : List.of(
                doi, new Doi(doi.prefix(), doi.suffix() + ".v1"), new Doi(doi.prefix(), doi.suffix() + ".v2"))) {
            assertThat(identifiers.state(one).orElseThrow().wanted()).isEqualTo(DoiStatus.FINDABLE);
        }
        assertThat(send("GET", "/records/" + id + "?f=datacite-json", null, null)
                        .body())
                .contains("HasVersion", doi.text() + ".v1", doi.text() + ".v2");
    }

    @Test
    void isReviewedLikeAFirstOneAndStrangersCannotBeginIt() throws Exception {
        String id = published("a.txt");
        json(send("POST", "/api/records/" + id + "/versions", moderator, "{}"), 403);
        assertThat(send("POST", "/api/records/" + id + "/versions", null, "{}").statusCode())
                .isEqualTo(401);
        json(send("POST", "/api/records/nothing_here/versions", depositor, "{}"), 404);
        String draft = opened(id);
        String self = "/api/deposits/" + draft;
        json(send("GET", self, moderator, null), 404);
        json(send("PUT", self + "/files/b.txt", depositor, "b"), 201);
        json(send("POST", self + "/submit", depositor, ""), 200);
        json(send("POST", self + "/review", moderator, ""), 200);
        String page = send("GET", "/review/" + draft, moderator, null).body();
        assertThat(page.indexOf("/deposit/" + draft + "/changes"))
                .as("of a new version the difference stands first")
                .isPositive()
                .isLessThan(page.indexOf("id=\"page-heading\""));
        json(send("POST", self + "/return", moderator, "{\"reason\": \"Pourquoi b ?\"}"), 200);
        assertThat(catalogue.find(id).orElseThrow().version()).isEqualTo(1);
        json(send("POST", self + "/abandon", depositor, ""), 200);
        assertThat(send("GET", "/records/" + id + "/files/a.txt", null, null).body())
                .as("what an abandoned version kept is not its to take away")
                .isEqualTo("content of a.txt");
        assertThat(json(send("POST", "/api/records/" + id + "/versions", depositor, "{}"), 201)
                        .path("doi")
                        .asString())
                .as("the number and its DOI were not used")
                .endsWith(".v2");
    }

    @Test
    void tellsWhatTheValuesOfAChangedTableCameTo() throws Exception {
        String id = published("a.txt");
        String self = "/api/deposits/" + opened(id);
        json(send("PUT", self + "/files/t.csv", depositor, "day,T\n1,10.5\n2,11\n"), 201);
        publish(self.substring(self.lastIndexOf('/') + 1));
        self = "/api/deposits/" + opened(id);
        json(send("PUT", self + "/files/t.csv", depositor, "day,T\n1,10.5\n2,11\n3,-2\n"), 200);
        String page = send(
                        "GET",
                        "/deposit/" + self.substring(self.lastIndexOf('/') + 1) + "/changes?lang=en",
                        depositor,
                        null)
                .body();
        assertThat(page).contains("Rows: 2 before, 3 after.", "2 values from 10.5 to 11", "3 values from -2 to 11");
    }

    @Test
    void oneVersionIsWithdrawnAndTheOthersStayAsTheyAre() throws Exception {
        String id = published("a.txt");
        String self = "/api/deposits/" + opened(id);
        json(send("PUT", self + "/files/b.txt", depositor, "b"), 201);
        publish(self.substring(self.lastIndexOf('/') + 1));
        String first = "/api/records/" + id + "/versions/1";
        json(send("DELETE", first, depositor, "{\"reason\": \"x\"}"), 403);
        json(send("DELETE", first, moderator, "{}"), 400);
        json(send("DELETE", "/api/records/" + id + "/versions/7", moderator, "{\"reason\": \"x\"}"), 404);
        json(send("DELETE", first, moderator, "{\"reason\": \"Capteur mal étalonné.\"}"), 200);
        String page = "/records/" + id + "/versions/1";
        assertThat(send("GET", page + "/files/a.txt", null, null).statusCode()).isEqualTo(410);
        assertThat(send("GET", page + "/files.zip", null, null).statusCode()).isEqualTo(410);
        HttpResponse<String> told = send("GET", page + "?lang=en", null, null);
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body()).contains("The data of this version have been withdrawn", "Capteur mal étalonné.");
        assertThat(send("GET", "/records/" + id + "/files/a.txt", null, null).body())
                .isEqualTo("content of a.txt");
        assertThat(send("GET", "/records/" + id + "/versions?lang=en", null, null)
                        .body())
                .contains("data withdrawn");
        assertThat(archive.validate(id).getErrors()).isEmpty();

        json(send("DELETE", "/api/records/" + id + "/versions/2", moderator, "{\"reason\": \"Aussi.\"}"), 200);
        assertThat(send("GET", "/records/" + id + "/files/b.txt", null, null).statusCode())
                .isEqualTo(410);
        String draft = opened(id);
        assertThat(json(send("GET", "/api/deposits/" + draft + "/files", depositor, null), 200)
                        .path("items"))
                .as("what was withdrawn does not come back by itself")
                .isEmpty();
    }

    @Test
    void aFileIsWithdrawnFromEveryVersionAndUnderEveryName() throws Exception {
        String id = published("a.txt", "bad.txt");
        String self = "/api/deposits/" + opened(id);
        json(send("PUT", self + "/files/worse.txt", depositor, "content of bad.txt"), 201);
        publish(self.substring(self.lastIndexOf('/') + 1));
        String waiting = opened(id);
        String address = "/api/records/" + id + "/versions/1/files/";
        json(send("DELETE", address + "nothing.txt", moderator, "{\"reason\": \"x\"}"), 404);
        json(send("DELETE", address + "bad.txt", moderator, "{\"reason\": \"Noms de personnes.\"}"), 200);
        for (String path : List.of("/files/bad.txt", "/files/worse.txt", "/versions/1/files/bad.txt")) {
            assertThat(send("GET", "/records/" + id + path, null, null).statusCode())
                    .as(path)
                    .isEqualTo(410);
        }
        assertThat(zipEntries("/records/" + id + "/files.zip")).containsExactly("a.txt");
        assertThat(send("GET", "/records/" + id + "?lang=en", null, null).body())
                .contains("Noms de personnes.")
                .doesNotContain("href=\"/records/" + id + "/files/bad.txt\"");
        assertThat(send("GET", "/api/deposits/" + waiting + "/files/bad.txt", depositor, null)
                        .statusCode())
                .isEqualTo(410);
        assertThat(json(send("POST", "/api/deposits/" + waiting + "/submit", depositor, ""), 400)
                        .path("findings")
                        .findValuesAsString("code"))
                .contains("version-file-withdrawn");
        assertThat(archive.validate(id).getErrors()).isEmpty();
    }

    @Test
    void aVersionIsKnownThatWasNeverAvailable() throws Exception {
        String id = published("a.txt");
        String draft = opened(id);
        Withdrawal never = new Withdrawal(
                "Perdue avec un disque.", null, Withdrawal.Scope.NEVER, Instant.ofEpochMilli(1_700_000_000_000L), "m");
        assertThatThrownBy(() -> newVersions.noteUnavailable(id, never))
                .as("a draft has that number")
                .isInstanceOf(ProblemException.class);
        json(send("POST", "/api/deposits/" + draft + "/abandon", depositor, ""), 200);
        assertThat(newVersions.noteUnavailable(id, never).version()).isEqualTo(2);
        assertThat(catalogue.find(id).orElseThrow().version())
                .as("current stays what is here")
                .isEqualTo(1);
        HttpResponse<String> page = send("GET", "/records/" + id + "/versions/2?lang=en", null, null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("was never available here", "Perdue avec un disque.");
        assertThat(send("GET", "/records/" + id + "/versions/2/files/a.txt", null, null)
                        .statusCode())
                .isEqualTo(410);
        assertThat(json(send("POST", "/api/records/" + id + "/versions", depositor, "{}"), 201)
                        .path("version")
                        .asInt())
                .isEqualTo(3);
        assertThat(archive.validate(id).getErrors()).isEmpty();
    }

    @Test
    void aFileThatCameBackUnderAnotherNameIsKeptOnce() throws Exception {
        String id = published("before.txt");
        String self = "/api/deposits/" + opened(id);
        json(send("PUT", self + "/files/after.txt", depositor, "content of before.txt"), 201);
        assertThat(send("DELETE", self + "/files/before.txt", depositor, null).statusCode())
                .isEqualTo(204);
        publish(self.substring(self.lastIndexOf('/') + 1));
        assertThat(send("GET", "/records/" + id + "/files/after.txt", null, null)
                        .body())
                .isEqualTo("content of before.txt");
        assertThat(content(id)).hasSize(1);
        assertThat(archive.validate(id).getErrors()).isEmpty();
    }

    @Test
    void whileAVersionIsBeingPublishedTheRecordIsNotCorrected() throws Exception {
        String id = published("a.txt");
        var present = catalogue.find(id).orElseThrow();
        Thread publishing = Thread.ofPlatform().start(() -> {
            try (var held = versions.hold(id)) {
                Thread.sleep(3_000);
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        Thread.sleep(200);
        HttpRequest correction = request(
                        "PUT",
                        "/api/records/" + id,
                        moderator,
                        RecordJson.write(present.record().change().edition("2").build()))
                .header("If-Match", "*")
                .build();
        HttpResponse<String> answer = http.send(correction, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        publishing.interrupt();
        publishing.join();
        assertThat(catalogue.find(id).orElseThrow().record().edition()).isNull();
        assertThat(http.send(correction, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(archive.validate(id).getErrors()).isEmpty();
    }

    /** The data files in the object of that record, each once. */
    private List<Path> content(String id) throws IOException {
        String any = catalogue.files(id, null, 1).getFirst().contentPath();
        Path object = archive.path(any.substring(0, any.indexOf("/v")));
        try (Stream<Path> all = Files.walk(object)) {
            return all.filter(path -> path.toString().contains("/content/data/"))
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }

    private String opened(String id) throws Exception {
        return json(send("POST", "/api/records/" + id + "/versions", depositor, "{}"), 201)
                .path("id")
                .asString();
    }

    private String published(String... names) throws Exception {
        String id = json(send("POST", "/api/deposits", depositor, "{}"), 201)
                .path("id")
                .asString();
        String self = "/api/deposits/" + id;
        for (String name : names) {
            json(send("PUT", self + "/files?path=" + query(name), depositor, "content of " + name), 201);
        }
        json(send("PUT", self + "/metadata", depositor, COMPLETE), 200);
        publish(id);
        return id;
    }

    private void publish(String id) throws Exception {
        String self = "/api/deposits/" + id;
        json(send("POST", self + "/submit", depositor, ""), 200);
        json(send("POST", self + "/review", moderator, ""), 200);
        json(send("POST", self + "/accept", moderator, ""), 202);
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        String state = "";
        while (!state.equals("published") && Instant.now().isBefore(end)) {
            state = json(send("GET", self, depositor, null), 200).path("state").asString();
            Thread.sleep(50);
        }
        assertThat(state).isEqualTo("published");
        while (Files.exists(home.staging().resolve(id)) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
    }

    private Set<String> zipEntries(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> zip = http.send(request("GET", path, null, null).build(), BodyHandlers.ofByteArray());
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

    private HttpResponse<String> send(String method, String path, String token, String body) throws Exception {
        return http.send(request(method, path, token, body).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String method, String path, String token, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null && body.startsWith("{")) {
            request.header("Content-Type", "application/json");
        }
        return request;
    }

    private static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }
}
