package org.estran.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.archive.Archive;
import org.estran.app.home.Home;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What an administrator's order leaves of a file. */
class ErasureTest extends AccessCentre {

    private static final String SECRET = "names and addresses of everybody";

    @Autowired
    Archive archive;

    @Autowired
    Home home;

    @Test
    void byOrderOfAnAdministratorBytesAreFreedAndTheOrderAndTheDigestStay() throws Exception {
        Map<String, String> files = new LinkedHashMap<>(twoFiles());
        files.put("people.csv", SECRET);
        String id = published(null, files);
        String order =
                "{\"record\": \"" + id + "\", \"version\": 1, \"path\": \"people.csv\", \"reason\": \"Personal data\"}";
        assertThat(as("moderator", "POST", "/api/admin/erasures", order).statusCode())
                .isEqualTo(403);
        String wrong = as(
                        "administrator",
                        "POST",
                        "/api/admin/erasures",
                        "{\"record\": \"" + id + "\", \"version\": 7, \"path\": \"x\"}")
                .body();
        assertThat(wrong).contains("withdrawal-reason-missing", "erasure-file-unknown");
        assertThat(as("administrator", "POST", "/api/admin/erasures", "{").statusCode())
                .isEqualTo(400);
        assertThat(isOnDisk()).isTrue();

        JsonNode ordered = json(as("administrator", "POST", "/api/admin/erasures", order), 202);
        json(as("administrator", "POST", "/api/admin/erasures", order), 202);
        await(() -> get("administrator", "/api/admin/erasures").body().contains("\"freedAt\""));
        assertThat(isOnDisk()).isFalse();
        assertThat(archive.validate(id).getErrors()).isEmpty();
        JsonNode all = json(get("administrator", "/api/admin/erasures"), 200);
        assertThat(all.path("items").findValuesAsString("record")).containsOnlyOnce(id);
        assertThat(all.toString())
                .contains(ordered.path("sha512").asString(), "Personal data", "\"freedBytes\":" + SECRET.length());
        assertThat(get(null, "/records/" + id + "/files/people.csv").statusCode())
                .isEqualTo(410);
        assertThat(get(null, "/records/" + id + "/files/readme.txt").body()).isEqualTo("what it is");
        assertThat(get("administrator", "/admin/erasures?lang=en").body()).contains("people.csv", "Personal data");

        // A next version is made of what is left.
        String next = json(as("depositor", "POST", "/api/records/" + id + "/versions", "{}"), 201)
                .path("id")
                .asString();
        json(as("depositor", "PUT", "/api/deposits/" + next + "/files?path=more.txt", "more"), 201);
        publish(next);
        assertThat(get(null, "/records/" + id + "/files/more.txt").body()).isEqualTo("more");
        assertThat(archive.validate(id).getErrors()).isEmpty();
    }

    private boolean isOnDisk() throws Exception {
        for (Path root : new Path[] {home.archive(), home.staging()}) {
            try (Stream<Path> all = Files.walk(root)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
