package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.estran.app.access.AccessCentre;
import org.estran.app.accounts.AccountRole;
import org.estran.app.audit.AuditEntry;
import org.estran.app.audit.AuditLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Data centres as programs and readers meet them: made, deposited with, moderated by their own people, counted. */
class DataCentresTest extends AccessCentre {

    private static int made;

    @Autowired
    AuditLog audit;

    private String slug = "";

    @BeforeEach
    void peopleOfCentres() {
        person("of-the-centre", AccountRole.DEPOSITOR, AccountRole.MODERATOR);
        person("chief", AccountRole.MODERATOR, AccountRole.ADMINISTRATOR);
        slug = "tides-" + ++made;
    }

    @Test
    void aCentreIsMadeAndChangedByAdministratorsAndReadByEverybodyInBothLanguages() throws Exception {
        assertThat(as("moderator", "POST", "/api/data-centres", centre("")).statusCode())
                .isEqualTo(403);
        JsonNode answered = json(as("administrator", "POST", "/api/data-centres", centre("\"of-the-centre\"")), 201);
        assertThat(answered.path("prefix").asString()).isEqualTo("10.5072");
        assertThat(answered.path("moderators").path(0).asString()).isEqualTo("of-the-centre");

        JsonNode read = json(get(null, "/api/data-centres/" + slug), 200);
        assertThat(read.path("mandate").path("en").asString()).isEqualTo("Sea level of the coasts.");
        assertThat(read.path("moderated").asBoolean()).isTrue();
        assertThat(read.has("moderators")).isFalse();
        assertThat(get(null, "/data-centres/" + slug + "?lang=fr").body())
                .contains("Centre des marées " + slug, "Niveau de la mer sur les côtes.", "Tout dépôt est relu.")
                .contains("set=centre:" + slug)
                .contains("Aucun dépôt pour l’instant");
        assertThat(get(null, "/data-centres?lang=en").body()).contains("Tide centre " + slug);
        assertThat(get("administrator", "/admin/data-centres?lang=en").body())
                .contains("Tide centre " + slug, "/admin/data-centres/new", "href=\"/admin/data-centres/" + slug);
        assertThat(get("administrator", "/admin/data-centres/" + slug + "?lang=fr")
                        .body())
                .contains("of-the-centre");

        String outdated = centre("").replace("\"acronym\": \"CDM\"", "\"acronym\": \"XYZ\"");
        json(as("administrator", "PUT", "/api/data-centres/" + slug, outdated, "If-Match", "\"1\""), 200);
        assertThat(as("administrator", "PUT", "/api/data-centres/" + slug, outdated, "If-Match", "\"1\"")
                        .statusCode())
                .isEqualTo(409);
        assertThat(json(get(null, "/api/data-centres/" + slug), 200)
                        .path("acronym")
                        .asString())
                .isEqualTo("XYZ");
        assertThat(audit.page(null, 10).stream()
                        .filter(entry -> entry.subject().equals(slug))
                        .map(AuditEntry::action))
                .containsExactly("project.changed", "project.made");
    }

