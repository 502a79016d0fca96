package org.estran.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.estran.app.catalogue.CatalogueRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Data that nobody may have before their instant, and everybody from it on. */
class EmbargoTest extends AccessCentre {

    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void opensEverywhereAtItsSecondWithoutAnyJob() throws Exception {
        Instant until = Clock.systemUTC().instant().plus(MONTH).truncatedTo(ChronoUnit.SECONDS);
        String id = published(embargo(until));
        List<String> closed = List.of(
                "/records/" + id + "/files/raw/values.csv",
                "/records/" + id + "/versions/1/files/readme.txt",
                "/records/" + id + "/files.zip",
                "/records/" + id + "/files.zip?path=readme.txt",
                "/records/" + id + "/versions/1/files.zip",
                "/records/" + id + "/files.txt",
                "/api/records/" + id + "/contents?path=readme.txt");

        clock.stopAt(until.minusMillis(1));
        for (String path : closed) {
            JsonNode problem = json(get(null, path), 403);
            assertThat(problem.path("type").asString()).endsWith("/problems/access-embargoed");
            assertThat(Instant.parse(problem.path("until").asString())).isEqualTo(until);
            assertThat(as(null, "HEAD", path, null).statusCode()).as(path).isEqualTo(403);
            assertThat(get("stranger", path).statusCode()).as(path).isEqualTo(403);
        }
        assertThat(get(null, closed.getFirst(), "Range", "bytes=0-3").statusCode())
                .isEqualTo(403);
        assertThat(get(null, closed.getFirst(), "If-None-Match", "*").statusCode())
                .isEqualTo(403);
        assertThat(get(null, "/records/" + id, "Accept", "text/html").body())
                .contains("raw/values.csv")
                .doesNotContain("href=\"/records/" + id + "/files");
        assertThat(json(get(null, "/api/records/" + id + "/files"), 200)
                        .path("items")
                        .findValuesAsString("path"))
                .containsExactly("raw/values.csv", "readme.txt");

        clock.stopAt(until);
        for (String path : closed) {
            assertThat(get(null, path).statusCode()).as(path).isEqualTo(path.contains("contents") ? 400 : 200);
        }
        HttpResponse<String> file = get(null, closed.getFirst());
        assertThat(header(file, "Cache-Control")).isEqualTo("public, no-cache");
        assertThat(get(null, "/records/" + id, "Accept", "text/html").body()).contains("files.zip");
    }

    @Test
    void itsDepositorAndWhoLooksAfterTheCentreReadThemAndNoSharedCacheKeepsThem() throws Exception {
        String id = published(embargo(Clock.systemUTC().instant().plus(MONTH)));
        for (String login : List.of("depositor", "moderator", "administrator")) {
            for (String path : List.of("/files/readme.txt", "/files.zip", "/files.txt")) {
                HttpResponse<String> answer = get(login, "/records/" + id + path);
                assertThat(answer.statusCode()).as(login + path).isEqualTo(200);
                assertThat(header(answer, "Cache-Control"))
                        .as(path)
                        .contains("private")
                        .doesNotContain("public");
            }
        }
    }

    @Test
    void whatIsDerivedFollowsByAJobAndSaysSoBefore() throws Exception {
        Instant until = Clock.systemUTC().instant().plus(MONTH).truncatedTo(ChronoUnit.SECONDS);
        String id = published(embargo(until));
        CatalogueRecord before = catalogue.find(id).orElseThrow();
        assertThat(get(null, "/records/" + id + "?f=schemaorg").body()).contains("\"isAccessibleForFree\" : false");
        assertThat(get(null, "/records/" + id + "?f=datacite-json").body())
                .contains("c_f1cf")
                .contains(until.atZone(ZoneOffset.UTC).toLocalDate().toString());
        assertThat(get(null, "/records/" + id + "?f=dcat-ttl").body()).contains("access-right/RESTRICTED");
        assertThat(found("access=embargoed")).contains(id);
        assertThat(found("access=open")).doesNotContain(id);

        clock.goOnFrom(until);
        await(() -> catalogue.find(id).orElseThrow().change() > before.change());
        catalogue.catchUp();
        assertThat(get(null, "/records/" + id + "?f=schemaorg").body()).contains("\"isAccessibleForFree\" : true");
        assertThat(get(null, "/records/" + id + "?f=datacite-json").body()).doesNotContain("c_f1cf");
        assertThat(get(null, "/records/" + id + "?f=dcat-ttl").body()).doesNotContain("access-right/RESTRICTED");
        assertThat(found("access=open")).contains(id);
        assertThat(found("access=embargoed")).doesNotContain(id);
    }

