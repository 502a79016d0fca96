package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.estran.app.access.AccessCentre;
import org.estran.app.accounts.Caller;
import org.estran.app.description.RecordForm;
import org.estran.app.description.Sections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A draft that several people work on, and one that is read by nobody knows whom. */
class SharedDepositTest extends AccessCentre {

    @Autowired
    Deposits deposits;

    @Autowired
    JdbcClient db;

    private String id = "";
    private String self = "";

    @BeforeEach
    void draft() throws Exception {
        person("coauthor");
        id = drafted(null, twoFiles());
        self = "/api/deposits/" + id;
    }

    @Test
    void aCoauthorWithEditRightsDescribesAndAddsFilesAndNoMore() throws Exception {
        assertThat(get("coauthor", self).statusCode()).isEqualTo(404);
        assertThat(invite("depositor", "nobody-here", "edit").body()).contains("coauthor-unknown");
        assertThat(invite("depositor", "coauthor", "own").body()).contains("coauthor-rights");
        json(invite("depositor", "coauthor", "edit"), 201);

        json(as("coauthor", "PUT", self + "/metadata", COMPLETE.replace("Surface salinity", "By both")), 200);
        json(as("coauthor", "PUT", self + "/files?path=added.txt", "added"), 201);
        assertThat(get("coauthor", self + "/files/added.txt").body()).isEqualTo("added");
        assertThat(get("coauthor", "/deposit?lang=en").body()).contains("/deposit/" + id, "The depositor");
        assertThat(get("coauthor", "/deposit/" + id).body()).doesNotContain("name=\"submit\"");
        assertThat(as("coauthor", "POST", self + "/submit", "").statusCode()).isEqualTo(403);
        assertThat(as("coauthor", "POST", self + "/abandon", "").statusCode()).isEqualTo(403);
        assertThat(invite("coauthor", "stranger", "edit").statusCode()).isEqualTo(403);
        assertThat(as("coauthor", "POST", "/api/deposits", "{}").statusCode()).isEqualTo(403);

        json(invite("depositor", "coauthor", "read"), 201);
        assertThat(get("coauthor", self + "/metadata").body()).contains("By both");
        assertThat(as("coauthor", "PUT", self + "/metadata", COMPLETE).statusCode())
                .isEqualTo(403);
        assertThat(as("coauthor", "DELETE", self + "/files?path=added.txt", null)
                        .statusCode())
                .isEqualTo(403);

        as("depositor", "DELETE", self + "/coauthors/" + person("coauthor").id(), null);
        assertThat(get("coauthor", self).statusCode()).isEqualTo(404);
    }

    @Test
    void aModeratorWhoIsACoauthorIsNoJudgeOfIt() throws Exception {
        json(invite("depositor", "moderator", "read"), 201);
        json(as("depositor", "POST", self + "/submit", ""), 200);
        assertThat(as("moderator", "POST", self + "/review", "").statusCode()).isEqualTo(403);
    }

    @Test
    void anInvitationByMailWorksOnceForWhoeverSignsInWithIt() throws Exception {
        assertThat(invite("depositor", "a@b, c@d", "edit").body()).contains("coauthor-address");
        json(invite("depositor", "somebody@example.org", "edit"), 201);
        String letter = db.sql("SELECT body FROM notice WHERE event LIKE ? AND reader LIKE 'invitation:%'")
                .param("deposit/" + id + "/invitation/%")
                .query(String.class)
                .single();
        String address = letter.replaceFirst("(?s).*(/deposit/invitation/\\S+).*", "$1");
        assertThat(get(null, address).statusCode()).isEqualTo(401);
        assertThat(get("coauthor", address + "?lang=en").body()).contains("Surface salinity", "The depositor");
        assertThat(form("coauthor", address, Map.of()).statusCode()).isEqualTo(302);
        assertThat(get("coauthor", self).statusCode()).isEqualTo(200);
        assertThat(form("stranger", address, Map.of()).statusCode()).isEqualTo(404);

        json(invite("depositor", "late@example.org", "edit"), 201);
        String late = db.sql("SELECT body FROM notice WHERE body LIKE '%/deposit/invitation/%' AND event LIKE ?"
                        + " ORDER BY created_at DESC, id LIMIT 1")
                .param("deposit/" + id + "/invitation/%")
                .query(String.class)
                .single()
                .replaceFirst("(?s).*(/deposit/invitation/\\S+).*", "$1");
        clock.goOnFrom(clock.instant().plus(Duration.ofDays(15)));
        assertThat(get("stranger", late).statusCode()).isEqualTo(404);
    }

