package org.estran.app.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estran.app.accounts.SignIn;
import org.estran.app.archive.StagedFile;
import org.estran.app.archive.Staging;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.commands.Command;
import org.estran.app.commands.CommandStopped;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Output;
import org.estran.app.deposit.DraftFiles;
import org.estran.app.jobs.Jobs;
import org.estran.app.keeping.RunningCentre.Told;
import org.estran.app.pages.Bundles;
import org.estran.app.pages.Words;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.Language;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backup} of a centre that goes on working, and {@code restore} of it elsewhere. */
class BackupTest {

    private static final List<String> TABLES =
            List.of("account", "account_role", "deposit", "deposit_file", "deposit_event", "doi", "record_id");

    @TempDir
    private static Path folder;

    private static RunningCentre centre;

    @BeforeAll
    static void fill() throws Exception {
        centre = RunningCentre.filled(folder.resolve("home"));
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Test
    void aRestoredCentreShowsTheSameLetsTheSameInAndHasTheSameDrafts() throws Exception {
        Map<String, String> published = centre.everythingPublished();
        Map<String, List<String>> rows = tables(centre);
        backup("equal");
        assertThat(backups(centre, "equal")).singleElement().asString().contains("copy_name=20");
        restore("equal", "equal-home");
        try (RunningCentre restored = RunningCentre.on(folder.resolve("equal-home"))) {
            assertThat(backups(restored, "equal")).as("known to itself").hasSize(1);
            Map<String, String> now = restored.everythingPublished();
            assertThat(now.keySet()).isEqualTo(published.keySet());
            published.forEach(
                    (path, answer) -> assertThat(now.get(path)).as(path).isEqualTo(answer));
            assertThat(tables(restored)).isEqualTo(rows);
            assertThat(drafts(restored)).isNotEmpty().isEqualTo(drafts(centre));
            assertThat(restored.bean(SignIn.class).attempt("deposant", "estran-demo-2026", "127.0.0.1"))
                    .isInstanceOf(SignIn.Welcome.class);
        }
    }

    @Test
    void everythingTheRowsNameIsThereThoughPublishingWentOnMeanwhile() throws Exception {
        AtomicBoolean goOn = new AtomicBoolean(true);
        AtomicInteger count = new AtomicInteger();
        Thread publishing = Thread.ofPlatform().start(() -> {
            while (goOn.get()) {
                publish("while_copied_" + count.incrementAndGet());
            }
        });
        try {
            backup("busy");
        } finally {
            goOn.set(false);
            publishing.join();
        }
        assertThat(count.get()).isGreaterThan(10);
        restore("busy", "busy-home");
        Told told = RunningCentre.command(
                "rebuild", "--home", folder.resolve("busy-home").toString());
        assertThat(told.err()).isEmpty();
        assertThat(told.status()).isZero();
        try (RunningCentre restored = RunningCentre.on(folder.resolve("busy-home"))) {
            assertThat(restored.ids()).contains("while_copied_1");
            assertThat(drafts(restored)).isEqualTo(drafts(centre));
        }
    }

    @Test
    void anotherBackupIntoTheSameFolderAddsOnlyWhatIsNewAndTheNewestIsRestored() throws Exception {
        backup("twice");
        Map<Path, Object> before = versionFolders("twice");
        publish("after_the_first");
        backup("twice");
        Map<Path, Object> after = versionFolders("twice");
        assertThat(after).containsAllEntriesOf(before);
        assertThat(after).hasSizeGreaterThan(before.size());
        restore("twice", "twice-home");
        try (RunningCentre restored = RunningCentre.on(folder.resolve("twice-home"))) {
            assertThat(restored.ids()).contains("after_the_first");
        }
    }

    @Test
    void aBackupThatIsCutOffNeverLooksWhole() throws Exception {
        Command backup = command("backup");
        Path target = folder.resolve("cut");
        for (int lines : List.of(1, 2, 3, 20, 60)) {
            assertThatThrownBy(() -> backup.run(
                            new Invocation("backup", List.of(target.toString()), folder, Language.EN),
                            new CutOff(lines)))
                    .isInstanceOf(CommandStopped.class);
            Told told = RunningCentre.command(
                    "restore",
                    target.toString(),
                    "--home",
                    folder.resolve("cut-home").toString());
            assertThat(told.status()).isEqualTo(1);
            assertThat(told.err()).contains("no whole copy");
            assertThat(folder.resolve("cut-home")).doesNotExist();
        }
        assertThat(folder.resolve("home/staging/backup-links")).doesNotExist();
        backup("cut");
        restore("cut", "cut-home");
    }

    @Test
    void aRestoreOfDamagedBytesFailsAndNoCentreOpensOnIt() throws Exception {
        backup("damaged");
        Path file = file(folder.resolve("damaged/archive"), "content/metadata/record.json");
        Files.writeString(file, Files.readString(file).replace('"', '\''));
        Path home = folder.resolve("damaged-home");
        Told told = RunningCentre.command("restore", folder.resolve("damaged").toString(), "--home", home.toString());
        assertThat(told.status()).isEqualTo(1);
        assertThat(told.err()).contains("record.json is not what its digest says");
        assertThatThrownBy(() -> RunningCentre.on(home)).rootCause().hasMessageContaining("did not end");
        told = RunningCentre.command("rebuild", "--home", home.toString());
        assertThat(told.status()).isEqualTo(1);
        assertThat(told.err()).contains("did not end");
    }

    @Test
    void refusesAFolderThatIsNotEmptyAndOneWithinTheHome() throws Exception {
        Path used = Files.createDirectories(folder.resolve("used"));
        Files.writeString(used.resolve("mine.txt"), "mine");
        backup("whole");
        Told told = RunningCentre.command("restore", folder.resolve("whole").toString(), "--home", used.toString());
        assertThat(told.status()).isEqualTo(1);
        assertThat(told.err()).contains("not empty");
        assertThat(used).isDirectoryContaining("glob:**mine.txt");
        Path home = folder.resolve("home");
        assertThat(RunningCentre.command("backup", home.resolve("copy").toString(), "--home", home.toString())
                        .status())
                .isEqualTo(2);
        assertThat(RunningCentre.command("restore", "somewhere").status()).isEqualTo(2);
    }

    @Test
    void whatWaitedToBeToldToTheDoiAgencyWaitsForAPersonUnlessTheCentreTakesOver() throws Exception {
        Jobs jobs = centre.bean(Jobs.class);
        Path home = folder.resolve("home");
        try {
            centre.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                    .sql("DELETE FROM job")
                    .update();
            jobs.ask("unheard-of", "here", "");
            centre.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                    .sql("INSERT INTO job (kind, instance, data, asks, state, attempts, asked_at, next_at)"
                            + " VALUES ('doi-registration', '10.1234/x', '', 1, 'waiting', 0, 1, 1)")
                    .update();
            backup("jobs");
        } finally {
            centre.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                    .sql("DELETE FROM job")
                    .update();
        }
        assertThat(home).isDirectory();
        Told told = restore("jobs", "jobs-home");
        assertThat(told.out()).contains("One announcement to the DOI agency was waiting");
        assertThat(jobStates("jobs-home")).isEqualTo(Map.of("doi-registration", "failed", "unheard-of", "waiting"));
        told = RunningCentre.command(
                "restore",
                folder.resolve("jobs").toString(),
                "--home",
                folder.resolve("jobs-over").toString(),
                "--takes-over");
        assertThat(told.status()).isZero();
        assertThat(jobStates("jobs-over")).isEqualTo(Map.of("doi-registration", "waiting", "unheard-of", "waiting"));
    }

    private static Map<String, String> jobStates(String home) throws Exception {
        Map<String, String> states = new TreeMap<>();
        try (var connection = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve(home).resolve("database/estran.db"));
                var rows = connection.createStatement().executeQuery("SELECT kind, state FROM job")) {
            while (rows.next()) {
                states.put(rows.getString(1), rows.getString(2));
            }
        }
        return states;
    }

