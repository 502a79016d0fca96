package org.estran.app.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.app.accounts.Account;
import org.estran.terms.Language;
import org.estran.terms.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Restricted data: asked for, granted for a time, refused, taken back. */
class RestrictionTest extends AccessCentre {

    static final String RESTRICTED = "{\"state\": \"restricted\","
            + " \"reason\": {\"fr\": \"Position d’espèces menacées.\", \"en\": \"Positions of endangered species.\"}}";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    @Autowired
    AccessRequests requests;

    @Autowired
    JdbcClient database;

    @Test
    void tellsWhoIsNotLetInHowToAsk() throws Exception {
        String id = published(RESTRICTED);
        for (String path : List.of("/files/readme.txt", "/files.zip", "/files.txt", "/versions/1/files.zip")) {
            HttpResponse<String> unknown = get(null, "/records/" + id + path);
            JsonNode problem = json(unknown, 401);
            assertThat(problem.path("type").asString()).endsWith("/problems/access-restricted");
            assertThat(problem.path("request").asString()).isEqualTo("http://localhost/records/" + id + "/access");
            assertThat(header(unknown, "WWW-Authenticate")).startsWith("Bearer");
            assertThat(json(get("stranger", "/records/" + id + path), 403)
                            .path("request")
                            .asString())
                    .endsWith("/access");
        }
        for (String language : List.of("fr", "en")) {
            String page = get(null, "/records/" + id + "?lang=" + language, "Accept", "text/html")
                    .body();
            assertThat(page)
                    .contains("/records/" + id + "/access")
                    .contains(language.equals("fr") ? "espèces" : "species");
        }
        assertThat(get(null, "/records/" + id + "/files/readme.txt", "Accept", "text/html")
                        .body())
                .contains("/records/" + id + "/access");
    }

    @Test
    void anAccountIsLetInFromTheAnswerToTheDayItEndsOrIsTakenBack() throws Exception {
        String id = published(RESTRICTED);
        String file = "/records/" + id + "/files/readme.txt";
        form("grantee", "/records/" + id + "/access", 200, "purpose=" + encoded("Une étude. " + HOSTILE));
        form("grantee", "/records/" + id + "/access", 409, "purpose=again");
        form("grantee", "/records/" + id + "/access", 400, "purpose=");
        AccessRequest asked = theRequest(id);
        assertThat(get("grantee", file).statusCode()).isEqualTo(403);
        assertThat(letters("asked", asked))
                .as("its depositor and the moderators hear of it")
                .hasSize(2)
                .allMatch(body -> body.contains("> Une étude."));
        String decision = "/account/access/" + asked.id();
        assertThat(get("stranger", decision).statusCode()).isEqualTo(404);
        String page = get("depositor", decision, "Accept", "text/html").body();
        assertThat(page).contains("&lt;script").doesNotContain("<script>alert").doesNotContain("<img src=x");
        assertThat(get("moderator", "/account/access", "Accept", "text/html").body())
                .contains(decision);

        form("stranger", decision + "/grant", 404, "until=2099-01-01");
        form("depositor", decision + "/grant", 400, "until=2020-01-01");
        form("depositor", decision + "/grant", 400, "until=soon");
        Instant until = Clock.systemUTC().instant().plus(Duration.ofDays(10));
        String day = until.atZone(ZoneOffset.UTC).toLocalDate().toString();
        form("depositor", decision + "/grant", 302, "until=" + day);
        form("moderator", decision + "/refusal", 409, "reason=no");
        assertThat(letters("granted", asked)).hasSize(1).allMatch(body -> !body.contains("estran_pass_"));
        HttpResponse<String> read = get("grantee", file);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(header(read, "Cache-Control")).isEqualTo("private, no-cache");
        assertThat(get("grantee", "/records/" + id + "/files.zip").statusCode()).isEqualTo(200);
        assertThat(get("grantee", "/api/records/" + id + "/contents?path=readme.txt")
                        .statusCode())
                .isEqualTo(400);
        assertThat(get("stranger", file).statusCode()).isEqualTo(403);
        form("grantee", "/records/" + id + "/access", 409, "purpose=more");

        form("moderator", decision + "/revocation", 302, "reason=" + encoded("L’étude est finie."));
        assertThat(get("grantee", file).statusCode()).isEqualTo(403);
        assertThat(letters("revoked", asked)).hasSize(2);
        form("grantee", "/records/" + id + "/access", 200, "purpose=" + encoded("Une autre étude."));
    }

