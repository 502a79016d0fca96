package org.estran.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.app.archive.Archive;
import org.estran.app.catalogue.erasure.BackupsMade;
import org.estran.app.home.Home;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What an administrator's order leaves of a file. */
class ErasureTest extends AccessCentre {

    private static final String SECRET = "names and addresses of everybody";

    @Autowired
    Archive archive;

    @Autowired
    Home home;

    @Autowired
    JdbcClient db;

    @Autowired
    BackupsMade backups;

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
        String sha512 = db.sql(
                        "SELECT sha512 FROM record_file WHERE record_id = ? AND CAST(path AS TEXT) = 'people.csv'")
                .param(id)
                .query(String.class)
                .single();
        String place = sha512.substring(0, 2) + "/" + sha512;
        List<Path> made = List.of(
                derived("pictures/1/" + place + "/fr.svg"),
                derived("pictures/2/" + place + "/fr.svg"),
                derived("datasets/1/" + place),
                derived("datasets/2/" + place),
                derived("datasets/2/" + place + ".nc"));
        Path copy = derived("datasets/by-time/" + id + "/of-it.copy");
        Path tile = derived("tiles/1/ab/" + "ab".repeat(20));
        db.sql("INSERT INTO file_facts (sha512, document) VALUES (?, '{}')")
                .param(sha512)
                .update();

        backups.begun("/copies/before");

        JsonNode ordered = json(as("administrator", "POST", "/api/admin/erasures", order), 202);
        json(as("administrator", "POST", "/api/admin/erasures", order), 202);
        await(() -> get("administrator", "/api/admin/erasures").body().contains("\"freedAt\""));
        assertThat(isOnDisk()).isFalse();
        assertThat(made).allMatch(Files::notExists);
        assertThat(List.of(copy, tile)).allMatch(Files::notExists);
        assertThat(db.sql("SELECT count(*) FROM file_facts WHERE sha512 = ?")
                        .param(sha512)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(archive.validate(id).getErrors()).isEmpty();
        JsonNode all = json(get("administrator", "/api/admin/erasures"), 200);
        assertThat(all.path("items").findValuesAsString("record")).containsOnlyOnce(id);
        assertThat(all.toString())
                .contains(ordered.path("sha512").asString(), "Personal data", "\"freedBytes\":" + SECRET.length());
        assertThat(get(null, "/records/" + id + "/files/people.csv").statusCode())
                .isEqualTo(410);
        assertThat(get(null, "/records/" + id + "/files/readme.txt").body()).isEqualTo("what it is");
        assertThat(get("administrator", "/admin/erasures?lang=en").body()).contains("people.csv", "Personal data");

        backups.begun("/copies/after");
        theBackupsThatMayHoldItAreTold();

        // A next version is made of what is left.
        String next = json(as("depositor", "POST", "/api/records/" + id + "/versions", "{}"), 201)
                .path("id")
                .asString();
        json(as("depositor", "PUT", "/api/deposits/" + next + "/files?path=more.txt", "more"), 201);
        publish(next);
        assertThat(get(null, "/records/" + id + "/files/more.txt").body()).isEqualTo("more");
        assertThat(archive.validate(id).getErrors()).isEmpty();
    }

    private void theBackupsThatMayHoldItAreTold() throws Exception {
        String erasures = "/api/admin/erasures";
        JsonNode before = json(get("administrator", erasures), 200);
        assertThat(before.path("items").get(0).path("mayBeIn").toString()).isEqualTo("[\"/copies/before\"]");
        assertThat(before.path("backups").findValuesAsString("folder"))
                .containsExactly("/copies/after", "/copies/before");
        assertThat(get("administrator", "/admin/erasures?lang=en").body())
                .contains("value=\"/copies/before\"", "Note as destroyed");
        assertThat(as("moderator", "POST", erasures + "/backups", "{\"folders\": [\"/copies/before\"]}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as("administrator", "POST", erasures + "/backups", "{\"folders\": [\"/copies/before\", \"/other\"]}")
                        .body())
                .contains("backup-unknown", "/other");
        assertThat(json(get("administrator", erasures), 200)).isEqualTo(before);

        JsonNode after =
                json(as("administrator", "POST", erasures + "/backups", "{\"folders\": [\"/copies/before\"]}"), 200);
        assertThat(after.path("items").get(0).path("mayBeIn").isEmpty()).isTrue();
        assertThat(after.path("backups").get(1).path("folder").asString()).isEqualTo("/copies/before");
        assertThat(after.path("backups").get(1).has("destroyedAt")).isTrue();
        assertThat(get("administrator", "/admin/erasures?lang=en").body())
                .doesNotContain("value=\"/copies/before\"")
                .contains("value=\"/copies/after\"");
        assertThat(db.sql("SELECT words FROM audit_entry WHERE action = 'backup.destroyed'")
                        .query(String.class)
                        .list())
                .containsExactly("/copies/before");
    }

    /** A file that was made of the bytes, as far as its place goes. */
    private Path derived(String place) throws Exception {
        Path file = home.cache().resolve(place);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, SECRET);
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
