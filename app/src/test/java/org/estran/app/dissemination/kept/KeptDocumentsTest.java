package org.estran.app.dissemination.kept;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class KeptDocumentsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String IDENTITY = "program address database";

    @TempDir
    Path folder;

    private Path file;
    private KeptDocuments kept;

    @BeforeEach
    void open() {
        file = folder.resolve("documents/documents.db");
        kept = new KeptDocuments(file, 1 << 20);
    }

    @AfterEach
    void close() {
        kept.close();
    }

    private void keep(String record, long change, String text) {
        kept.keep(IDENTITY, "dc", List.of(document(record, change, null, text)), false);
    }

    private static KeptDocument document(
            String record, long change, @org.jspecify.annotations.Nullable Instant until, String text) {
        return new KeptDocument(record, at(change), until, text.getBytes(UTF_8));
    }

    private static Version at(long change) {
        return new Version(change, "");
    }

    private String read(String record, long change) {
        byte[] found =
                kept.read(IDENTITY, "dc", Map.of(record, at(change)), NOW).get(record);
        return found == null ? "nothing" : new String(found, UTF_8);
    }

    @Test
    void givesBackWhatWasKept() {
        for (String text : List.of("", "x", "été ".repeat(50_000), random(100_000))) {
            keep("tide_1", 4, text);
            assertThat(read("tide_1", 4)).isEqualTo(text);
        }
    }

    private static String random(int length) {
        return new Random(1)
                .ints(length, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void aDocumentOfAnotherChangeIsNotFound() {
        keep("tide_1", 4, "as it was");
        assertThat(read("tide_1", 5)).isEqualTo("nothing");
        assertThat(read("tide_1", 3)).isEqualTo("nothing");
        keep("tide_1", 5, "as it is");
        assertThat(read("tide_1", 5)).isEqualTo("as it is");
        assertThat(read("tide_1", 4)).isEqualTo("nothing");
    }

    @Test
    void aDocumentOfAnotherOriginIsNotFound() {
        Version first = new Version(4, "ab12");
        kept.keep(IDENTITY, "iso", List.of(new KeptDocument("tide_1", first, null, new byte[] {1})), false);
        assertThat(kept.read(IDENTITY, "iso", Map.of("tide_1", first), NOW)).containsOnlyKeys("tide_1");
        assertThat(kept.read(IDENTITY, "iso", Map.of("tide_1", new Version(4, "cd34")), NOW))
                .isEmpty();
        assertThat(kept.read(IDENTITY, "iso", Map.of("tide_1", at(4)), NOW)).isEmpty();
    }

    @Test
    void formsAndRecordsDoNotMix() {
        keep("tide_1", 4, "one");
        kept.keep(IDENTITY, "iso", List.of(document("tide_1", 4, null, "another")), false);
        keep("tide_2", 4, "two");
        assertThat(read("tide_1", 4)).isEqualTo("one");
        assertThat(read("tide_2", 4)).isEqualTo("two");
        assertThat(kept.read(IDENTITY, "iso", Map.of("tide_1", at(4), "tide_2", at(4)), NOW))
                .containsOnlyKeys("tide_1");
    }

    @Test
    void isNotFoundFromTheInstantOnAtWhichItSaysSomethingElse() {
        kept.keep(IDENTITY, "dc", List.of(document("tide_1", 4, NOW.plusMillis(1), "embargoed")), false);
        kept.keep(IDENTITY, "dc", List.of(document("tide_2", 5, NOW, "embargoed")), false);
        assertThat(read("tide_1", 4)).isEqualTo("embargoed");
        assertThat(read("tide_2", 5)).isEqualTo("nothing");
    }

    @Test
    void whatIsForgottenIsGoneInEveryForm() {
        keep("tide_1", 4, "one");
        keep("tide_2", 5, "two");
        kept.forget(IDENTITY, List.of("tide_1"));
        assertThat(read("tide_1", 4)).isEqualTo("nothing");
        assertThat(read("tide_2", 5)).isEqualTo("two");
    }

    @Test
    void isKeptOverARestartUnlessAnythingElseIsDifferent() {
        keep("tide_1", 4, "one");
        kept.followedTo(IDENTITY, 17);
        kept.close();
        kept = new KeptDocuments(file, 1 << 20);
        assertThat(read("tide_1", 4)).isEqualTo("one");
        assertThat(kept.followedTo(IDENTITY)).isEqualTo(17);
        assertThat(kept.read("another program", "dc", Map.of("tide_1", at(4)), NOW))
                .isEmpty();
        assertThat(kept.followedTo("another program")).isZero();
        assertThat(read("tide_1", 4)).isEqualTo("nothing");
    }

    @Test
    void staysWithinItsRoomAndDropsTheOldestWhereRoomIsMade() throws IOException {
        String large = random(20_000);
        IntStream.range(0, 300).forEach(i -> keep("tide_" + i, i, large));
        assertThat(read("tide_0", 0)).isEqualTo(large);
        assertThat(read("tide_299", 299)).isEqualTo("nothing");
        assertThat(kept.isFull(IDENTITY)).isTrue();
        kept.keep(IDENTITY, "dc", List.of(document("tide_300", 300, null, large)), true);
        assertThat(read("tide_300", 300)).isEqualTo(large);
        assertThat(read("tide_0", 0)).isEqualTo("nothing");
        kept.close();
        assertThat(Files.size(file)).isLessThan(3 << 20);
    }

    @Test
    void keepsNothingWhereThereIsNoRoomAtAll() {
        KeptDocuments none = new KeptDocuments(folder.resolve("none/documents.db"), 0);
        none.keep(IDENTITY, "dc", List.of(document("tide_1", 4, null, "one")), true);
        assertThat(none.read(IDENTITY, "dc", Map.of("tide_1", at(4)), NOW)).isEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aFileThatIsNoneIsMadeAnew() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "not a database at all ".repeat(1000));
        assertThat(read("tide_1", 4)).isEqualTo("nothing");
        keep("tide_1", 4, "one");
        assertThat(read("tide_1", 4)).isEqualTo("one");
    }

    @Test
    void mayBeDeletedAtAnyTime() throws IOException {
        keep("tide_1", 4, "one");
        kept.close();
        Files.delete(file);
        assertThat(read("tide_1", 4)).isEqualTo("nothing");
        keep("tide_1", 4, "one");
        assertThat(read("tide_1", 4)).isEqualTo("one");
    }

    @Test
    void bytesThatChangedOnDiskAreNotGiven() throws IOException {
        keep("tide_1", 4, "a".repeat(5_000));
        kept.close();
        JdbcClient database = JdbcClient.create(new DriverManagerDataSource("jdbc:sqlite:" + file));
        byte[] packed =
                database.sql("SELECT packed FROM document").query(byte[].class).single();
        packed[packed.length - 1] ^= 1;
        database.sql("UPDATE document SET packed = ?").param(packed).update();
        assertThat(read("tide_1", 4)).isEqualTo("nothing");
        database.sql("UPDATE document SET packed = ?")
                .param(new byte[] {1, 2, 3})
                .update();
        assertThat(read("tide_1", 4)).isEqualTo("nothing");
    }

    @Test
    void pagesThatChangedOnDiskAreNoTroubleToWhoReads() throws IOException {
        IntStream.range(0, 20).forEach(i -> keep("tide_" + i, i, random(20_000)));
        kept.close();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(8_192);
            bytes.write(new byte[64_000]);
        }
        assertThat(read("tide_19", 19)).isEqualTo("nothing");
        keep("tide_19", 19, "again");
        assertThat(read("tide_19", 19)).isEqualTo("again");
    }
}
