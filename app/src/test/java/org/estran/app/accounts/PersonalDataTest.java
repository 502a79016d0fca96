package org.estran.app.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.estran.app.access.AccessCentre;
import org.estran.app.audit.AuditLog;
import org.estran.app.home.Home;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is known of a person, and what is left of it once it is erased. */
class PersonalDataTest extends AccessCentre {

    private static final String MARK = "xylophage";
    private static final String PASSWORD = "a long enough secret";

    @Autowired
    JdbcClient db;

    @Autowired
    Home home;

    @Autowired
    AuditLog audit;

    @Test
    void everyColumnOfTextIsListedWithWhatItMayHoldOfAPerson() {
        assertThat(new TreeSet<>(kinds().keySet()))
                .as("personal-data.tsv lists every column of text: say what a new one may hold of a person, and have it"
                        + " erased where it holds something")
                .isEqualTo(new TreeSet<>(columns()));
    }

    @Test
    void whatIsErasedIsFoundNowhereAndTheAuditLogStillHolds() throws Exception {
        Account person = known();
        String shared = drafted(null, twoFiles());
        json(as("depositor", "POST", "/api/deposits/" + shared + "/coauthors", invitation(MARK, "read")), 201);
        json(
                as("depositor", "POST", "/api/deposits/" + shared + "/coauthors", invitation(person.email(), "read")),
                201);
        String own =
                json(as(MARK, "POST", "/api/deposits", "{}"), 201).path("id").asString();
        json(as(MARK, "PUT", "/api/deposits/" + own + "/metadata", COMPLETE.replace("SNO SSS", MARK)), 200);
        json(as(MARK, "PUT", "/api/deposits/" + own + "/files?path=" + MARK + ".csv", MARK), 201);
        String restricted = published("{\"state\": \"restricted\", \"reason\": {\"en\": \"Rare species\"}}");
        asks(MARK, restricted, "purpose=For+a+study+at+" + MARK);
        asks(null, restricted, "name=" + MARK + "&purpose=A+study&email=" + MARK + "%40example.org");
        moderates();
        imports(person);
        writesToAProducer(person);
        subscribes(person);
        assertThat(where())
                .contains(
                        "account.login (erased)", "deposit.owner_name (erased)", "review_comment.author_name (erased)")
                .contains("access_request.email (erased)", "notice.body (erased)", "deposit_invitation.email (erased)")
                .contains(
                        "audit_entry.words (erased)",
                        "import_run.asked_by (erased)",
                        "producer_message.email (erased)",
                        "dataset_subscription.email (erased)");

        assertThat(as(MARK, "POST", "/api/account/erasure", "{\"password\": \"another one\"}")
                        .body())
                .contains("password-wrong");
        assertThat(as(MARK, "POST", "/api/account/erasure", "{\"password\": \"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(where()).isEmpty();
        assertThat(audit.verify().holds()).isTrue();
        assertThat(accounts.byId(person.id()).orElseThrow())
                .satisfies(account -> assertThat(account.isErased()).isTrue())
                .satisfies(account -> assertThat(account.roles()).isEmpty());
        assertThat(get(MARK, "/api/account").statusCode()).isEqualTo(401);
        assertThat(get("administrator", "/admin/accounts/" + person.id() + "?lang=en")
                        .body())
                .contains("Personal data erased")
                .doesNotContain(MARK);
        assertThat(json(get("administrator", "/api/admin/erasures"), 200).isEmpty())
                .isFalse();
        db.sql("PRAGMA wal_checkpoint(TRUNCATE)").query().listOfRows();
        assertThat(Files.readString(home.database().resolve("estran.db"), StandardCharsets.ISO_8859_1))
                .doesNotContainIgnoringCase(MARK);
    }

    @Test
    void aDraftGoesOnWithACoauthorAndWhatIsInReviewIsDecidedFirst() throws Exception {
        Account person = known();
        String id =
                json(as(MARK, "POST", "/api/deposits", "{}"), 201).path("id").asString();
        String self = "/api/deposits/" + id;
        json(as(MARK, "PUT", self + "/files?path=values.csv", "a,b\n1,2\n"), 201);
        json(as(MARK, "PUT", self + "/metadata", COMPLETE), 200);
        json(as(MARK, "POST", self + "/coauthors", invitation("depositor", "edit")), 201);
        json(as(MARK, "POST", self + "/submit", ""), 200);
        String path = "/api/admin/accounts/" + person.id() + "/erasure";
        String login = "{\"login\": \"" + MARK + "\"}";
        assertThat(as("depositor", "POST", path, login).statusCode()).isEqualTo(403);
        assertThat(as("administrator", "POST", path, "{\"login\": \"depositor\"}")
                        .body())
                .contains("login-other");
        assertThat(as("administrator", "POST", path, login).body()).contains("account-deposits-in-review");
        assertThat(accounts.byLogin(MARK)).isPresent();

        json(as("moderator", "POST", self + "/review", ""), 200);
        json(as("moderator", "POST", self + "/return", "{\"reason\": \"The units are missing.\"}"), 200);
        assertThat(as("administrator", "POST", path, login).statusCode()).isEqualTo(204);
        assertThat(as("administrator", "POST", path, login).statusCode()).isEqualTo(400);
        JsonNode deposit = json(as("depositor", "GET", self, null), 200);
        assertThat(deposit.path("depositor").asString()).isEqualTo("The depositor");
        json(as("depositor", "POST", self + "/submit", ""), 200);
        assertThat(where()).isEmpty();
    }

    private Account known() {
        return accounts.create(
                MARK,
                "The laboratory " + MARK,
                MARK + "@example.org",
                PASSWORD,
                Set.of(AccountRole.DEPOSITOR, AccountRole.MODERATOR));
    }

    private void asks(@Nullable String login, String record, String fields) throws Exception {
        assertThat(as(
                                login,
                                "POST",
                                "/records/" + record + "/access",
                                fields,
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(200);
    }

    private void moderates() throws Exception {
        String id = drafted(null, twoFiles());
        String self = "/api/deposits/" + id;
        json(as("depositor", "POST", self + "/submit", ""), 200);
        json(as(MARK, "POST", self + "/review", ""), 200);
        json(as(MARK, "POST", self + "/comments", "{\"words\": \"Which sea?\"}"), 201);
        json(as("depositor", "POST", self + "/comments/1/answers", "{\"words\": \"The Iroise Sea\"}"), 201);
        json(as(MARK, "POST", self + "/comments/1/settle", ""), 200);
        json(as(MARK, "POST", self + "/return", "{\"reason\": \"The units are missing.\"}"), 200);
    }

    private void imports(Account person) {
        db.sql("INSERT INTO import_run (number, source, location, received, asked_by, state, asked_at, added, changed,"
                        + " unchanged, kept, failed, duplicates, ignored, missing, warnings, byte_count)"
                        + " SELECT coalesce(max(number), 0) + 1, 'A source', '/nowhere', true, ?, 'done', 0, 0, 0, 0, 0, 0,"
                        + " 0, 0, 0, 0, 0 FROM import_run")
                .param(person.displayName())
                .update();
    }

    /** Wants to be told of the changes of a dataset of observations. */
    private void subscribes(Account person) {
        db.sql("INSERT INTO dataset_subscription (id, record_id, email, language, asked_at, confirmed_at, version)"
                        + " VALUES ('0123456789abcdef0123456789abcdef', 'float_2026', ?, 'en', 1, 1, 1)")
                .param(person.email().toLowerCase(java.util.Locale.ROOT))
                .update();
    }

    private void writesToAProducer(Account person) {
        db.sql("INSERT INTO producer_message (id, producer, contact, name, email, words, language, asked_at)"
                        + " VALUES ('m1', 'An institute', 'data@example.org', ?, ?, ?, 'fr', 0)")
                .params(person.displayName(), person.email(), "A question of " + MARK)
                .update();
    }

    private static String invitation(String who, String rights) {
        return "{\"who\": \"" + who + "\", \"rights\": \"" + rights + "\"}";
    }

    private List<String> where() {
        List<String> found = new ArrayList<>();
        kinds().forEach((column, kind) -> {
            String[] names = column.split("\\.");
            if (!kind.equals("published") && holds(names[0], names[1])) {
                found.add(column + " (" + kind + ")");
            }
        });
        return found;
    }

    private boolean holds(String table, String column) {
        return db.sql("SELECT count(*) FROM " + table + " WHERE lower(CAST(" + column + " AS TEXT)) LIKE ?")
                        .param("%" + MARK + "%")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Table and column, such as {@code account.login}. */
    private List<String> columns() {
        return db.sql("SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c"
                        + " WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'flyway_%'"
                        + " AND (c.type LIKE '%CHAR%' OR c.type LIKE '%TEXT%' OR c.type LIKE '%BYTEA%')")
                .query(String.class)
                .list();
    }

    private static Map<String, String> kinds() {
        try (InputStream in =
                Objects.requireNonNull(PersonalDataTest.class.getResourceAsStream("/personal-data.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .flatMap(cells -> Arrays.stream(cells[2].split(" "))
                            .map(column -> Map.entry(cells[0] + "." + column, cells[1])))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
