package org.estran.app.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.estran.app.home.Home;
import org.estran.app.home.StepWatcher;
import org.estran.terms.Checksums;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    Path folder;

    private Home home;
    private Staging staging;
    private Archive archive;

    @BeforeEach
    void open() throws IOException {
        home = new Home(folder);
        staging = new Staging(home, new Random(1), StepWatcher.NOBODY);
        archive = new Archive(home, staging, StepWatcher.NOBODY, Clock.systemUTC());
    }

    private StagedFile take(String text) throws IOException {
        return staging.take("draft_a", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void takesAllThreeDigestsOfEveryByte() throws Exception {
        byte[] bytes = new byte[3_500_001];
        new Random(7).nextBytes(bytes);
        CRC32 crc = new CRC32();
        crc.update(bytes);

        StagedFile file = staging.take("draft_a", new ByteArrayInputStream(bytes));

        assertThat(file.size()).isEqualTo(bytes.length);
        assertThat(file.checksums().sha512()).isEqualTo(hex("SHA-512", bytes));
        assertThat(file.checksums().md5()).isEqualTo(hex("MD5", bytes));
        assertThat(file.checksums().crc32()).isEqualTo(crc.getValue());
        assertThat(Files.readAllBytes(staging.path("draft_a", file.name()))).isEqualTo(bytes);
    }

    @Test
    void keepsNothingOfAStreamThatBreaksOff() {
        InputStream broken = new InputStream() {
            private int left = 2_000_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("connection reset");
                }
                return 1;
            }
        };
        assertThatThrownBy(() -> staging.take("draft_a", broken)).hasMessageContaining("connection reset");
        assertThat(folder.resolve("staging/draft_a")).isEmptyDirectory();
    }

    @Test
    void preservesFilesUnderEveryHostileNameAndTheObjectIsValidOcfl() throws IOException {
        List<Preservation.Entry> entries = new ArrayList<>();
        for (String name : ArchiveNameTest.HOSTILE) {
            entries.add(new Preservation.Entry(name, take("content of " + name)));
        }
        Map<String, String> paths = archive.preserve(new Preservation(
                "dataset_hostile", "test", entries, Map.of("record.json", "{}".getBytes(StandardCharsets.UTF_8))));

        assertThat(paths).hasSize(entries.size());
        for (String name : ArchiveNameTest.HOSTILE) {
            assertThat(Files.readString(archive.path(paths.get(name)))).isEqualTo("content of " + name);
        }
        assertThat(archive.validate("dataset_hostile").getErrors()).isEmpty();
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(Path::toString)).allMatch(path -> path.chars().allMatch(c -> c < 128));
        }
    }

    @Test
    void mayBeAskedTwiceAndLeavesTheStagedFilesForIt() throws IOException {
        Preservation.Entry entry = new Preservation.Entry("a.txt", take("a"));
        Preservation preservation = new Preservation("dataset_twice", "test", List.of(entry), Map.of());
        Map<String, String> first = archive.preserve(preservation);
        assertThat(staging.path("draft_a", entry.staged().name())).exists();
        assertThat(archive.preserve(preservation)).isEqualTo(first);
        assertThat(archive.validate("dataset_twice").getErrors()).isEmpty();
    }

    @Test
    void startsOverFromWhatARunLeftThatWasKilledBeforeTheInventoryWasInForce() throws IOException {
        Preservation.Entry entry = new Preservation.Entry("a.txt", take("a"));
        Preservation preservation = new Preservation("dataset_killed", "test", List.of(entry), Map.of());
        Path root = archive.path(archive.preserve(preservation).get("a.txt"));
        while (!root.endsWith("v1")) {
            root = root.getParent();
        }
        Files.delete(root.resolveSibling("inventory.json.sha512"));
        Files.delete(root.resolveSibling("inventory.json"));

        Map<String, String> paths = archive.preserve(preservation);

        assertThat(Files.readString(archive.path(paths.get("a.txt")))).isEqualTo("a");
        assertThat(archive.validate("dataset_killed").getErrors()).isEmpty();
    }

    @Test
    void fiveHundredVersionsAreOneWholeObjectThatKeepsWhatStaysOnce() throws IOException {
        StagedFile kept = take("what stays");
        archive.preserve(new Preservation(
                "dataset_often", "1", List.of(new Preservation.Entry("kept.txt", kept)), description(1)));
        ObjectVersions versions = new ObjectVersions(archive, home, StepWatcher.NOBODY);
        List<Preservation.Entry> entries =
                List.of(Preservation.Entry.kept("kept.txt", kept.checksums().sha512()));
        for (int version = 2; version <= 500; version++) {
            try (ObjectVersions.Hold hold = versions.hold("dataset_often")) {
                versions.preserve(new Preservation("dataset_often", "" + version, entries, description(version)));
                versions.announced("dataset_often");
            }
        }
        assertThat(archive.validate("dataset_often").getErrors()).isEmpty();
        try (Stream<Path> all = Files.walk(home.archive())) {
            assertThat(all.filter(file -> file.endsWith("kept.txt"))).hasSize(1);
        }
    }

    private static Map<String, byte[]> description(int version) {
        return Map.of("record.json", ("{\"version\": " + version + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void neverCopiesBytesOnOneFileSystem() throws IOException {
        Preservation.Entry entry = new Preservation.Entry("a.txt", take("a"));
        Map<String, String> paths =
                archive.preserve(new Preservation("dataset_link", "test", List.of(entry), Map.of()));
        assertThat(Files.isSameFile(
                        archive.path(paths.get("a.txt")),
                        staging.path("draft_a", entry.staged().name())))
                .isTrue();
    }

    @Test
    void refusesAFileThatChangedSinceItCameIn() throws IOException {
        Preservation.Entry entry = new Preservation.Entry("a.txt", take("before"));
        Files.writeString(staging.path("draft_a", entry.staged().name()), "after!");
        assertThatThrownBy(() -> archive.preserve(new Preservation("dataset_rot", "test", List.of(entry), Map.of())))
                .isInstanceOf(io.ocfl.api.exception.FixityCheckException.class);
        assertThat(archive.contains("dataset_rot")).isFalse();
    }

    @Test
    void keepsTwoFilesOfTheSameContentUnderBothNames() throws IOException {
        Map<String, String> paths = archive.preserve(new Preservation(
                "dataset_same",
                "test",
                List.of(new Preservation.Entry("a.txt", take("same")), new Preservation.Entry("b.txt", take("same"))),
                Map.of()));
        assertThat(paths).containsOnlyKeys("a.txt", "b.txt");
        assertThat(archive.validate("dataset_same").getErrors()).isEmpty();
    }

    @Test
    void refusesAFileNamedAsAFolderOfAnother() throws IOException {
        for (String other : List.of("same", "another")) {
            List<Preservation.Entry> entries =
                    List.of(new Preservation.Entry("a", take("same")), new Preservation.Entry("a/b.txt", take(other)));
            assertThatThrownBy(() -> archive.preserve(new Preservation("dataset_clash", "test", entries, Map.of())))
                    .hasStackTraceContaining("/a");
            assertThat(archive.contains("dataset_clash")).isFalse();
        }
        assertThat(folder.resolve("staging/ocfl-work")).isEmptyDirectory();
    }

    /** What objects of many files cost, counted in bytes this thread allocates: that is the same on a busy machine. */
    private record Work(long first, long next, long erased) {}

    /** ocfl-java's own updater compares each file with all others: sixteen times the work. */
    @Test
    void fourTimesTheFilesAreAboutFourTimesTheWork() throws IOException {
        workOf(100); // what is loaded once
        Work one = workOf(1_000);
        Work four = workOf(4_000);
        assertThat((double) four.first() / one.first()).isLessThan(5);
        assertThat((double) four.next() / one.next()).isLessThan(5);
        assertThat((double) four.erased() / one.erased()).isLessThan(5);
    }

    private Work workOf(int many) throws IOException {
        Home fresh = new Home(Files.createDirectory(folder.resolve("home-of-" + many)));
        DiskSync unhurried = new DiskSync() {
            @Override
            void file(Path file) {}
        };
        Staging waiting = new Staging(fresh, new Random(1), StepWatcher.NOBODY, unhurried);
        Archive filled = new Archive(fresh, waiting, StepWatcher.NOBODY, Clock.systemUTC(), unhurried);
        ObjectVersions versions = new ObjectVersions(filled, fresh, StepWatcher.NOBODY);
        List<Preservation.Entry> entries = new ArrayList<>();
        Files.createDirectories(waiting.path("draft_a", "0").getParent());
        for (int i = 0; i <= many; i++) {
            byte[] bytes = ("file " + i).getBytes(StandardCharsets.UTF_8);
            Files.write(waiting.path("draft_a", "" + i), bytes);
            Checksums checksums = new Checksums(Sha512.of(bytes), "0".repeat(32), 0);
            entries.add(new Preservation.Entry(
                    i % 10 + "/" + i + ".txt", new StagedFile("draft_a", "" + i, bytes.length, checksums)));
        }
        List<Preservation.Entry> later = new ArrayList<>();
        entries.subList(1, many).forEach(entry -> later.add(Preservation.Entry.kept(entry.name(), entry.sha512())));
        later.add(entries.get(many));
        long first = allocated(
                () -> filled.preserve(new Preservation("dataset_many", "1", entries.subList(0, many), description(1))));
        long next = allocated(() -> {
            try (ObjectVersions.Hold hold = versions.hold("dataset_many")) {
                versions.preserve(new Preservation("dataset_many", "2", later, description(2)));
                versions.announced("dataset_many");
            }
        });
        assertThat(filled.validate("dataset_many").getErrors()).isEmpty();
        Erasing erasing = new Erasing(filled, fresh, StepWatcher.NOBODY);
        long erased = allocated(() -> erasing.erase(
                "dataset_many", Set.of(entries.get(1).sha512(), entries.get(2).sha512())));
        assertThat(filled.validate("dataset_many").getErrors()).isEmpty();
        filled.destroy();
        return new Work(first, next, erased);
    }

    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void refusesToReadOutsideTheArchive() {
        assertThatThrownBy(() -> archive.path("../database/estran.db")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> staging.path("draft_a", "../../database/estran.db"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(String algorithm, byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    }
}
