package org.estran.app.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.accounts.AccountRole;
import org.estran.app.accounts.Caller;
import org.estran.app.catalogue.AccessPolicy;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.DownloadTerms;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.deposit.DepositFiles;
import org.estran.app.deposit.Deposits;
import org.estran.app.deposit.Moderation;
import org.estran.app.deposit.NewVersions;
import org.estran.app.deposit.StatedDigests;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.jobs.JobStatus;
import org.estran.app.jobs.Jobs;
import org.estran.app.keeping.RunningCentre.Told;
import org.estran.records.AccessCondition;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code rebuild} makes what is published again from the archive alone. One centre, filled once, hurt in several ways. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildTest {

    private static final List<String> NOT_ITS_BUSINESS =
            List.of("account", "account_role", "deposit", "deposit_file", "deposit_event", "doi");

    @TempDir
    private static Path home;

    private static Map<String, String> before = Map.of();
    private static Map<String, String> dois = Map.of();
    private static int records;

    @Test
    @Order(1)
    void refusesWhileAServerRunsAndChangesNothing() throws Exception {
        try (RunningCentre centre = RunningCentre.filled(home)) {
            Catalogue catalogue = centre.bean(Catalogue.class);
            correct(catalogue, "sno_sss");
            makeVersions(centre);
            withdraw(catalogue, "sno_mesurho", Withdrawal.Scope.DATA);
            withdraw(catalogue, centre.ids().getLast(), Withdrawal.Scope.ALL);
            before = centre.everythingPublished();
            dois = dois(centre);
            records = centre.ids().size();
            Told told = RunningCentre.command("rebuild", "--home", home.toString());
            assertThat(told.status()).isEqualTo(1);
            assertThat(told.err()).contains("rebuild").contains("server stopped");
            assertThat(centre.everythingPublished()).isEqualTo(before);
        }
        assertThat(before).hasSizeGreaterThan(500);
        assertThat(dois).hasSizeGreaterThan(8);
    }

    @Test
    @Order(2)
    void findsNothingToDoWhereRowsAndArchiveAgree() {
        Told told = RunningCentre.command("rebuild", "--home", home.toString());
        assertThat(told.err()).isEmpty();
        assertThat(told.status()).isZero();
        assertThat(told.out()).contains("0 records remade").contains(records + " records were as the archive says");
    }

    @Test
    @Order(3)
    void makesDamagedRowsAgainAndTouchesNeitherAccountsNorDrafts() throws Exception {
        Map<String, List<String>> others;
        try (RunningCentre centre = RunningCentre.on(home)) {
            others = tables(centre);
            JdbcClient rows = centre.bean(JdbcClient.class);
            rows.sql("UPDATE record SET record_json = '{\"title' WHERE id = 'sno_sss'")
                    .update();
            rows.sql("UPDATE record SET withdrawn_scope = NULL").update();
            rows.sql("DELETE FROM record_file").update();
            rows.sql("DELETE FROM record_identifier WHERE record_id < 'm'").update();
        }
        Told told = RunningCentre.command("rebuild", "--home", home.toString());
        assertThat(told.err()).isEmpty();
        assertThat(told.status()).isZero();
        try (RunningCentre centre = RunningCentre.on(home)) {
            assertThat(tables(centre)).isEqualTo(others);
            assertThatItIsAsBefore(centre);
        }
    }

    @Test
    @Order(4)
    void makesEverythingPublishedAgainWhenDatabaseAndIndexAreLost() throws Exception {
        remove(home.resolve("database"));
        remove(home.resolve("index"));
        Told told = RunningCentre.command("rebuild", "--home", home.toString());
        assertThat(told.err()).isEmpty();
        assertThat(told.status()).isZero();
        assertThat(told.out()).contains(records + " records remade");
        try (RunningCentre centre = RunningCentre.on(home)) {
            assertThatItIsAsBefore(centre);
            assertThat(dois(centre)).isEqualTo(dois);
            assertThat(centre.bean(Jobs.class).list())
                    .as("the end of the embargo is awaited again")
                    .anyMatch(job -> job.kind().equals("embargo-end"));
        }
    }

    @Test
    @Order(5)
    void tellsAnObjectThatIsBrokenWithItsReasonAndTheOthersGoOn() throws Exception {
        Path document = document("record.json");
        byte[] good = Files.readAllBytes(document);
        Files.writeString(document, "{}");
        remove(home.resolve("database"));
        try {
            Told told = RunningCentre.command("rebuild", "--home", home.toString());
            assertThat(told.status()).isEqualTo(1);
            assertThat(told.err()).contains("record.json is not what its digest says");
            assertThat(told.out()).contains((records - 1) + " records remade");
        } finally {
            Files.write(document, good);
        }
        assertThat(RunningCentre.command("rebuild", "--home", home.toString()).out())
                .contains("1 record remade");
        try (RunningCentre centre = RunningCentre.on(home)) {
            assertThatItIsAsBefore(centre);
        }
    }

    private static void assertThatItIsAsBefore(RunningCentre centre) throws Exception {
        // What a server does at its start where no dataset is known.
        centre.bean(Jobs.class).ask("dataset-walk", "all", "");
        awaitDone(centre);
        Map<String, String> now = centre.everythingPublished();
        assertThat(now.keySet()).isEqualTo(before.keySet());
        before.forEach((path, answer) -> assertThat(now.get(path)).as(path).isEqualTo(answer));
    }

    /** A second version of one deposit, with a file less and one more, and a correction of it; and a third of another. */
    private static void makeVersions(RunningCentre centre) throws Exception {
        Deposits deposits = centre.bean(Deposits.class);
        DepositFiles depositFiles = centre.bean(DepositFiles.class);
        List<Map<String, Object>> published = centre.bean(JdbcClient.class)
                .sql("SELECT id, owner FROM deposit WHERE state = 'published' ORDER BY id LIMIT 2")
                .query()
                .listOfRows();
        for (int i = 0; i < 3; i++) {
            Map<String, Object> one = published.get(i % 2);
            Caller owner = new Caller(one.get("owner").toString(), "Depositor", Set.of(AccountRole.DEPOSITOR));
            Caller moderator = new Caller("m", "Moderator", Set.of(AccountRole.MODERATOR));
            String draft = centre.bean(NewVersions.class)
                    .open(owner, one.get("id").toString())
                    .deposit()
                    .id();
            depositFiles.addFile(
                    owner,
                    draft,
                    "lisez-moi-" + i + ".txt",
                    new ByteArrayInputStream(("version " + i).getBytes(StandardCharsets.UTF_8)),
                    StatedDigests.NONE);
            if (i == 2) {
                depositFiles.removeFile(owner, draft, "lisez-moi-0.txt");
            }
            if (i == 1) {
                deposits.setAccess(owner, draft, closed(), null);
            }
            deposits.submit(owner, draft);
            centre.bean(Moderation.class).take(moderator, draft);
            centre.bean(Moderation.class).accept(moderator, draft);
            await(() -> deposits.find(owner, draft).state().equals("published"));
        }
        withdrawParts(centre.bean(Catalogue.class), published);
        correct(centre.bean(Catalogue.class), published.getFirst().get("id").toString());
        awaitDone(centre);
    }

    /** Until all is done but for the ends of embargoes, the next look at links and reminders of what waits for a moderator. */
    private static void awaitDone(RunningCentre centre) throws InterruptedException {
        for (int tries = 0; tries < 400 && !undone(centre).isEmpty(); tries++) {
            Thread.sleep(50);
        }
        assertThat(undone(centre)).isEmpty();
    }

    private static List<JobStatus> undone(RunningCentre centre) {
        List<String> submitted = centre.bean(JdbcClient.class)
                .sql("SELECT id FROM deposit WHERE state = 'submitted'")
                .query(String.class)
                .list();
        return centre.bean(Jobs.class).list().stream()
                .filter(job -> !Set.of("embargo-end", "link-check").contains(job.kind()))
                .filter(job -> !job.kind().equals("remind-of-review") || !submitted.contains(job.instance()))
                .toList();
    }

    /** Under embargo, but for a part that is restricted; on terms. */
    private static AccessPolicy closed() {
        Instant until = Instant.now().plus(Duration.ofDays(300)).truncatedTo(ChronoUnit.MILLIS);
        return new AccessPolicy(
                new AccessCondition.Embargoed(until),
                List.of(new AccessPolicy.Part(
                        "lisez-moi-1.txt", new AccessCondition.Restricted(LocalizedText.of("Motif", "Reason")))),
                new DownloadTerms.Own(LocalizedText.of("Conditions", "Terms")));
    }

    /** An older version, a file of it, and a version that was never here. */
    private static void withdrawParts(Catalogue catalogue, List<Map<String, Object>> published) {
        String twice = published.getFirst().get("id").toString();
        String once = published.getLast().get("id").toString();
        catalogue.withdrawVersion(twice, 2, withdrawal(Withdrawal.Scope.VERSION));
        catalogue.withdrawFile(
                once, 1, catalogue.files(once, 1, null, 1).getFirst().path(), withdrawal(Withdrawal.Scope.FILE));
        catalogue.noteUnavailable(once, withdrawal(Withdrawal.Scope.NEVER));
    }

    private static Withdrawal withdrawal(Withdrawal.Scope scope) {
        return new Withdrawal("Erreur", null, scope, Instant.ofEpochMilli(1_700_000_000_456L), "x");
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        for (int tries = 0; tries < 400 && !reached.getAsBoolean(); tries++) {
            Thread.sleep(50);
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }

    private static void correct(Catalogue catalogue, String id) {
        CatalogueRecord present = catalogue.find(id).orElseThrow();
        catalogue.amend(
                id,
                present.record()
                        .change()
                        .title(LocalizedText.of("Titre corrigé", "Corrected title"))
                        .build(),
                present.change());
    }

    private static void withdraw(Catalogue catalogue, String id, Withdrawal.Scope scope) {
        if (catalogue.find(id).isPresent()) {
            catalogue.withdraw(
                    id, new Withdrawal("Remplacé", "sno_sss", scope, Instant.ofEpochMilli(1_700_000_000_123L), "x"));
        }
    }

    private static Map<String, List<String>> tables(RunningCentre centre) {
        return NOT_ITS_BUSINESS.stream().collect(Collectors.toMap(table -> table, centre::rows));
    }

    private static Map<String, String> dois(RunningCentre centre) {
        Catalogue catalogue = centre.bean(Catalogue.class);
        Identifiers identifiers = centre.bean(Identifiers.class);
        Map<String, String> all = new TreeMap<>(doisOfRecords(centre, catalogue, identifiers));
        centre.bean(JdbcClient.class)
                .sql("SELECT doi, wanted, confirmed, url, attributes FROM doi WHERE doi LIKE '%.v%'")
                .query()
                .listOfRows()
                .forEach(row -> all.put(
                        row.get("doi").toString(),
                        row.toString().replace("http://localhost:8080", "http://localhost")));
        return all;
    }

    private static Map<String, String> doisOfRecords(
            RunningCentre centre, Catalogue catalogue, Identifiers identifiers) {
        return centre.ids().stream()
                .map(id -> catalogue.find(id).orElseThrow())
                .filter(record -> record.doi() != null)
                .collect(Collectors.toMap(
                        CatalogueRecord::id,
                        record -> identifiers.state(record.doi()).orElseThrow().wanted() + " "
                                + identifiers.state(record.doi()).orElseThrow().confirmed()));
    }

    private static Path document(String name) throws IOException {
        try (Stream<Path> all = Files.walk(home.resolve("archive"))) {
            return all.filter(file -> file.endsWith(name))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
    }
}
