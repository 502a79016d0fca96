package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.estran.app.access.AccessCentre;
import org.estran.app.accounts.AccountRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A deposit between its depositor and two moderators, as programs see it. */
class ReviewTest extends AccessCentre {

    @Autowired
    Leases leases;

    @Autowired
    Reminders reminders;

    @Autowired
    JdbcClient db;

    private String id = "";
    private String self = "";

    @BeforeEach
    void submitted() throws Exception {
        person("second", AccountRole.DEPOSITOR, AccountRole.MODERATOR);
        id = drafted(null, twoFiles());
        self = "/api/deposits/" + id;
        json(as("depositor", "POST", self + "/submit", ""), 200);
    }

    @Test
    void ofTwoModeratorsAtOnceOneWinsAndTheOtherIsToldWho() throws Exception {
        token("moderator");
        token("second");
        List<HttpResponse<String>> answers;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            answers = List.of("moderator", "second").stream()
                    .map(who -> CompletableFuture.supplyAsync(() -> take(who), both))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 409);
        String winner = answers.get(0).statusCode() == 200 ? "The moderator" : "The second";
        String refused = answers.get(answers.get(0).statusCode() == 200 ? 1 : 0).body();
        assertThat(refused).contains("deposit-held").contains(winner);
        assertThat(get("moderator", "/review/" + id).body()).contains(winner);
    }

    @Test
    void whileAModeratorHasItNobodyChangesWhatIsJudged() throws Exception {
        json(as("moderator", "POST", self + "/review", ""), 200);
        String described = get("depositor", self + "/metadata").body();
        for (String who : List.of("depositor", "moderator")) {
            for (HttpResponse<String> refused : List.of(
                    as(who, "PUT", self + "/metadata", COMPLETE.replace("Surface", "Deep")),
                    as(who, "PUT", self + "/files/readme.txt", "something else"),
                    as(who, "PUT", self + "/files/another.txt", "one more"),
                    as(who, "DELETE", self + "/files/readme.txt", null),
                    as(who, "PUT", self + "/access", "{\"state\": \"open\"}"))) {
                assertThat(refused.statusCode())
                        .as(who + " " + refused.request().method() + " "
                                + refused.request().uri() + refused.body())
                        .isIn(403, 409);
            }
        }
        assertThat(get("depositor", self + "/metadata").body()).isEqualTo(described);
        assertThat(get("depositor", self + "/files").body()).doesNotContain("another.txt");
        assertThat(get("depositor", self + "/files/readme.txt").body()).isEqualTo("what it is");
    }

    @Test
    void aLeaseIsRenewedByWorkGivenBackByHandAndEndsByItself() throws Exception {
        JsonNode taken = json(as("moderator", "POST", self + "/review", ""), 200);
        Instant until = Instant.parse(taken.path("heldUntil").asString());
        assertThat(until)
                .isBetween(
                        clock.instant().plus(Duration.ofDays(6)),
                        clock.instant().plus(Duration.ofDays(8)));

        clock.goOnFrom(clock.instant().plus(Duration.ofDays(5)));
        json(as("moderator", "POST", self + "/comments", "{\"words\": \"a word\"}"), 201);
        Instant renewed = Instant.parse(
                json(get("moderator", self), 200).path("heldUntil").asString());
        assertThat(renewed).isAfter(until.plus(Duration.ofDays(4)));

        leases.end(id);
        assertThat(state()).isEqualTo("in-review");
        clock.goOnFrom(renewed.plusSeconds(1));
        leases.end(id);
        assertThat(state()).isEqualTo("submitted");
        assertThat(get("depositor", self + "/events").body()).contains("lease-ended");

        json(as("second", "POST", self + "/review", ""), 200);
        assertThat(as("moderator", "POST", self + "/release", "").statusCode()).isEqualTo(403);
        json(as("second", "POST", self + "/release", ""), 200);
        assertThat(state()).isEqualTo("submitted");
    }

    @Test
    void aCommentOnAFieldOrAFileIsAnsweredAndMustBeSettledBeforeAcceptance() throws Exception {
        json(as("moderator", "POST", self + "/review", ""), 200);
        String none = as("moderator", "POST", self + "/comments", "{\"pointer\": \"/nowhere\", \"words\": \" \"}")
                .body();
        assertThat(none).contains("remark-place", "remark-empty");
        json(
                as("moderator", "POST", self + "/comments", "{\"pointer\": \"/title/fr\", \"words\": \"Which sea?\"}"),
                201);
        json(
                as("moderator", "POST", self + "/comments", "{\"file\": \"readme.txt\", \"words\": \"<b>units?</b>\"}"),
                201);
        assertThat(as("second", "POST", self + "/comments", "{\"words\": \"me too\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("depositor", "POST", self + "/comments", "{\"words\": \"me\"}")
                        .statusCode())
                .isEqualTo(403);

        JsonNode refused = json(as("moderator", "POST", self + "/accept", ""), 400);
        assertThat(refused.path("type").asString()).endsWith("remarks-open");
        assertThat(refused.path("findings").findValuesAsString("pointer"))
                .containsExactly("/title/fr", "/files/readme.txt");

        // Open comments are reason enough.
        json(as("moderator", "POST", self + "/return", "{}"), 200);
        String page = get("depositor", "/deposit/" + id + "?lang=en").body();
        assertThat(page).contains("href=\"#comment-1\"", "href=\"#comment-2\"").doesNotContain("<b>units");
        assertThat(page.substring(page.indexOf("name=\"title.fr\""), page.indexOf("name=\"title.en\"")))
                .as("a remark stands beside its field, with a form to answer it")
                .contains("Which sea?", "form=\"answer-1\"");
        assertThat(page.substring(page.indexOf("id=\"files\""), page.indexOf("id=\"description\"")))
                .as("and beside its file")
                .contains("&lt;b&gt;units?", "form=\"answer-2\"");
        assertThat(page).containsOnlyOnce("Which sea?").contains("<form method=\"post\" id=\"answer-1\"");
        json(as("depositor", "POST", self + "/comments/1/answers", "{\"words\": \"The Iroise Sea\"}"), 201);
        assertThat(as("stranger", "POST", self + "/comments/1/answers", "{\"words\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(as("depositor", "POST", self + "/comments/1/settle", "").statusCode())
                .isEqualTo(403);
        json(as("depositor", "POST", self + "/submit", ""), 200);
        json(as("second", "POST", self + "/review", ""), 200);
        json(as("second", "POST", self + "/comments/1/settle", ""), 200);
        json(as("second", "POST", self + "/comments/2/settle", ""), 200);
        assertThat(as("depositor", "POST", self + "/comments/1/answers", "{\"words\": \"x\"}")
                        .statusCode())
                .isEqualTo(409);
        json(as("second", "POST", self + "/accept", ""), 202);
    }

    @Test
    void aProposalTheDepositorAcceptsChangesTheFieldAndIsToldInTheHistory() throws Exception {
        json(as("moderator", "POST", self + "/review", ""), 200);
        String wrong = "{\"field\": \"start\", \"after\": \"not a day\"}";
        assertThat(as("moderator", "POST", self + "/proposals", wrong).statusCode())
                .isEqualTo(400);
        json(propose("title.en", "Sea surface salinity"), 201);
        json(propose("title.fr", "Salinité de la mer"), 201);
        String unread = json(get("moderator", self), 200).path("revision").asString();
        assertThat(as("moderator", "POST", self + "/proposals/1/accept", "").statusCode())
                .isEqualTo(403);
        json(as("depositor", "POST", self + "/proposals/1/accept", ""), 200);
        json(as("depositor", "POST", self + "/proposals/2/decline", ""), 200);
        assertThat(as("depositor", "POST", self + "/proposals/2/accept", "").statusCode())
                .isEqualTo(409);

        JsonNode record = json(get("moderator", self + "/metadata"), 200);
        assertThat(record.path("title").path("en").asString()).isEqualTo("Sea surface salinity");
        assertThat(record.path("title").path("fr").asString()).isEqualTo("Salinité de surface");
        JsonNode last = json(get("depositor", self + "/events"), 200).path("items").values().stream()
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(last.path("what").asString()).isEqualTo("amended");
        assertThat(last.path("words").asString()).contains("Surface salinity → Sea surface salinity");
        // What the moderator read is not what would be published now.
        assertThat(as("moderator", "POST", self + "/accept", "", "If-Match", "\"" + unread + "\"")
                        .statusCode())
                .isEqualTo(412);
        json(as("moderator", "POST", self + "/accept", ""), 202);
    }

    @Test
    void aProposalForAFieldThatChangedMeanwhileOverwritesNothing() throws Exception {
        json(as("moderator", "POST", self + "/review", ""), 200);
        json(propose("title.en", "Proposed"), 201);
        json(as("moderator", "POST", self + "/return", "{}"), 200);
        json(as("depositor", "PUT", self + "/metadata", COMPLETE.replace("Surface salinity", "Mine")), 200);
        assertThat(as("depositor", "POST", self + "/proposals/1/accept", "").statusCode())
                .isEqualTo(412);
        assertThat(get("depositor", self + "/metadata").body()).contains("Mine");
    }

    @Test
    void theQueueTellsHowLongEachHasWaitedAndIsFilteredByTheme() throws Exception {
        String themed = drafted(null, twoFiles());
        json(
                as(
                        "depositor",
                        "PUT",
                        "/api/deposits/" + themed + "/metadata",
                        COMPLETE.replace(
                                "\"licence\"",
                                "\"keywords\": [{\"label\": {\"fr\": \"Marées\", \"en\": \"Tides\"}}], \"licence\"")),
                200);
        json(as("depositor", "POST", "/api/deposits/" + themed + "/submit", ""), 200);
        clock.goOnFrom(clock.instant().plus(Duration.ofDays(3)));
        String all = get("moderator", "/review?lang=en").body();
        assertThat(all).contains("/review/" + id, "/review/" + themed, "3 days", "Tides (1)");
        assertThat(all.indexOf("/review/" + id)).isLessThan(all.indexOf("/review/" + themed));
        assertThat(get("moderator", "/review?lang=en&theme=tides").body())
                .contains("/review/" + themed)
                .doesNotContain("/review/" + id);
        assertThat(get("moderator", "/review?theme=Mar%C3%A9es").body()).contains("/review/" + themed);
        assertThat(get("stranger", "/review").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsWaitedForIsRemindedOnceForEachDelay() throws Exception {
        Instant start = clock.instant();
        clock.goOnFrom(start.plus(Duration.ofDays(6)));
        reminders.remind(id);
        assertThat(reminded("moderator")).isZero();
        clock.goOnFrom(start.plus(Duration.ofDays(8)));
        reminders.remind(id);
        reminders.remind(id);
        assertThat(reminded("moderator")).isEqualTo(1);
        clock.goOnFrom(start.plus(Duration.ofDays(31)));
        reminders.remind(id);
        assertThat(reminded("moderator")).isEqualTo(2);

        json(as("moderator", "POST", self + "/review", ""), 200);
        json(as("moderator", "POST", self + "/return", "{\"reason\": \"x\"}"), 200);
        reminders.remind(id);
        assertThat(reminded("depositor")).isZero();
        clock.goOnFrom(start.plus(Duration.ofDays(40)));
        reminders.remind(id);
        assertThat(reminded("depositor")).isEqualTo(1);
        assertThat(reminded("second")).isEqualTo(2);
    }

    @Test
    void withTheReviewItsLeaseAndItsRemindersEnd() throws Exception {
        assertThat(waiting()).containsExactly("remind-of-review");
        json(as("moderator", "POST", self + "/review", ""), 200);
        assertThat(waiting()).containsExactly("end-review-lease", "remind-of-review");
        json(as("moderator", "POST", self + "/release", ""), 200);
        assertThat(waiting()).containsExactly("remind-of-review");
        json(as("moderator", "POST", self + "/review", ""), 200);
        json(as("moderator", "POST", self + "/return", "{\"reason\": \"x\"}"), 200);
        assertThat(waiting()).containsExactly("remind-of-review");
        json(as("depositor", "POST", self + "/submit", ""), 200);
        json(as("moderator", "POST", self + "/review", ""), 200);
        json(as("moderator", "POST", self + "/refuse", "{\"reason\": \"x\"}"), 200);
        assertThat(waiting()).isEmpty();

        id = drafted(null, twoFiles());
        publish(id);
        assertThat(waiting()).isEmpty();
        submitted();
        json(as("moderator", "POST", self + "/review", ""), 200);
        json(as("moderator", "POST", self + "/return", "{\"reason\": \"x\"}"), 200);
        json(as("depositor", "POST", self + "/abandon", ""), 200);
        assertThat(waiting()).isEmpty();
    }

    private List<String> waiting() {
        return db.sql("SELECT kind FROM job WHERE instance = ? AND kind IN ('end-review-lease', 'remind-of-review')"
                        + " ORDER BY kind")
                .param(id)
                .query(String.class)
                .list();
    }

    @Test
    void delaysAreMeasuredByMonthForAdministrators() throws Exception {
        db.sql("DELETE FROM deposit_event").update();
        Instant start = Instant.parse("2031-03-01T00:00:00Z");
        note(1, "submitted", start);
        note(2, "taken", start.plus(Duration.ofHours(10)));
        note(3, "released", start.plus(Duration.ofHours(11)));
        note(4, "taken", start.plus(Duration.ofHours(30)));
        note(5, "returned", start.plus(Duration.ofHours(48)));
        note(6, "submitted", start.plus(Duration.ofDays(40)));
        note(7, "taken", start.plus(Duration.ofDays(41)));
        note(8, "accepted", start.plus(Duration.ofDays(42)));
        assertThat(get("administrator", "/admin/review.csv").body())
                .isEqualTo("month,taken,taken_median_hours,taken_longest_hours,answered,answered_median_hours,"
                        + "answered_longest_hours\r\n2031-04,1,24.00,24.00,1,48.00,48.00\r\n"
                        + "2031-03,1,10.00,10.00,1,48.00,48.00\r\n");
        assertThat(get("administrator", "/admin/review?lang=en").body()).contains("April 2031", "2 days");
        assertThat(get("moderator", "/admin/review.csv").statusCode()).isEqualTo(403);
    }

    private void note(int number, String what, Instant at) {
        db.sql("INSERT INTO deposit_event (deposit_id, number, at, actor, actor_name, what, words)"
                        + " VALUES (?, ?, ?, '', '', ?, '')")
                .params(id, number, at.toEpochMilli(), what)
                .update();
    }

    private HttpResponse<String> propose(String field, String after) throws Exception {
        return as(
                "moderator",
                "POST",
                self + "/proposals",
                "{\"field\": \"" + field + "\", \"after\": \"" + after + "\"}");
    }

    private HttpResponse<String> take(String who) {
        try {
            return as(who, "POST", self + "/review", "");
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String state() throws Exception {
        return json(get("depositor", self), 200).path("state").asString();
    }

    private long reminded(String login) {
        return db.sql("SELECT count(*) FROM notice WHERE event LIKE ? AND reader = ?")
                .params("deposit/" + id + "/%/reminder/%", person(login).id())
                .query(Long.class)
                .single();
    }
}