    @Test
    void everythingWrongOfACentreIsToldAtOnce() throws Exception {
        String wrong = """
                {"id": "Not good", "name": {"fr": "Seulement"}, "mandate": {},
                 "depositPolicy": {"fr": "Une seule langue"}, "prefix": "10.1234", "moderators": ["depositor", "nobody"]}""";
        String problem = as("administrator", "POST", "/api/data-centres", wrong).body();
        assertThat(problem)
                .contains("project-slug-form", "project-name-missing", "project-description-missing")
                .contains("centre-policy-language", "centre-prefix-unknown", "centre-moderator-unknown", "nobody");
        String form = as(
                        "administrator",
                        "POST",
                        "/admin/data-centres",
                        "slug=x&name.fr=Une&moderators=nobody",
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .body();
        assertThat(form).contains("f-moderators").contains("nobody");
    }

    @Test
    void onlyTheModeratorsOfACentreJudgeItsDepositsAndSeeThemFirst() throws Exception {
        json(as("administrator", "POST", "/api/data-centres", centre("\"of-the-centre\"")), 201);
        String anybodys = drafted(null, twoFiles());
        json(as("depositor", "POST", "/api/deposits/" + anybodys + "/submit", ""), 200);
        clock.goOnFrom(clock.instant().plus(Duration.ofHours(1)));
        String id = drafted(null, twoFiles());
        json(as("depositor", "PUT", "/api/deposits/" + id + "/centre", "{\"centre\": \"" + slug + "\"}"), 200);
        json(as("depositor", "POST", "/api/deposits/" + id + "/submit", ""), 200);

        assertThat(queue("of-the-centre", "")).startsWith(id).contains(anybodys);
        assertThat(queue("moderator", "")).endsWith(id);
        assertThat(queue("moderator", "?centre=" + slug)).containsExactly(id);
        assertThat(get("moderator", "/review?centre=" + slug + "&lang=fr").body())
                .contains("/review/" + id, "à ses modérateurs")
                .doesNotContain("/review/" + anybodys);
        assertThat(get("moderator", "/review/" + id + "?lang=en").body())
                .contains("moderators of its own")
                .doesNotContain("/review/" + id + "/take");
        assertThat(as("moderator", "POST", "/api/deposits/" + id + "/review", "")
                        .body())
                .contains("other-centres-moderator");

        json(as("chief", "POST", "/api/deposits/" + id + "/review", ""), 200);
        json(as("chief", "POST", "/api/deposits/" + id + "/release", ""), 200);
        json(as("of-the-centre", "POST", "/api/deposits/" + id + "/review", ""), 200);
        json(as("administrator", "PUT", "/api/data-centres/" + slug, centre("\"moderator\"")), 200);
        assertThat(as("of-the-centre", "POST", "/api/deposits/" + id + "/accept", "")
                        .body())
                .as("who is named no more decides no more")
                .contains("other-centres-moderator");
    }

    /** Robots, repetitions, parts from the middle and answers without bytes count nothing; whoever fetches by a script does. */
    private void itsUsageIsTold(String id) throws Exception {
        String browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        String robot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
        String page = "/records/" + id;
        String file = page + "/files/values.csv";
        for (String agent : List.of(robot, browser, browser)) {
            assertThat(get(null, page + "?lang=en", "User-Agent", agent).statusCode())
                    .isEqualTo(200);
            assertThat(get(null, file, "User-Agent", agent).statusCode()).isEqualTo(200);
        }
        assertThat(get(null, page + "/files.zip", "User-Agent", "curl/8.5.0", "Range", "bytes=0-9")
                        .statusCode())
                .isEqualTo(206);
        assertThat(get(null, file, "User-Agent", "Wget/1.21", "Range", "bytes=5-")
                        .statusCode())
                .isEqualTo(206);
        assertThat(get(null, "/thredds/fileServer/" + id + "/values.csv", "User-Agent", "Wget/1.21")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(null, page + "/files/none.csv", "User-Agent", browser).statusCode())
                .isEqualTo(404);
        JsonNode figures = json(get(null, "/api/data-centres/" + slug + "/figures"), 200);
        assertThat(figures.path("usage").toString()).isEqualTo("{\"views\":1,\"downloads\":3}");
        assertThat(figures.path("months").path(0).path("downloads").asInt()).isEqualTo(3);
        assertThat(get(null, page + "?lang=en").body())
                .contains("Views of its page</dt><dd>1<", "Downloads</dt><dd>3<");
        assertThat(get(null, "/data-centres/" + slug + "?lang=en").body()).contains("Downloads</dt><dd>3<");
    }

    @Test
    void whatIsDepositedWithACentreIsItsOwnAndIsCounted() throws Exception {
        json(as("administrator", "POST", "/api/data-centres", centre("\"of-the-centre\"")), 201);
        String id = drafted(null, Map.of("values.csv", "depth,salinity\n0,35.1\n"));
        String self = "/api/deposits/" + id;
        String without = COMPLETE.replaceAll(",\\s*\"licence\": \"[^\"]*\"", "")
                .replace(
                        "\"parties\"",
                        "\"keywords\": [{\"label\": {\"en\": \"Niveau de la mer " + slug + "\"}}], \"parties\"");
        assertThat(as("depositor", "PUT", self + "/metadata", without).body())
                .as("advice from the theme")
                .contains("centre-fits", "CDM, Centre des marées " + slug);
        json(as("depositor", "PUT", self + "/centre", "{\"centre\": \"" + slug + "\"}"), 200);
        assertThat(json(get("depositor", self + "/metadata"), 200)
                        .path("licence")
                        .asString())
                .isEqualTo("etalab-2.0");
        assertThat(as("depositor", "PUT", self + "/centre", "{\"centre\": \"none-such\"}")
                        .body())
                .contains("data-centre-unknown");
        assertThat(get("depositor", "/deposit/" + id + "?lang=fr").body()).contains("Tout dépôt est relu.");
        json(as("depositor", "POST", self + "/submit", ""), 200);
        clock.goOnFrom(clock.instant().plus(Duration.ofHours(5)));
        json(as("of-the-centre", "POST", self + "/review", ""), 200);
        json(as("of-the-centre", "POST", self + "/accept", ""), 202);
        await(() -> json(get("depositor", self), 200).path("state").asString().equals("published"));
        catalogue.catchUp();

        JsonNode figures = json(get(null, "/api/data-centres/" + slug + "/figures"), 200);
        assertThat(figures.path("records").asInt()).isEqualTo(1);
        assertThat(figures.path("deposited").path("records").asInt()).isEqualTo(1);
        assertThat(figures.path("deposited").path("bytes").asInt()).isEqualTo(22);
        assertThat(figures.path("review").path("medianDelay").asString()).startsWith("PT5H");
        assertThat(figures.path("months").path(0).path("published").asInt()).isEqualTo(1);
        assertThat(figures.path("usage").path("downloads").asInt()).isZero();
        itsUsageIsTold(id);
        assertThat(get(null, "/data-centres/" + slug + "?lang=en").body()).contains("/records/" + id);
        assertThat(get(null, "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc&set=centre:" + slug)
                        .body())
                .contains(id);
        json(
                as(
                        "administrator",
                        "PUT",
                        "/api/data-centres/" + slug,
                        centre("").replace("Centre des", "Pôle des")),
                200);
        catalogue.catchUp();
        assertThat(json(get(null, "/api/data-centres/" + slug + "/figures"), 200)
                        .path("records")
                        .asInt())
                .as("a centre keeps its records under another name")
                .isEqualTo(1);
    }

    private List<String> queue(String who, String query) throws Exception {
        return json(get(who, "/api/review" + query), 200)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private String centre(String moderators) {
        return """
                {"id": "%1$s", "acronym": "CDM", "name": {"fr": "Centre des marées %1$s", "en": "Tide centre %1$s"},
                 "mandate": {"fr": "Niveau de la mer sur les côtes.", "en": "Sea level of the coasts."},
                 "themes": ["niveau de la mer %1$s", "sea level"], "contact": "contact@example.org",
                 "depositPolicy": {"fr": "Tout dépôt est relu.", "en": "Every deposit is reviewed."},
                 "preservationPolicy": {"fr": "Dix ans au moins.", "en": "Ten years at least."},
                 "licence": "etalab-2.0", "landing": "here", "moderators": [%2$s]}""".formatted(slug, moderators);
    }
}