    @Test
    void programsReadWhatTheyDecideOnPageByPageAndDecide() throws Exception {
        String id = published(RESTRICTED);
        List<String> asked = new ArrayList<>();
        for (String who : List.of("grantee", "stranger", "administrator")) {
            asked.addFirst(requests.ask(
                            person(who).asCaller(), id, new AccessRequests.Asked("", "", "Une étude.", Language.FR))
                    .id());
            clock.goOnFrom(clock.instant().plusSeconds(1));
        }
        String all = "/api/access-requests?record=" + id;
        List<String> read = new ArrayList<>();
        JsonNode page = json(get("depositor", all + "&state=asked&limit=2"), 200);
        page.path("items").forEach(one -> read.add(one.path("id").asString()));
        assertThat(read).hasSize(2);
        HttpResponse<String> last = get("depositor", page.path("next").asString());
        json(last, 200).path("items").forEach(one -> read.add(one.path("id").asString()));
        assertThat(read).as("newest first, nothing twice").isEqualTo(asked);
        assertThat(header(last, "Link")).isEmpty();
        assertThat(json(get("moderator", all), 200).path("items").size()).isEqualTo(3);
        assertThat(json(get("stranger", all), 200).path("items").size())
                .as("asking is not deciding")
                .isZero();
        assertThat(get(null, all).statusCode()).isEqualTo(401);
        problem(get("depositor", all + "&state=unconfirmed"), 400, "access-state-unknown");

        String one = "/api/access-requests/" + asked.getLast();
        assertThat(json(get("depositor", one), 200).path("purpose").asString()).isEqualTo("Une étude.");
        problem(get("stranger", one), 404, "access-request-not-found");
        problem(
                as("stranger", "POST", one + "/grant", "{\"until\": \"2099-01-01\"}"),
                400,
                "access-request-incomplete");
        Instant until = clock.instant().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS);
        String granting = "{\"until\": \"" + until + "\"}";
        problem(as("stranger", "POST", one + "/grant", granting), 404, "access-request-not-found");
        problem(as("depositor", "POST", one + "/grant", "{}"), 400, "access-request-incomplete");
        problem(as("depositor", "POST", one + "/grant", "[]"), 400, "document-unreadable");
        problem(as("depositor", "POST", one + "/revoke", "{\"reason\": \"x\"}"), 409, "access-decided-already");
        JsonNode granted = json(as("depositor", "POST", one + "/grant", granting), 200);
        assertThat(granted.path("state").asString()).isEqualTo("granted");
        assertThat(granted.path("until").asString()).isEqualTo(until.toString());
        assertThat(get("grantee", "/records/" + id + "/files/readme.txt").statusCode())
                .isEqualTo(200);
        problem(as("moderator", "POST", one + "/refuse", "{\"reason\": \"Non.\"}"), 409, "access-decided-already");
        JsonNode revoked = json(as("moderator", "POST", one + "/revoke", "{\"reason\": \"L’étude est finie.\"}"), 200);
        assertThat(revoked.path("state").asString()).isEqualTo("revoked");
        assertThat(get("grantee", "/records/" + id + "/files/readme.txt").statusCode())
                .isEqualTo(403);