    @Test
    void ofTwoWhoEditAtOnceTheSecondSeesBothStatesAndLosesNothing() throws Exception {
        json(invite("depositor", "coauthor", "edit"), 201);
        Map<String, String> mine = fields();
        Map<String, String> theirs = fields();
        theirs.put("title.en", "Their title");
        theirs.put("lineage.en", "Their lineage");
        assertThat(form("coauthor", "/deposit/" + id + "/describe", theirs).statusCode())
                .isEqualTo(200);
        mine.put("title.en", "My title");
        mine.put("lineage.fr", "Ma généalogie");
        mine.put("author.1.organisation", "A second organisation");

        // With scripts nothing is written, and the way to both states is shown.
        HttpResponse<String> saved = form("depositor", "/deposit/" + id + "/describe", mine, "HX-Request", "true");
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body()).contains("id=\"outdated\"", "value=\"" + mine.get("revision") + "\"");
        HttpResponse<String> disputed = form("depositor", "/deposit/" + id + "/describe", mine);
        assertThat(disputed.statusCode()).isEqualTo(409);
        assertThat(disputed.body())
                .contains("Their title", "value=\"My title\"", ">Ma généalogie</textarea>", ">Their lineage</textarea>")
                .contains("A second organisation", "data-code=\"changed-by-both\"");
        assertThat(get("depositor", self + "/metadata").body())
                .contains("Their title")
                .doesNotContain("My title");