    @Test
    void aPartIsClosedAndTheRestIsNot() throws Exception {
        Instant until = Clock.systemUTC().instant().plus(MONTH);
        String id = published(
                "{\"state\": \"open\", \"parts\": [{\"path\": \"raw/\", \"state\": \"embargoed\", \"until\": \"" + until
                        + "\"}]}");
        assertThat(get(null, "/records/" + id + "/files/readme.txt").statusCode())
                .isEqualTo(200);
        assertThat(get(null, "/records/" + id + "/files/raw/values.csv").statusCode())
                .isEqualTo(403);
        assertThat(get(null, "/records/" + id + "/files.zip").statusCode())
                .as("a zip that lacks a part would look whole")
                .isEqualTo(403);
        assertThat(get(null, "/records/" + id + "/files.txt?f=sha512").body())
                .contains("readme.txt")
                .doesNotContain("values.csv");
    }

    @Test
    void refusesAnEmbargoThatIsOverOrTooLongOrUnreadable() throws Exception {
        Instant now = Clock.systemUTC().instant();
        Instant latest = now.atZone(ZoneOffset.UTC).plus(Period.ofMonths(24)).toInstant();
        assertThat(findings(embargo(now.minusSeconds(1)))).contains("embargo-past");
        assertThat(findings(embargo(latest.plus(Duration.ofHours(1))))).contains("embargo-too-long");
        assertThat(findings(embargo(latest.minus(Duration.ofHours(1))))).doesNotContain("embargo-too-long");
        assertThat(findings("{\"state\": \"open\", \"parts\": [{\"path\": \"no/\", \"state\": \"restricted\"}]}"))
                .contains("access-part-unknown", "access-text-missing");
        String id = drafted(null, twoFiles());
        for (String wrong : List.of(
                "{\"state\": \"embargoed\", \"until\": \"soon\"}",
                "{\"state\": \"secret\"}",
                "{}",
                "{\"state\": \"open\", \"parts\": [{}]}",
                "{\"state\": \"restricted\", \"reason\": \"words\"}",
                "{\"state\": \"open\", \"terms\": 3}")) {
            int status = as("depositor", "PUT", "/api/deposits/" + id + "/access", wrong)
                    .statusCode();
            assertThat(status).as(wrong).isIn(400, 200);
        }
        assertThat(as("depositor", "PUT", "/api/deposits/" + id + "/access", "{\"state\": \"secret\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theFormSaysItAndKeepsItClosedWhileTheDateIsMissing() throws Exception {
        String id = drafted(null, twoFiles());
        form(id, "access=embargoed&access-until=");
        assertThat(findingsOf(id)).contains("embargo-date");
        form(id, "access=embargoed&access-until=2020-01-01");
        assertThat(findingsOf(id)).contains("embargo-past");
        String day = Clock.systemUTC()
                .instant()
                .plus(MONTH)
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        form(id, "access=embargoed&access-until=" + day + "&access-paths=raw%2F");
        JsonNode access = json(get("depositor", "/api/deposits/" + id + "/access"), 200);
        assertThat(access.path("state").asString()).isEqualTo("open");
        assertThat(access.at("/parts/0/until").asString()).isEqualTo(day + "T00:00:00Z");
        assertThat(get("depositor", "/deposit/" + id, "Accept", "text/html").body())
                .contains("value=\"" + day + "\"");
        json(as("depositor", "PUT", "/api/deposits/" + id + "/metadata", COMPLETE), 200);
        publish(id);
        assertThat(get(null, "/records/" + id + "/files/raw/values.csv").statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyChangesItWhileAModeratorHasIt() throws Exception {
        String id = drafted(embargo(Clock.systemUTC().instant().plus(MONTH)), twoFiles());
        json(as("depositor", "POST", "/api/deposits/" + id + "/submit", ""), 200);
        assertThat(as("depositor", "PUT", "/api/deposits/" + id + "/access", "{\"state\": \"open\"}")
                        .statusCode())
                .isEqualTo(409);
        json(as("moderator", "POST", "/api/deposits/" + id + "/review", ""), 200);
        assertThat(as("depositor", "PUT", "/api/deposits/" + id + "/access", "{\"state\": \"open\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(as("moderator", "PUT", "/api/deposits/" + id + "/access", "{\"state\": \"open\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    static String embargo(Instant until) {
        return "{\"state\": \"embargoed\", \"until\": \"" + until + "\"}";
    }

    private List<String> findings(String access) throws Exception {
        String id = drafted(access, Map.of("readme.txt", "x"));
        return findingsOf(id);
    }

    private List<String> findingsOf(String id) throws Exception {
        return json(get("depositor", "/api/deposits/" + id + "/findings"), 200)
                .path("findings")
                .findValuesAsString("code");
    }

    private void form(String id, String fields) throws Exception {
        String revision = json(get("depositor", "/api/deposits/" + id), 200)
                .path("revision")
                .asString();
        HttpResponse<String> answer = as(
                "depositor",
                "POST",
                "/deposit/" + id + "/describe",
                "revision=" + revision + "&" + fields,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "HX-Request",
                "true");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private List<String> found(String query) throws Exception {
        return json(get(null, "/api/records?limit=100&" + query), 200)
                .path("items")
                .findValuesAsString("id");
    }
}
