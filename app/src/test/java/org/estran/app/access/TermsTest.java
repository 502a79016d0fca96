package org.estran.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Terms that stand before a download: accepted by people on a page, by programs with a token. */
class TermsTest extends AccessCentre {

    private static final String OWN = "{\"state\": \"open\","
            + " \"terms\": {\"fr\": \"Citez la campagne. <b>Toujours</b>.\", \"en\": \"Cite the campaign.\"}}";

    @Autowired
    TermsOfUse terms;

    @Autowired
    JdbcClient database;

    @AfterEach
    void noTermsOfTheCentre() {
        database.sql("DELETE FROM centre_terms").update();
    }

    @Test
    void aProgramReadsAcceptsAndDownloadsWithTheTokenItGets() throws Exception {
        String id = published(OWN);
        JsonNode problem = json(get(null, "/records/" + id + "/files/readme.txt"), 403);
        assertThat(problem.path("type").asString()).endsWith("/problems/access-terms");
        assertThat(problem.path("terms").asString()).isEqualTo("http://localhost/records/" + id + "/terms");
        String api = "/api/records/" + id + "/terms";
        assertThat(problem.path("accept").asString()).isEqualTo("http://localhost" + api);
        JsonNode stated = json(get(null, api), 200);
        assertThat(stated.path("digest").asString())
                .isEqualTo(problem.path("digest").asString());
        assertThat(stated.at("/text/en").asString()).isEqualTo("Cite the campaign.");

        json(as(null, "POST", api, "{\"digest\": \"another\"}"), 409);
        json(as(null, "POST", api, "{nonsense"), 409);
        JsonNode accepted = json(
                as(null, "POST", api, "{\"digest\": \"" + stated.path("digest").asString() + "\"}"), 201);
        String token = accepted.path("token").asString();
        HttpResponse<String> file =
                get(null, "/records/" + id + "/files/readme.txt", "Authorization", "Bearer " + token);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Cache-Control")).contains("private");
        assertThat(get(null, "/records/" + id + "/files/readme.txt").statusCode())
                .isEqualTo(403);
        Map<String, Object> kept = database.sql("SELECT * FROM terms_acceptance WHERE record_id = ?")
                .param(id)
                .query()
                .singleRow();
        assertThat(kept.get("digest")).isEqualTo(stated.path("digest").asString());
        assertThat(kept.get("version")).isEqualTo("1");
        assertThat(kept.get("reader").toString()).startsWith("pass:");
        assertThat(database.sql("SELECT en FROM terms_text WHERE digest = ?")
                        .param(kept.get("digest"))
                        .query(String.class)
                        .single())
                .isEqualTo("Cite the campaign.");
    }

    @Test
    void anAccountAcceptsOnceAndABrowserKeepsACookie() throws Exception {
        String id = published(OWN);
        String page = get(null, "/records/" + id + "/terms?lang=fr", "Accept", "text/html")
                .body();
        assertThat(page).contains("Citez la campagne.").contains("&lt;b").doesNotContain("<b>Toujours");
        String digest = json(get(null, "/api/records/" + id + "/terms"), 200)
                .path("digest")
                .asString();
        HttpResponse<String> browser = accept(null, id, digest);
        assertThat(browser.statusCode()).isEqualTo(302);
        String cookie = header(browser, "Set-Cookie").split(";", 2)[0];
        assertThat(get(null, "/records/" + id + "/files.zip", "Cookie", cookie).statusCode())
                .isEqualTo(200);
        HttpResponse<String> account = accept("stranger", id, digest);
        assertThat(account.statusCode()).isEqualTo(302);
        assertThat(header(account, "Set-Cookie")).doesNotContain("estran_pass");
        assertThat(get("stranger", "/records/" + id + "/files.zip").statusCode())
                .isEqualTo(200);
        for (String login : List.of("depositor", "moderator", "administrator")) {
            assertThat(get(login, "/records/" + id + "/files.zip").statusCode())
                    .as(login)
                    .isEqualTo(200);
        }
    }

    @Test
    void theCentresTermsAreAcceptedAnewWhenTheyChange() throws Exception {
        String chosen = published("{\"state\": \"open\", \"terms\": \"centre\"}");
        String plain = published(null);
        String file = "/records/" + chosen + "/files/readme.txt";
        assertThat(get(null, file).statusCode())
                .as("a centre without terms asks for none")
                .isEqualTo(200);
        assertThat(form("administrator", "fr=Un&en=").statusCode()).isEqualTo(400);
        assertThat(form("administrator", "fr=Un&en=One").statusCode()).isEqualTo(302);
        assertThat(get("stranger", file).statusCode()).isEqualTo(403);
        assertThat(get(null, "/records/" + plain + "/files/readme.txt").statusCode())
                .isEqualTo(200);
        String digest = TermsOfUse.digest(LocalizedText.of("Un", "One"));
        assertThat(accept("stranger", chosen, digest).statusCode()).isEqualTo(302);
        assertThat(get("stranger", file).statusCode()).isEqualTo(200);

        assertThat(form("administrator", "fr=Deux&en=Two&everywhere=yes").statusCode())
                .isEqualTo(302);
        assertThat(get("stranger", file).statusCode()).isEqualTo(403);
        assertThat(accept("stranger", chosen, digest).statusCode())
                .as("another text than the one that was read")
                .isEqualTo(409);
        assertThat(get("stranger", "/records/" + plain + "/files/readme.txt").statusCode())
                .isEqualTo(403);
        assertThat(accept("stranger", plain, TermsOfUse.digest(LocalizedText.of("Deux", "Two")))
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("stranger", file).statusCode())
                .as("accepted once, for all data of the centre")
                .isEqualTo(200);
    }

    @Test
    void whoIsLetInToRestrictedDataAcceptsTheirTermsTooWithTheSamePass() throws Exception {
        String id = published(
                "{\"state\": \"restricted\", \"reason\": {\"fr\": \"a\", \"en\": \"b\"}, \"terms\": {\"fr\": \"c\", \"en\": \"d\"}}");
        assertThat(get(null, "/records/" + id + "/files/readme.txt").statusCode())
                .isEqualTo(401);
        String digest = TermsOfUse.digest(LocalizedText.of("c", "d"));
        String accepted = json(
                        as(null, "POST", "/api/records/" + id + "/terms", "{\"digest\": \"" + digest + "\"}"), 201)
                .path("token")
                .asString();
        assertThat(get(null, "/records/" + id + "/files/readme.txt", "Authorization", "Bearer " + accepted)
                        .statusCode())
                .as("who accepted terms is not let in by that")
                .isEqualTo(401);
    }

    private HttpResponse<String> accept(String login, String id, String digest) throws Exception {
        return as(
                login,
                "POST",
                "/records/" + id + "/terms",
                "digest=" + digest,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Accept",
                "text/html");
    }

    private HttpResponse<String> form(String login, String fields) throws Exception {
        return as(login, "POST", "/admin/terms", fields, "Content-Type", "application/x-www-form-urlencoded");
    }
}
