package org.estran.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.estran.app.accounts.Account;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.estran.app.catalogue.Catalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole centre whose clock is moved by hand, with people of every role; asked over HTTP by their tokens. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "estran.admin.password=correct horse battery",
            "estran.base-url=http://localhost",
            "estran.sftp.port=0"
        })
@Import(AccessCentre.MovedByHand.class)
public abstract class AccessCentre {

    protected static final JsonMapper JSON = JsonMapper.builder().build();
    protected static final String COMPLETE = """
            {"kind": "dataset",
             "title": {"fr": "Salinité de surface", "en": "Surface salinity"},
             "abstract": {"fr": "Un résumé qui dit ce qui a été mesuré, où, quand et comment, en assez de mots pour être utile.",
                          "en": "An abstract that says what was measured, where, when and how, in words enough to be useful."},
             "parties": [{"role": "author", "organisation": "SNO SSS"}],
             "licence": "CC-BY-4.0"}""";

    @LocalServerPort
    protected int port;

    @Autowired
    protected Accounts accounts;

    @Autowired
    protected Catalogue catalogue;

    @Autowired
    protected MovableClock clock;

    protected final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new TreeMap<>();

    @TestConfiguration
    protected static class MovedByHand {
        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock();
        }
    }

    @DynamicPropertySource
    protected static void home(DynamicPropertyRegistry registry) {
        // Tests whose settings differ have a centre of their own: two of them must not share what one keeps open.
        Path home = freshHome();
        registry.add("estran.home", home::toString);
    }

    private static Path freshHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "access");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @BeforeEach
    protected void people() {
        clock.goOnFrom(Instant.now());
        person("depositor", AccountRole.DEPOSITOR);
        person("stranger", AccountRole.DEPOSITOR);
        person("moderator", AccountRole.DEPOSITOR, AccountRole.MODERATOR);
        person("administrator", AccountRole.ADMINISTRATOR);
        person("grantee");
        tokens.clear();
    }

    protected Account person(String login, AccountRole... roles) {
        return accounts.byLogin(login)
                .orElseGet(() -> accounts.create(
                        login, "The " + login, login + "@example.org", "a long enough secret", Set.of(roles)));
    }

    protected String token(String login) {
        return tokens.computeIfAbsent(
                login,
                who -> accounts.issueToken(accounts.byLogin(who).orElseThrow().id(), "test"));
    }

    /**
     * A published record of the depositor.
     *
     * @param access the conditions as JSON; null for open ones
     * @param files contents by name
     */
    protected String published(@Nullable String access, Map<String, String> files) throws Exception {
        String id = drafted(access, files);
        publish(id);
        return id;
    }

    protected String published(@Nullable String access) throws Exception {
        return published(access, twoFiles());
    }

    protected static Map<String, String> twoFiles() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("raw/values.csv", "depth,salinity\n0,35.1\n10,35.2\n");
        files.put("readme.txt", "what it is");
        return files;
    }

    protected String drafted(@Nullable String access, Map<String, String> files) throws Exception {
        String id = json(as("depositor", "POST", "/api/deposits", "{}"), 201)
                .path("id")
                .asString();
        String self = "/api/deposits/" + id;
        for (Map.Entry<String, String> file : files.entrySet()) {
            json(as("depositor", "PUT", self + "/files?path=" + file.getKey(), file.getValue()), 201);
        }
        json(as("depositor", "PUT", self + "/metadata", COMPLETE), 200);
        if (access != null) {
            json(as("depositor", "PUT", self + "/access", access), 200);
        }
        return id;
    }

    protected void publish(String id) throws Exception {
        String self = "/api/deposits/" + id;
        json(as("depositor", "POST", self + "/submit", ""), 200);
        json(as("moderator", "POST", self + "/review", ""), 200);
        json(as("moderator", "POST", self + "/accept", ""), 202);
        await(() -> json(as("depositor", "GET", self, null), 200)
                .path("state")
                .asString()
                .equals("published"));
        catalogue.catchUp();
    }

    /** Something that comes to be so within half a minute. */
    protected interface Awaited {
        boolean isSo() throws Exception;
    }

    protected static void await(Awaited what) throws Exception {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (!what.isSo()) {
            assertThat(Instant.now()).as("waiting for too long").isBefore(end);
            Thread.sleep(50);
        }
    }

    protected HttpResponse<String> as(
            @Nullable String login, String method, String path, @Nullable String body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (login != null) {
            request.header("Authorization", "Bearer " + token(login));
        }
        if (body != null && body.startsWith("{")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    protected HttpResponse<String> get(@Nullable String login, String path, String... headers) throws Exception {
        return as(login, "GET", path, null, headers);
    }

    protected static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    protected static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
