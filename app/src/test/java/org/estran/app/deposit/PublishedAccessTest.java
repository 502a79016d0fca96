package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.estran.app.access.AccessCentre;
import org.estran.app.audit.AuditEntry;
import org.estran.app.audit.AuditLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Conditions of access changed after the publication, on every route. */
class PublishedAccessTest extends AccessCentre {

    private static final String OPEN = "{\"state\": \"open\"}";
    private static final String RESTRICTED =
            "{\"state\": \"restricted\", \"reason\": {\"fr\": \"Sensible.\", \"en\": \"Sensitive.\"}}";

    @Autowired
    AuditLog audit;

    @Test
    void itsDepositorOpensItSoonerAndEveryRouteFollows() throws Exception {
        String id = published(embargo(200));
        for (String route : routes(id)) {
            assertThat(get(null, route).statusCode()).as(route).isEqualTo(403);
        }
        assertThat(as("stranger", "PUT", "/api/records/" + id + "/access", OPEN).statusCode())
                .isEqualTo(403);
        String etag = header(get("depositor", "/api/records/" + id + "/access"), "ETag");
        json(as("depositor", "PUT", "/api/records/" + id + "/access", OPEN, "If-Match", etag), 200);
        assertThat(as("depositor", "PUT", "/api/records/" + id + "/access", OPEN, "If-Match", etag)
                        .statusCode())
                .isEqualTo(412);
        for (String route : routes(id)) {
            assertThat(get(null, route).statusCode()).as(route).isEqualTo(200);
        }
        assertThat(audit.page(null, 20).stream()
                        .filter(entry -> entry.subject().equals(id))
                        .map(AuditEntry::action))
                .contains("deposit.access-changed");
    }

    @Test
    void anEmbargoIsMadeLongerWithinItsBoundsAndStillEndsByItself() throws Exception {
        String id = published(embargo(30));
        json(as("depositor", "PUT", "/api/records/" + id + "/access", embargo(300)), 200);
        clock.goOnFrom(clock.instant().plus(Duration.ofDays(31)));
        assertThat(get(null, routes(id).getFirst()).statusCode()).as("longer").isEqualTo(403);
        assertThat(as("depositor", "PUT", "/api/records/" + id + "/access", embargo(729))
                        .body())
                .as("counted from the publication")
                .contains("embargo-too-long");
        clock.goOnFrom(clock.instant().plus(Duration.ofDays(280)));
        assertThat(get(null, routes(id).getFirst()).statusCode()).isEqualTo(200);
        assertThat(as("depositor", "PUT", "/api/records/" + id + "/access", embargo(10))
                        .body())
                .as("what is open stays so")
                .contains("access-was-open");
    }

    @Test
    void onlyAModeratorMakesARestrictionOfAnEmbargo() throws Exception {
        String id = published(embargo(30));
        assertThat(as("depositor", "PUT", "/api/records/" + id + "/access", RESTRICTED)
                        .body())
                .contains("access-restricted-by-moderators");
        JsonNode now = json(as("moderator", "PUT", "/api/records/" + id + "/access", RESTRICTED), 200);
        assertThat(now.path("state").asString()).isEqualTo("restricted");
        assertThat(get(null, "/records/" + id + "?lang=en").body()).contains("Sensitive.");
        assertThat(get("depositor", "/records/" + id + "/conditions?lang=fr").body())
                .contains("Conditions d’accès", "access-reason-fr");
        assertThat(get("stranger", "/records/" + id + "/conditions").statusCode())
                .isEqualTo(403);
    }

    private static List<String> routes(String id) {
        return List.of(
                "/records/" + id + "/files/readme.txt",
                "/records/" + id + "/files.zip",
                "/thredds/fileServer/" + id + "/readme.txt");
    }

    /** Until the beginning of the day so many days from now. */
    private String embargo(int days) {
        Instant until = clock.instant()
                .atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(days)
                .toInstant();
        return "{\"state\": \"embargoed\", \"until\": \"" + until + "\"}";
    }
}