        Map<String, String> both = fields();
        both.put("title.en", "My title");
        both.put("lineage.fr", "Ma généalogie");
        assertThat(form("depositor", "/deposit/" + id + "/describe", both).statusCode())
                .isEqualTo(200);
        assertThat(get("depositor", self + "/metadata").body()).contains("My title", "Their lineage", "Ma généalogie");
    }

    @Test
    void ofTwoTabsTheOneLeftOpenSeesWhatTheOtherSavedSince() throws Exception {
        Map<String, String> open = fields();
        json(as("depositor", "PUT", self + "/files?path=more.txt", "more"), 201);
        open.put("title.fr", "Titre de l’onglet");
        HttpResponse<String> answer = form("depositor", "/deposit/" + id + "/describe", open);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Titre de l’onglet").doesNotContain("data-code=\"changed-by-both\"");
    }

    @Test
    void aReviewerReadsWhatWasChosenAndNobodysName() throws Exception {
        json(as("depositor", "PUT", self + "/metadata", COMPLETE.replace("SNO SSS", "Laboratoire des Marées")), 200);
        JsonNode made = json(
                as(
                        "depositor",
                        "POST",
                        self + "/links",
                        "{\"fields\": [\"title\", \"abstract\"], \"paths\": [\"raw\"], \"days\": 10}"),
                201);
        String address = made.path("address").asString().replaceFirst("http://localhost", "");
        HttpResponse<String> page = get(null, address + "?lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Surface salinity", "raw/values.csv")
                .doesNotContain("Laboratoire", "The depositor", "readme.txt", "CC-BY", id, "10.5072");
        assertThat(header(page, "X-Robots-Tag")).contains("noindex");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(get(null, address + "/file?path=raw/values.csv").body()).contains("35.1");
        assertThat(get(null, address + "/file?path=readme.txt").statusCode()).isEqualTo(404);
        assertThat(get(null, address + "/file?path=..%2Freadme.txt").statusCode())
                .isEqualTo(404);
        assertThat(get(null, "/anonymous-review/x").statusCode()).isEqualTo(404);
        // The secret opens nothing else.
        assertThat(get(null, self + "/files/raw/values.csv").statusCode()).isEqualTo(401);

        clock.goOnFrom(clock.instant().plus(Duration.ofDays(11)));
        assertThat(get(null, address).statusCode()).isEqualTo(410);
    }

    @Test
    void aLinkIsClosedByHandAndByPublication() throws Exception {
        String all = "{\"fields\": [\"title\"], \"paths\": [\"*\"], \"days\": 10}";
        JsonNode one = json(as("depositor", "POST", self + "/links", all), 201);
        JsonNode two = json(as("depositor", "POST", self + "/links", all), 201);
        as("depositor", "DELETE", self + "/links/" + one.path("id").asString(), null);
        assertThat(get(null, path(one)).statusCode()).isEqualTo(410);
        assertThat(get(null, path(two) + "/file?path=readme.txt").body()).isEqualTo("what it is");
        assertThat(db.sql("SELECT count(*) FROM review_link WHERE secret_hash LIKE ?")
                        .param("%" + path(two).substring(18) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        publish(id);
        assertThat(get(null, path(two)).statusCode()).isEqualTo(410);
        assertThat(get(null, path(two) + "/file?path=readme.txt").statusCode()).isEqualTo(410);
        assertThat(as("depositor", "POST", self + "/links", all).statusCode()).isEqualTo(409);
        assertThat(as("stranger", "POST", self + "/links", all).statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverMakesALinkIsWarnedOfNamesInsideTheFiles() throws Exception {
        json(as("depositor", "PUT", self + "/metadata", COMPLETE.replace("SNO SSS", "Laboratoire des Marées")), 200);
        json(as("depositor", "PUT", self + "/files?path=notes.txt", "made at the laboratoire des marées"), 201);
        putBytes(
                "grid.nc",
                Files.readAllBytes(
                        Path.of("..", "samples", "data", "surface_temperature", "surface_temperature_biscay_2025.nc")));
        JsonNode made = json(
                as("depositor", "POST", self + "/links", "{\"fields\": [\"title\"], \"paths\": [\"*\"], \"days\": 1}"),
                201);
        assertThat(made.path("warnings").findValuesAsString("code")).contains("name-in-file", "names-in-attributes");
        assertThat(made.path("warnings").toString()).contains("notes.txt", "creator_name");
        String refused = as(
                        "depositor",
                        "POST",
                        self + "/links",
                        "{\"fields\": [\"parties\"], \"paths\": [\"nowhere\"], \"days\": 0}")
                .body();
        assertThat(refused).contains("review-link-field", "review-link-path", "review-link-days");
    }

    private static String path(JsonNode made) {
        return made.path("address").asString().replaceFirst("http://localhost", "");
    }

    private HttpResponse<String> invite(String by, String who, String rights) throws Exception {
        return as(by, "POST", self + "/coauthors", "{\"who\": \"" + who + "\", \"rights\": \"" + rights + "\"}");
    }

    /** The form as a browser would send it now. */
    private Map<String, String> fields() {
        Caller owner = person("depositor").asCaller();
        Contents now = deposits.find(owner, id).contents();
        Map<String, String> fields = new LinkedHashMap<>(
                RecordForm.of(Sections.deposited(), now.record()).fields());
        fields.put("revision", String.valueOf(now.revision()));
        return fields;
    }

    private HttpResponse<String> form(String login, String path, Map<String, String> fields, String... headers)
            throws Exception {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token(login))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private void putBytes(String name, byte[] bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + self + "/files/" + name))
                .header("Authorization", "Bearer " + token("depositor"))
                .PUT(BodyPublishers.ofByteArray(bytes))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
}
