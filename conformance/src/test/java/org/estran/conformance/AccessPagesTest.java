package org.estran.conformance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Restricted data with terms, from the depositor's form to a reader's request and its answer, in both languages, at a
 * desk's and a phone's width, in light and dark: each page is kept as a picture and judged by axe.
 */
@Tag("outside")
class AccessPagesTest {

    private static final String DESCRIPTION = """
            {"kind": "dataset",
             "title": {"fr": "Colonies d’oiseaux marins, exemple", "en": "Colonies of sea birds, an example"},
             "abstract": {"fr": "Un exemple dont les positions exactes ne sont pas publiques, pour essayer les demandes d’accès.",
                          "en": "An example whose exact positions are not public, to try how access is asked for and granted."},
             "parties": [{"role": "author", "organisation": "Estran"}],
             "licence": "CC-BY-4.0"}""";

    private static final String RESTRICTED = """
            {"state": "restricted",
             "reason": {"fr": "Les positions d’espèces menacées ne sont données qu’aux études qui en ont besoin.",
                        "en": "Positions of endangered species are given to studies that need them."},
             "terms": {"fr": "Ne publiez pas de position plus précise que dix kilomètres.",
                       "en": "Do not publish positions finer than ten kilometres."}}""";

    @RegisterExtension
    static final Demonstration DEMO = new Demonstration();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void askingForRestrictedDataAndAnsweringIsWholeOnEveryPage(String language) throws Exception {
        List<String> findings;
        try (Visit visit = DEMO.visit(language)) {
            String id = drafted(visit);
            visit.open("/deposit/" + id + "#step-people");
            visit.look("70-deposit-access");
            publish(id);
            signOut(visit);
            ask(visit, id);
            answer(visit);
            centreTerms(visit);
            findings = visit.findings();
        }
        assertThat(findings).as("what axe and the browser found").isEmpty();
    }

    private static void ask(Visit visit, String id) {
        visit.open("/records/" + id);
        visit.look("71-restricted-record");
        visit.find("main a[href='/records/" + id + "/access']").click();
        visit.look("72-ask");
        visit.find("[name=name]").fill(visit.say("Laboratoire d’écologie", "Ecology laboratory"));
        visit.find("[name=email]").fill("labo@example.org");
        visit.find("[name=purpose]")
                .fill(visit.say("Une étude des sites de nidification.", "A study of nesting sites."));
        visit.find("main form button").click();
        assertThat(visit.find("h1")).hasText(visit.say("Confirmez votre adresse", "Confirm your address"));
        visit.look("73-to-confirm");
        signIn(visit, "administrateur");
        visit.open("/records/" + id + "/terms");
        visit.look("74-terms");
        visit.open("/records/" + id + "/access");
        visit.find("[name=purpose]").fill(visit.say("Pour contrôle.", "To check."));
        visit.find("main form[action$='/access'] button").click();
        signOut(visit);
    }

    private static void answer(Visit visit) {
        signIn(visit, "deposant");
        visit.open("/account/access");
        visit.look("75-requests");
        visit.find("main table a").click();
        visit.look("76-decision");
        visit.find("form[action$='/grant'] button").click();
        assertThat(visit.find("form[action$='/revocation']")).isVisible();
        visit.look("77-granted");
        signOut(visit);
    }

    private static void centreTerms(Visit visit) {
        signIn(visit, "administrateur");
        visit.open("/admin/terms");
        visit.look("78-centre-terms");
    }

    private String drafted(Visit visit) throws IOException, InterruptedException {
        tokens.put("moderateur", token(visit, "moderateur"));
        signOut(visit);
        tokens.put("deposant", token(visit, "deposant"));
        String id = send("deposant", "POST", "/api/deposits", "{}")
                .body()
                .replaceFirst("(?s).*\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        send("deposant", "PUT", "/api/deposits/" + id + "/files/positions.csv", "site,lat,lon\nA,48.1,-4.5\n");
        send("deposant", "PUT", "/api/deposits/" + id + "/metadata", DESCRIPTION);
        send("deposant", "PUT", "/api/deposits/" + id + "/access", RESTRICTED);
        return id;
    }

    private void publish(String id) throws IOException, InterruptedException {
        send("deposant", "POST", "/api/deposits/" + id + "/submit", "");
        send("moderateur", "POST", "/api/deposits/" + id + "/review", "");
        send("moderateur", "POST", "/api/deposits/" + id + "/accept", "");
        for (int tries = 0; tries < 300 && !isPublished(id); tries++) {
            Thread.sleep(100);
        }
        assertThat(isPublished(id)).isTrue();
    }

    private boolean isPublished(String id) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(DEMO.at("/api/records/" + id)).build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    private HttpResponse<String> send(String login, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(DEMO.at(path))
                .header("Authorization", "Bearer " + tokens.get(login))
                .method(method, BodyPublishers.ofString(body));
        if (body.startsWith("{")) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return answer;
    }

    /** Leaves the visit signed in as that person. */
    private static String token(Visit visit, String login) {
        signIn(visit, login);
        visit.open("/account");
        visit.find("[name=label]").fill("essai");
        visit.find("form[action^='/account/tokens'] button.button:not(.danger)").click();
        return visit.find(".notice-ok code").textContent();
    }

    private static void signIn(Visit visit, String login) {
        visit.open("/account/sign-in");
        visit.find("[name=login]").fill(login);
        visit.find("[name=password]").fill("estran-demo-2026");
        visit.find("form[action='/account/sign-in'] button").click();
        assertThat(visit.find("form[action='/account/sign-out']")).isVisible();
    }

    private static void signOut(Visit visit) {
        visit.find("form[action='/account/sign-out'] button").click();
        assertThat(visit.find("a[href^='/account/sign-in']")).isVisible();
    }
}