        String other = "/api/access-requests/" + asked.getFirst();
        problem(as("depositor", "POST", other + "/refuse", "{}"), 400, "access-request-incomplete");
        assertThat(json(as("depositor", "POST", other + "/refuse", "{\"reason\": \"Non.\"}"), 200)
                        .path("reason")
                        .asString())
                .isEqualTo("Non.");
        assertThat(json(get("depositor", all + "&state=asked"), 200)
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    private void problem(HttpResponse<String> answer, int status, String code) throws Exception {
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(json(answer, status).path("type").asString()).endsWith("/problems/" + code);
    }

    @Test
    void aGrantIsOverAtItsEnd() throws Exception {
        String id = published(RESTRICTED);
        Account grantee = person("grantee");
        AccessRequest asked =
                requests.ask(grantee.asCaller(), id, new AccessRequests.Asked("", "", "Une étude.", Language.FR));
        Instant until = Instant.ofEpochMilli(clock.millis()).plus(Duration.ofDays(1));
        requests.grant(person("moderator").asCaller(), asked.id(), until);
        assertThat(get("grantee", "/records/" + id + "/files/readme.txt").statusCode())
                .isEqualTo(200);
        clock.stopAt(until.minusMillis(1));
        assertThat(get("grantee", "/records/" + id + "/files/readme.txt").statusCode())
                .isEqualTo(200);
        clock.stopAt(until);
        assertThat(get("grantee", "/records/" + id + "/files/readme.txt").statusCode())
                .isEqualTo(403);
        assertThat(get("grantee", "/records/" + id + "/access", "Accept", "text/html")
                        .body())
                .contains("name=\"purpose\"");
    }

    @Test
    void whoHasNoAccountConfirmsTheirAddressAndGetsAPassForScriptsAndBrowsers() throws Exception {
        String id = published(RESTRICTED);
        String file = "/records/" + id + "/files/readme.txt";
        form(null, "/records/" + id + "/access", 400, "name=&email=nowhere&purpose=");
        form(null, "/records/" + id + "/access", 400, "name=A%0ABcc&email=a@b&purpose=x");
        form(
                null,
                "/records/" + id + "/access",
                200,
                "name=" + encoded("Laboratoire d’ailleurs") + "&email=labo%40example.org&purpose=" + encoded(HOSTILE));
        AccessRequest request = theRequest(id);
        assertThat(request.state()).isEqualTo(AccessRequest.State.UNCONFIRMED);
        assertThat(get("moderator", "/account/access/" + request.id()).statusCode())
                .as("nobody hears of an address that is not confirmed")
                .isEqualTo(404);
        String confirmation = link(letters("to-confirm", request).getFirst());
        assertThat(get(null, confirmation, "Accept", "text/html").body())
                .contains("labo@example.org")
                .doesNotContain("<script>alert");
        assertThat(theRequest(id).state()).isEqualTo(AccessRequest.State.UNCONFIRMED);
        String token = confirmation.substring(confirmation.indexOf("token=") + 6);
        form(null, "/records/" + id + "/access/confirmation", 200, "token=" + token);
        form(null, "/records/" + id + "/access/confirmation", 404, "token=" + token);
        assertThat(theRequest(id).state()).isEqualTo(AccessRequest.State.ASKED);

        requests.grant(
                person("depositor").asCaller(), request.id(), clock.instant().plus(Duration.ofDays(3)));
        String page = link(letters("granted", request).getFirst());
        String pass = page.substring(page.indexOf("token=") + 6);
        assertThat(pass).startsWith("estran_pass_");
        assertThat(get(null, page, "Accept", "text/html").body())
                .contains("curl")
                .contains(pass);
        assertThat(withBearer(file, pass).statusCode()).isEqualTo(200);
        assertThat(withBearer("/records/" + id + "/files.zip", pass).statusCode())
                .isEqualTo(200);
        assertThat(withBearer("/api/account", pass).statusCode())
                .as("a pass is nobody's account")
                .isEqualTo(403);
        HttpResponse<String> kept = form(null, "/records/" + id + "/access/pass", 302, "token=" + pass);
        assertThat(header(kept, "Set-Cookie"))
                .contains("estran_pass=" + pass, "Path=/records/" + id, "HttpOnly", "SameSite=Lax");
        assertThat(get(null, file, "Cookie", "estran_pass=" + pass).statusCode())
                .isEqualTo(200);
        assertThat(header(get(null, file, "Cookie", "estran_pass=" + pass), "Cache-Control"))
                .contains("private");
        String other = published(RESTRICTED);
        assertThat(withBearer("/records/" + other + "/files/readme.txt", pass).statusCode())
                .as("a pass is for one record")
                .isEqualTo(401);

        requests.revoke(person("moderator").asCaller(), request.id(), "Fini.");
        assertThat(withBearer(file, pass).statusCode()).isEqualTo(401);
        assertThat(get(null, file, "Cookie", "estran_pass=" + pass).statusCode())
                .isEqualTo(401);
        assertThat(withBearer("/records/" + id, pass).statusCode())
                .as("a dead token never reads as a stranger")
                .isEqualTo(401);
        form(null, page.substring(0, page.indexOf('?')), 404, "token=" + pass);
    }

    @Test
    void aLinkThatConfirmsDiesAfterThreeDays() throws Exception {
        String id = published(RESTRICTED);
        form(null, "/records/" + id + "/access", 200, "name=Labo&email=tard%40example.org&purpose=x");
        String confirmation = link(letters("to-confirm", theRequest(id)).getFirst());
        clock.goOnFrom(Clock.systemUTC().instant().plus(Duration.ofDays(3)).plusSeconds(1));
        assertThat(get(null, confirmation).statusCode()).isEqualTo(404);
    }

    @Test
    void anAddressIsNotFloodedWithMails() throws Exception {
        String id = published(RESTRICTED);
        String fields = "name=Labo&email=inonde%40example.org&purpose=x";
        for (int i = 0; i < 5; i++) {
            form(null, "/records/" + id + "/access", 200, fields);
        }
        form(null, "/records/" + id + "/access", 429, fields);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneDoes() throws Exception {
        String id = published(RESTRICTED);
        AccessRequest asked = requests.ask(
                person("grantee").asCaller(), id, new AccessRequests.Asked("", "", "Une étude.", Language.FR));
        Instant until = clock.instant().plus(Duration.ofDays(1));
        List<Callable<AccessRequest>> both = List.of(
                () -> requests.grant(person("depositor").asCaller(), asked.id(), until),
                () -> requests.refuse(person("moderator").asCaller(), asked.id(), "Non."));
        int done = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (Future<AccessRequest> one : pool.invokeAll(both)) {
                try {
                    one.get();
                    done++;
                } catch (java.util.concurrent.ExecutionException refused) {
                    assertThat(refused.getCause()).hasMessageContaining("access-decided-already");
                }
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void whatIsOpenIsNotAskedFor() throws Exception {
        String id = published(null, Map.of("readme.txt", "x"));
        assertThat(get(null, "/records/" + id + "/access").statusCode()).isEqualTo(409);
        assertThatThrownBy(() -> requests.ask(
                        person("grantee").asCaller(), id, new AccessRequests.Asked("", "", "x", Language.EN)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("access-not-restricted");
        assertThat(get(null, "/records/nothing_here/access").statusCode()).isEqualTo(404);
    }

    private AccessRequest theRequest(String recordId) {
        String id = database.sql("SELECT id FROM access_request WHERE record_id = ? ORDER BY asked_at DESC LIMIT 1")
                .param(recordId)
                .query(String.class)
                .single();
        return requests.find(id).orElseThrow();
    }

    private List<String> letters(String what, AccessRequest request) {
        return database.sql("SELECT body FROM notice WHERE event = ? ORDER BY reader DESC")
                .param("access/" + request.id() + "/" + what)
                .query(String.class)
                .list();
    }

    private static String link(String letter) {
        Matcher found = Pattern.compile("http://localhost(/records/\\S+)").matcher(letter);
        assertThat(found.find()).as(letter).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> withBearer(String path, String token) throws Exception {
        return get(null, path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> form(String login, String path, int status, String fields) throws Exception {
        HttpResponse<String> answer = as(login, "POST", path, fields, "Content-Type", FORM);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(status);
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
