package org.estran.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.estran.app.access.AccessCentre;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class AuditExportTest extends AccessCentre {

    private static final String WORDS = "Un mot,\nun \"autre\"\r\n\u2028et \\ un dernier\u0085.";

    @Autowired
    AuditLog log;

    @Test
    void eachEntryIsALineOfItsOwnThatTiesInWithTheOneBefore() throws Exception {
        // A token is an entry too.
        token("administrator");
        log.note("somebody", "deposit.submitted", "a_deposit", WORDS);
        log.note(null, "record.published", "a_record", "");
        AuditEntry last = log.page(null, 1).getFirst();

        HttpResponse<String> answer = get("administrator", "/admin/audit.jsonl");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/jsonl");
        assertThat(answer.body()).endsWith("}\n");
        List<String> lines = List.of(answer.body().split("\n"));
        assertThat(lines).hasSize((int) last.number());
        String previous = JSON.readTree(lines.getFirst()).path("previous").asString();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode entry = JSON.readTree(lines.get(i));
            assertThat(entry.path("number").asLong()).isEqualTo(i + 1);
            assertThat(entry.path("previous").asString()).isEqualTo(previous);
            previous = entry.path("hash").asString();
        }
        assertThat(previous).isEqualTo(last.hash());
        assertThat(JSON.readTree(lines.get(lines.size() - 2)).path("words").asString())
                .isEqualTo(WORDS);
        assertThat(get("moderator", "/admin/audit.jsonl").statusCode()).isEqualTo(403);
    }
}
