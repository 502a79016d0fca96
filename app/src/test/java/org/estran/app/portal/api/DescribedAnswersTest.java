package org.estran.app.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DescribedAnswersTest {

    @Test
    void findsWhatIsMissingOfAnAnswer() {
        assertThat(judged("GET", "/api/account", 200, "{\"id\": \"x\", \"login\": 7}"))
                .anySatisfy(wrong -> assertThat(wrong).contains("displayName"))
                .anySatisfy(wrong -> assertThat(wrong).contains("login"));
    }

    @Test
    void followsReferencesIntoThePartsOfTheDescription() {
        String page = """
                {"items": [{"id": "tide_gauge"}], "numberMatched": 1, "numberReturned": 1, "facets": {}, "links": []}""";
        assertThat(judged("GET", "/api/records", 200, page))
                .anySatisfy(wrong -> assertThat(wrong).contains("version"));
    }

    @Test
    void findsAnAnswerNobodyDescribed() {
        assertThat(judged("GET", "/api/account", 302, "{}")).isNotEmpty();
    }

    @Test
    void takesWhatIsAsDescribed() {
        String me = """
                {"id": "a", "login": "b", "displayName": "c", "email": "d@example.org", "roles": ["depositor"]}""";
        assertThat(judged("GET", "/api/account", 200, me)).isEmpty();
    }

    private static List<String> judged(String method, String path, int status, String json) {
        return DescribedAnswers.judge(
                method, path, status, "application/json;charset=UTF-8", json.getBytes(StandardCharsets.UTF_8));
    }
}
