package org.estran.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.estran.app.EstranApplication;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.archive.Archive;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.jobs.JobStatus;
import org.estran.app.jobs.Jobs;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where no room is left, whoever writes is told so, whoever reads goes on, and nothing is there by half. */
@Tag("outside")
class DiskFullTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String DESCRIBED = """
            {"kind": "dataset", "title": {"fr": "Salinité", "en": "Salinity"},
             "abstract": {"fr": "Un résumé.", "en": "A summary."},
             "parties": [{"role": "author", "organisation": "SNO SSS"}], "licence": "CC-BY-4.0"}""";

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private String address = "";
    private String depositor = "";
    private String moderator = "";

    private ConfigurableApplicationContext centre(Path home) {
        ConfigurableApplicationContext centre = new SpringApplicationBuilder(EstranApplication.class)
                .run(ChildCentre.arguments(Map.of("estran.home", home, "server.port", 0)));
        address = "http://localhost:" + centre.getEnvironment().getProperty("local.server.port");
        depositor = token(centre, "depositor", AccountRole.DEPOSITOR);
        moderator = token(centre, "moderator", AccountRole.MODERATOR);
        return centre;
    }

    private static String token(ConfigurableApplicationContext centre, String login, AccountRole role) {
        Accounts accounts = centre.getBean(Accounts.class);
        String id = accounts.create(login, login, login + "@example.org", "a long enough secret", Set.of(role))
                .id();
        return accounts.issueToken(id, "test");
    }

    @Test
    void tellsOfAnUploadAndOfAPublicationThatFindNoRoomAndDoesThemOnceThereIsSome() throws Exception {
        // Database and index elsewhere: what is full is the disk of the bytes alone.
        Path home = Files.createDirectory(folder.resolve("home"));
        try (SmallDisk disk = SmallDisk.mounted(folder.resolve("disk"), 12)) {
            for (String name : new String[] {"archive", "staging"}) {
                Files.createDirectory(disk.path().resolve(name));
                Files.createSymbolicLink(home.resolve(name), disk.path().resolve(name));
            }
            try (ConfigurableApplicationContext centre = centre(home)) {
                String published = accepted("first");
                await(() -> status("/records/" + published) == 200);
                String waiting = draft("second");
                assertUploadFindsNoRoom(disk, home, waiting);
                assertPartFindsNoRoomAndWhatCameBeforeStays(disk, waiting);
                disk.fill(0);
                assertReadsGoOn(published);
                accept(waiting);
                assertPublicationFindsNoRoom(centre, waiting);
                assertReadsGoOn(published);

                disk.makeRoom();
                centre.getBean(Jobs.class).retryNow("publish-deposit", waiting);
                await(() -> status("/records/" + waiting) == 200);
                assertThat(centre.getBean(Archive.class).validate(waiting).getErrors())
                        .isEmpty();
                assertThat(get("/records/" + waiting + "/files/a.txt").body()).isEqualTo("content of second");
                await(() -> Folders.files(disk.path().resolve("staging")).isEmpty());
            }
        }
    }

    private void assertUploadFindsNoRoom(SmallDisk disk, Path home, String draft) throws Exception {
        int before = Folders.files(home.resolve("staging").toRealPath()).size();
        disk.fill(2_000_000);
        HttpResponse<String> refused = put("/api/deposits/" + draft + "/files/large.bin", new byte[4_000_000]);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(refused.body()).path("code").asString()).isEqualTo("no-room");
        assertThat(Folders.files(home.resolve("staging").toRealPath())).hasSize(before);
        disk.makeRoom();
        assertThat(put("/api/deposits/" + draft + "/files/large.bin", new byte[4_000_000])
                        .statusCode())
                .isEqualTo(201);
    }

    private void assertPartFindsNoRoomAndWhatCameBeforeStays(SmallDisk disk, String draft) throws Exception {
        HttpRequest announcement = part("/api/uploads")
                .header("Upload-Length", "2000000")
                .header("Upload-Metadata", "deposit " + base64(draft) + ",path " + base64("parts.bin"))
                .POST(BodyPublishers.noBody())
                .build();
        String upload = http.send(announcement, BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(patch(upload, 0, 500_000).statusCode()).isEqualTo(204);
        disk.fill(600_000);
        HttpResponse<String> refused = patch(upload, 500_000, 1_500_000);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
        HttpRequest head = part(upload).method("HEAD", BodyPublishers.noBody()).build();
        assertThat(http.send(head, BodyHandlers.discarding()).headers().firstValue("Upload-Offset"))
                .hasValue("500000");
        disk.makeRoom();
        assertThat(patch(upload, 500_000, 1_500_000).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> patch(String upload, int offset, int length) throws Exception {
        HttpRequest request = part(upload)
                .header("Upload-Offset", "" + offset)
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(new byte[length]))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder part(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + depositor);
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertPublicationFindsNoRoom(ConfigurableApplicationContext centre, String id) throws Exception {
        Jobs jobs = centre.getBean(Jobs.class);
        await(() -> jobs.list().stream().anyMatch(job -> job.lastError() != null));
        JobStatus job = jobs.list().stream()
                .filter(one -> one.instance().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(job.lastError()).contains("No space left on device");
        assertThat(status("/records/" + id)).isEqualTo(404);
        assertThat(status("/records/" + id + "/files/a.txt")).isEqualTo(404);
        assertThat(get("/api/records?q=second").body()).doesNotContain(id);
    }

    @Test
    void tellsOfChangesThatTheDatabaseHasNoRoomForAndMakesThemOnceThereIsSome() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder.resolve("disk"), 48)) {
            Path home = Files.createDirectory(disk.path().resolve("home"));
            try (ConfigurableApplicationContext centre = centre(home)) {
                String published = accepted("first");
                await(() -> status("/records/" + published) == 200);
                assertThat(centre.getBean(Jobs.class).list())
                        .allMatch(AcceptErrand::isForAnotherDay)
                        .noneMatch(job -> job.instance().equals(published));
                String draft = draft("second");
                disk.fill(0);
                String kept = assertDescriptionFindsNoRoom(draft);
                assertThat(put("/api/deposits/" + draft + "/files/b.txt", new byte[100_000])
                                .statusCode())
                        .isEqualTo(507);
                assertThat(get("/api/deposits/" + draft + "/files").body()).doesNotContain("b.txt");
                assertReadsGoOn(published);

                assertThat(get("/api/deposits/" + draft + "/metadata").body()).isEqualTo(kept);
                disk.makeRoom();
                json(send("PUT", "/api/deposits/" + draft + "/metadata", depositor, DESCRIBED), 200);
                accept(draft);
                await(() -> status("/records/" + draft) == 200);
            }
        }
    }

    @Test
    void goesOnAnsweringSearchesWhileTheIndexHasNoRoomForChanges() throws Exception {
        // The index alone lies on the disk that is full.
        Path home = Files.createDirectory(folder.resolve("home"));
        try (SmallDisk disk = SmallDisk.mounted(folder.resolve("disk"), 12)) {
            Files.createDirectory(disk.path().resolve("index"));
            Files.createSymbolicLink(home.resolve("index"), disk.path().resolve("index"));
            try (ConfigurableApplicationContext centre = centre(home)) {
                Catalogue catalogue = centre.getBean(Catalogue.class);
                put(catalogue, "before_all", 1);
                assertThat(get("/api/records?q=salinity").body()).contains("before_all1");
                disk.fill(0);
                put(catalogue, "meanwhile_", 40);
                await(() -> !get("/api/records?q=salinity").body().contains("meanwhile_"));
                for (int i = 0; i < 20; i++) {
                    HttpResponse<String> found = get("/api/records?q=salinity");
                    assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
                    assertThat(found.body()).contains("before_all1");
                    assertThat(status("/records?q=salinity&lang=en")).isEqualTo(200);
                    Thread.sleep(150);
                }
                put(catalogue, "later_", 1);
                assertThat(status("/records/later_1")).isEqualTo(200);
                disk.makeRoom();
                await(() -> get("/api/records?q=salinity&limit=100").body().contains("later_1"));
                assertThat(JSON.readTree(get("/api/records?q=salinity").body())
                                .path("numberMatched")
                                .asInt())
                        .isEqualTo(42);
            }
        }
    }

    private static void put(Catalogue catalogue, String name, int count) {
        for (int i = 1; i <= count; i++) {
            catalogue.put(CatalogueEntry.described(
                    name + i, MetadataRecord.titled(Kind.DATASET, LocalizedText.of("Salinité", "Salinity"))));
        }
    }

    /** SQLite's journal may have room of its own: what is answered until that is used up is kept, and then no more. */
    private String assertDescriptionFindsNoRoom(String draft) throws Exception {
        String address = "/api/deposits/" + draft + "/metadata";
        for (int i = 0; i < 60; i++) {
            String before = get(address).body();
            String large = DESCRIBED.replace("Un résumé.", (i + " salinité ").repeat(20_000));
            HttpResponse<String> answer = send("PUT", address, depositor, large);
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
                assertThat(JSON.readTree(answer.body()).path("code").asString()).isEqualTo("no-room");
                return before;
            }
        }
        throw new AssertionError("the database never found its disk full");
    }

    private void assertReadsGoOn(String published) throws Exception {
        assertThat(status("/records/" + published)).isEqualTo(200);
        assertThat(get("/records/" + published + "/files/a.txt").body()).isEqualTo("content of first");
        assertThat(get("/api/records?q=salinity").body()).contains(published);
        assertThat(status("/")).isEqualTo(200);
    }

    private String accepted(String name) throws Exception {
        String id = draft(name);
        accept(id);
        return id;
    }

    private String draft(String name) throws Exception {
        String id = json(send("POST", "/api/deposits", depositor, "{}"), 201)
                .path("id")
                .asString();
        json(put("/api/deposits/" + id + "/files/a.txt", ("content of " + name).getBytes(StandardCharsets.UTF_8)), 201);
        json(send("PUT", "/api/deposits/" + id + "/metadata", depositor, DESCRIBED), 200);
        return id;
    }

    private void accept(String id) throws Exception {
        json(send("POST", "/api/deposits/" + id + "/submit", depositor, "{}"), 200);
        json(send("POST", "/api/deposits/" + id + "/review", moderator, "{}"), 200);
        json(send("POST", "/api/deposits/" + id + "/accept", moderator, "{}"), 202);
    }

    private static void await(Callable<Boolean> reached) throws Exception {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!reached.call() && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(reached.call()).isTrue();
    }

    private int status(String path) throws IOException, InterruptedException {
        return get(path).statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, path.startsWith("/api/deposits") ? depositor : null, null);
    }

    private HttpResponse<String> put(String path, byte[] bytes) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + depositor)
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }
}
