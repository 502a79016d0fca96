package org.estran.app.pages.problems;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Set;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Accounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every refusal wears the same dress: problem details for programs, a page for people. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"estran.deposit.max-file-size=1KB", "estran.admin.password=correct horse battery"})
class ProblemDressTest {

    @TempDir
    static Path folder;

    @LocalServerPort
    int port;

    @Autowired
    Accounts accounts;

    private final HttpClient http = HttpClient.newHttpClient();
    private String token = "";

    @DynamicPropertySource
    static void home(DynamicPropertyRegistry registry) {
        registry.add("estran.home", () -> folder.toString());
    }

    /** Fails at addresses that everybody may read; no such thing is in the application itself. */
    @TestConfiguration
    @RestController
    static class Clumsy {
        @GetMapping({"/api/records/{id}/bug", "/records/{id}/bug"})
        String fail() {
            throw new IllegalStateException("the secret of org.estran.Inside");
        }
    }

    @BeforeEach
    void somebody() {
        var account = accounts.byLogin("somebody")
                .orElseGet(() -> accounts.create(
                        "somebody",
                        "Somebody",
                        "s@example.org",
                        "a long enough secret",
                        Set.of(AccountRole.DEPOSITOR)));
        token = accounts.issueToken(account.id(), "test");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/records?bbox=1, 400, invalid",
        "GET, /api/deposits, 401, ",
        "POST, /api/records, 403, token",
        "GET, /api/records/no_such_record, 404, ",
        "GET, /api/no-such-thing, 404, ",
        "PATCH, /api/records, 405, token",
        "GET, /api/records/no_such_record/bug, 500, "
    })
    void programsGetProblemDetails(String method, String path, int status, String with) throws Exception {
        JsonNode problem = problem(send(method, path, "token".equals(with), "application/json", "{}"), status);
        assertThat(problem.path("type").asString()).contains("/problems/");
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
    }

    @Test
    void aFormatThatIsNotThereIsNotAcceptable() throws Exception {
        problem(send("GET", "/api/records", false, "application/x-nothing", ""), 406);
    }

    @Test
    void aBodyOfAnotherTypeIsUnsupported() throws Exception {
        String id = open();
        HttpRequest csv = HttpRequest.newBuilder(uri("/api/deposits/" + id + "/metadata"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString("a,b"))
                .build();
        problem(http.send(csv, BodyHandlers.ofString()), 415);
    }

    @Test
    void aFileBeyondTheLimitIsTooLarge() throws Exception {
        String id = open();
        HttpRequest large = HttpRequest.newBuilder(uri("/api/deposits/" + id + "/files/a.bin"))
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofByteArray(new byte[5_000]))
                .build();
        problem(http.send(large, BodyHandlers.ofString()), 413);
    }

    @Test
    void aBugTellsItsIdAndNothingOfOurInside() throws Exception {
        JsonNode problem = problem(send("GET", "/api/records/no_such_record/bug", false, "*/*", ""), 500);
        assertThat(problem.path("errorId").asString()).isNotBlank();
        assertThat(problem.toString()).doesNotContain("secret", "Exception", "org.estran.Inside");
    }

    @ParameterizedTest
    @CsvSource({
        "/records/no_such_record, 404, Introuvable",
        "/no-such-page, 404, Introuvable",
        "/records/no_such_record/bug, 500, Une panne de notre côté"
    })
    void peopleGetAPageInTheirLanguage(String path, int status, String title) throws Exception {
        HttpRequest asked = HttpRequest.newBuilder(uri(path))
                .header("Accept", "text/html")
                .header("Accept-Language", "fr")
                .build();
        HttpResponse<String> page = http.send(asked, BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body())
                .contains("<html lang=\"fr\"", title)
                .doesNotContain("secret", "Exception", "Whitelabel");
    }

    private String open() throws Exception {
        HttpResponse<String> opened = send("POST", "/api/deposits", true, "application/json", "{}");
        return JsonMapper.shared().readTree(opened.body()).path("id").asString();
    }

    private HttpResponse<String> send(String method, String path, boolean signedIn, String accept, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Accept", accept)
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (signedIn) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }
}
