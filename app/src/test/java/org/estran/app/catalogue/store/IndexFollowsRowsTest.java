package org.estran.app.catalogue.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.estran.app.catalogue.Catalogue;
import org.estran.app.catalogue.CatalogueEntry;
import org.estran.app.catalogue.CatalogueRecord;
import org.estran.app.catalogue.SearchRequest;
import org.estran.app.catalogue.Withdrawal;
import org.estran.records.Kind;
import org.estran.records.MetadataRecord;
import org.estran.terms.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Index and rows can part for a moment only, whatever happens to either. */
class IndexFollowsRowsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsCommittedIsFoundAtOnce() {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            for (int i = 0; i < 20; i++) {
                put(disk.catalogue, "record_" + i);
                assertThat(disk.catalogue.search(SearchRequest.EVERYTHING).matched())
                        .isEqualTo(i + 1);
            }
        }
    }

    @Test
    void whatComesInBulkIsFoundAsSoonAsSomebodyLooksForIt() {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            for (int page = 1; page <= 3; page++) {
                int first = page * 60;
                disk.transaction.executeWithoutResult(
                        status -> IntStream.range(first, first + 60).forEach(i -> put(disk.catalogue, "record_" + i)));
                assertThat(disk.catalogue.search(SearchRequest.EVERYTHING).matched())
                        .isEqualTo(page * 60L);
            }
        }
    }

    @Test
    void followsOnAfterARest() {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            put(disk.catalogue, "record_a");
            assertThat(found(disk)).containsExactly("record_a");
            disk.restIndex();
            put(disk.catalogue, "record_b");
            disk.catalogue.catchUp();
            assertThat(found(disk)).containsExactlyInAnyOrder("record_a", "record_b");
        }
    }

    @Test
    void whatIsRolledBackIsNotFound() {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            disk.transaction.executeWithoutResult(status -> {
                put(disk.catalogue, "record_a");
                status.setRollbackOnly();
            });
            assertThat(found(disk)).isEmpty();
        }
    }

    @Test
    void catchesUpAfterBeingKilledBetweenRowAndIndex() {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            put(disk.catalogue, "record_a");
            put(disk.catalogue, "record_b");
            assertThat(found(disk)).hasSize(2);
        }
        // This one commits rows and never reaches its index.
        try (CatalogueOnDisk killed = new CatalogueOnDisk(folder, false)) {
            put(killed.catalogue, "record_c");
            killed.catalogue.withdraw(
                    "record_a", new Withdrawal("wrong", null, Withdrawal.Scope.ALL, Instant.EPOCH, "curator"));
        }
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            assertThat(found(disk)).containsExactlyInAnyOrder("record_b", "record_c");
        }
    }

    @Test
    void learnsWhatAnotherProcessWrote() {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder);
                CatalogueOnDisk other = new CatalogueOnDisk(folder, false)) {
            assertThat(found(disk)).isEmpty();
            put(other.catalogue, "record_a");
            disk.catalogue.catchUp();
            assertThat(found(disk)).containsExactly("record_a");
        }
    }

    @Test
    void makesAnUnreadableIndexAnew() throws IOException {
        fillAndClose();
        for (Path file : files()) {
            Files.write(file, new byte[] {1, 2, 3});
        }
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            assertThat(found(disk)).hasSize(3);
        }
    }

    @Test
    void noticesOneChangedByteInTheIndex() throws IOException {
        fillAndClose();
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 0) {
                bytes[bytes.length / 2] ^= 0x10;
                Files.write(file, bytes);
            }
        }
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            assertThat(found(disk)).hasSize(3);
        }
    }

    @Test
    void makesAMissingIndexAnew() throws IOException {
        fillAndClose();
        for (Path file : files()) {
            Files.delete(file);
        }
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            assertThat(found(disk)).hasSize(3);
        }
    }

    @Test
    void agreesWithTheRowsWhicheverFileOfItIsLostOrCutShort() throws IOException {
        fillAndClose();
        for (Path file : files()) {
            if (!Files.exists(file)) {
                // It went with the index that was made anew.
                continue;
            }
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            assertAgrees(file + " cut short");
            if (Files.exists(file)) {
                Files.delete(file);
                assertAgrees(file + " lost");
            }
        }
    }

    private void assertAgrees(String harm) {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            assertThat(found(disk)).as(harm).hasSize(3);
        }
    }

    @Test
    void doesNotTrustAnIndexOfAnotherDatabase() throws IOException {
        fillAndClose();
        try (Stream<Path> files = Files.list(folder.resolve("database"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        try (CatalogueOnDisk other = new CatalogueOnDisk(folder, false)) {
            for (int i = 0; i < 7; i++) {
                put(other.catalogue, "other_" + i);
            }
        }
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            assertThat(found(disk)).hasSize(7).allMatch(id -> id.startsWith("other_"));
        }
    }

    @Test
    void rebuildsOnDemand() throws IOException {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            put(disk.catalogue, "record_a");
            disk.catalogue.rebuildIndex();
            put(disk.catalogue, "record_b");
            disk.catalogue.rebuildIndex();
            assertThat(found(disk)).containsExactlyInAnyOrder("record_a", "record_b");
            try (DirectoryStream<Path> indexes = Files.newDirectoryStream(folder.resolve("index/catalogue"))) {
                assertThat(indexes).hasSize(1);
            }
        }
    }

    private void fillAndClose() {
        try (CatalogueOnDisk disk = new CatalogueOnDisk(folder)) {
            List.of("record_a", "record_b", "record_c").forEach(id -> put(disk.catalogue, id));
            assertThat(found(disk)).hasSize(3);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("index"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> found(CatalogueOnDisk disk) {
        return disk.catalogue.search(SearchRequest.EVERYTHING.limit(200)).items().stream()
                .map(CatalogueRecord::id)
                .toList();
    }

    private static void put(Catalogue catalogue, String id) {
        catalogue.put(CatalogueEntry.described(id, MetadataRecord.titled(Kind.DATASET, LocalizedText.of(id, ""))));
    }
}
