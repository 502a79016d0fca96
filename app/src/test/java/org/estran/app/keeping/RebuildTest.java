package org.estran.app.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.Withdrawal;
import org.estran.app.identifiers.Identifiers;
import org.estran.app.keeping.RunningCentre.Told;
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
        Map<String, String> now = centre.everythingPublished();
        assertThat(now.keySet()).isEqualTo(before.keySet());
        before.forEach((path, answer) -> assertThat(now.get(path)).as(path).isEqualTo(answer));
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