    private static void publish(String id) {
        centre.bean(Catalogue.class)
                .put(CatalogueEntry.described(
                        id, MetadataRecord.titled(Kind.SOFTWARE, LocalizedText.of("Outil " + id, "Tool " + id))));
    }

    private static Told backup(String name) {
        Told told = RunningCentre.command(
                "backup",
                folder.resolve(name).toString(),
                "--home",
                folder.resolve("home").toString());
        assertThat(told.err()).isEmpty();
        assertThat(told.status()).isZero();
        assertThat(told.out()).contains("Whole copy of");
        return told;
    }

    private static Told restore(String name, String home) {
        Told told = RunningCentre.command(
                "restore",
                folder.resolve(name).toString(),
                "--home",
                folder.resolve(home).toString());
        assertThat(told.err()).isEmpty();
        assertThat(told.status()).isZero();
        return told;
    }

    private static Map<String, List<String>> tables(RunningCentre centre) {
        return TABLES.stream().collect(Collectors.toMap(table -> table, centre::rows));
    }

    /** What the centre knows of the backups into that folder. */
    private static List<String> backups(RunningCentre of, String name) {
        return of.rows("backup_made").stream()
                .filter(row -> row.contains("folder=" + folder.resolve(name)))
                .toList();
    }

    /** The bytes of every file that waits in a draft. */
    private static Map<String, String> drafts(RunningCentre centre) throws Exception {
        Map<String, String> all = new TreeMap<>();
        Staging staging = centre.bean(Staging.class);
        for (StagedFile file : centre.bean(DraftFiles.class).all()) {
            Path path = staging.path(file.area(), file.name());
            if (Files.exists(path)) {
                all.put(
                        file.area() + "/" + file.name(),
                        Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    private static Map<Path, Object> versionFolders(String name) throws Exception {
        try (Stream<Path> all = Files.walk(folder.resolve(name).resolve("archive"))) {
            Map<Path, Object> found = new TreeMap<>();
            for (Path path : (Iterable<Path>)
                    all.filter(at -> at.getFileName().toString().matches("v\\d+"))::iterator) {
                found.put(path, Files.getAttribute(path, "unix:ino"));
            }
            return found;
        }
    }

    private static Path file(Path root, String ending) throws Exception {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> path.endsWith(ending)).findFirst().orElseThrow();
        }
    }

    private static Command command(String name) {
        return centre.beans(Command.class).stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Its listener goes away after some lines. */
    private static final class CutOff implements Output {
        private final Words words = new Bundles().in(Language.EN);
        private int left;

        CutOff(int lines) {
            left = lines;
        }

        @Override
        public Words words() {
            return words;
        }

        @Override
        public void say(String line) {
            heard();
        }

        @Override
        public void progress(String line) {
            heard();
        }

        @Override
        public void complain(String line) {
            heard();
        }

        private void heard() {
            if (--left <= 0) {
                throw new CommandStopped();
            }
        }
    }
}
