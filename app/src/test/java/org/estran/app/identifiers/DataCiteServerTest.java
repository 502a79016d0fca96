package org.estran.app.identifiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The stand-in itself keeps DataCite's rules; otherwise what it proves is worth nothing. */
class DataCiteServerTest {

    private static final String COMPLETE = """
            "titles": [{"title": "A title"}], "creators": [{"name": "A laboratory"}], "publisher": "A centre",
            "publicationYear": 2026, "types": {"resourceTypeGeneral": "Dataset"}, "url": "https://example.org/a\"""";

    private final DataCiteServer server = DataCiteServer.started()
            .withAccount("SOMEBODY.CENTRE", "s3cret", "10.12770")
            .withAccount("ELSEWHERE.CENTRE", "other", "10.1594");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
        http.close();
    }

    @Test
    void aDraftNeedsNothingAndMayBeDeleted() throws Exception {
        assertThat(ask("PUT", "10.12770/a", "").statusCode()).isEqualTo(201);
        assertThat(state("10.12770/a")).isEqualTo("draft");
        assertThat(ask("DELETE", "10.12770/a", "").statusCode()).isEqualTo(204);
        assertThat(ask("GET", "10.12770/a", "").statusCode()).isEqualTo(404);
    }

    @Test
    void publishRegisterAndHideLeadFromStateToState() throws Exception {
        ask("PUT", "10.12770/a", "\"event\": \"register\", " + COMPLETE);
        assertThat(state("10.12770/a")).isEqualTo("registered");
        ask("PUT", "10.12770/a", "\"event\": \"publish\"");
        assertThat(state("10.12770/a")).isEqualTo("findable");
        ask("PUT", "10.12770/a", "\"event\": \"hide\"");
        assertThat(state("10.12770/a")).isEqualTo("registered");
    }

    @Test
    void whatAStateDoesNotAllowIsIgnoredWithoutAWord() throws Exception {
        ask("PUT", "10.12770/a", "\"event\": \"publish\", " + COMPLETE);
        assertThat(ask("PUT", "10.12770/a", "\"event\": \"register\"").statusCode())
                .isEqualTo(200);
        assertThat(state("10.12770/a")).isEqualTo("findable");
        assertThat(ask("PUT", "10.12770/a", "\"event\": \"draft\"").statusCode())
                .isEqualTo(200);
        assertThat(state("10.12770/a")).isEqualTo("findable");
        assertThat(ask("DELETE", "10.12770/a", "").statusCode()).isEqualTo(405);
        ask("PUT", "10.12770/b", "");
        assertThat(ask("PUT", "10.12770/b", "\"event\": \"hide\"").statusCode()).isEqualTo(200);
        assertThat(state("10.12770/b")).isEqualTo("draft");
    }

    @Test
    void namesEverythingThatIsMissing() throws Exception {
        HttpResponse<String> refused = ask("PUT", "10.12770/a", "\"event\": \"publish\"");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("titles", "creators", "publisher", "publicationYear", "Resource Type General", "url");
        assertThat(server.doi("10.12770/a")).isEmpty();
    }

    @Test
    void aSecondCreationIsRefused() throws Exception {
        String body = "\"doi\": \"10.12770/a\"";
        assertThat(ask("POST", "", body).statusCode()).isEqualTo(201);
        HttpResponse<String> refused = ask("POST", "", body);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("already been taken");
    }

    @Test
    void refusesOthers() throws Exception {
        assertThat(ask("PUT", "10.1594/a", "").statusCode()).isEqualTo(403);
        assertThat(ask("PUT", "10.99999/a", "").statusCode()).isEqualTo(404);
        assertThat(ask("PUT", "10.12770/a", "", "SOMEBODY.CENTRE:wrong").statusCode())
                .isEqualTo(401);
        assertThat(ask("GET", "10.12770/a", "").statusCode()).isEqualTo(404);
    }

    private String state(String doi) {
        return server.doi(doi).orElseThrow().path("state").asString();
    }

    private HttpResponse<String> ask(String method, String doi, String attributes) throws Exception {
        return ask(method, doi, attributes, "SOMEBODY.CENTRE:s3cret");
    }

    private HttpResponse<String> ask(String method, String doi, String attributes, String login) throws Exception {
        String credentials = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        String body = "{\"data\": {\"type\": \"dois\", \"attributes\": {" + attributes + "}}}";
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve(doi.isEmpty() ? "/dois" : "/dois/" + doi))
                .header("Authorization", "Basic " + credentials)
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
