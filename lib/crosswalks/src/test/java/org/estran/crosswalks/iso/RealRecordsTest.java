package org.estran.crosswalks.iso;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real document that claims to be ISO becomes a record or a refusal with its reason; the tables say which. */
class RealRecordsTest {

    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    @Test
    void everyDocumentThatClaimsToBeIsoIsReadOrRefusedWithAReason() {
        readAll(Shared.data("records"));
        assertThat(table()).containsExactlyElementsOf(lines("read.tsv"));
        assertThat(refused).containsExactlyInAnyOrderElementsOf(lines("refused.tsv"));
    }

    @Test
    @Tag("outside")
    void everyDocumentOfTheLargeArchiveIsReadOrRefusedWithAReason(@TempDir Path folder) throws Exception {
        Path archive = Shared.data("records/ncar-iso19139/bulk-5762-records.tar.xz");
        Process tar = new ProcessBuilder("tar", "xJf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        readAll(folder);
        assertThat(table()).containsExactlyElementsOf(lines("bulk-read.tsv"));
        assertThat(refused).containsExactlyInAnyOrderElementsOf(lines("bulk-refused.tsv"));
    }

    private void readAll(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                byte[] document = Files.readAllBytes(file);
                if (IsoReader.claims(document)) {
                    read(folder.relativize(file), document);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void read(Path name, byte[] document) {
        int[] count = counts.computeIfAbsent(name.getParent().toString(), folder -> new int[2]);
        try {
            IsoReading reading = IsoReader.read(document);
            count[0]++;
            assertThat(reading.fileIdentifier() != null || isTold(reading, "identifier-missing"))
                    .as("identifier of %s", name)
                    .isTrue();
            assertThat(!reading.record().title().isEmpty() || isTold(reading, "title-missing"))
                    .as("title of %s", name)
                    .isTrue();
        } catch (UnreadableDocument refusal) {
            count[1]++;
            refused.add(name + "\t" + refusal.code() + "\t" + refusal.line() + ":" + refusal.column());
        }
    }

    private static boolean isTold(IsoReading reading, String code) {
        return reading.findings().stream().anyMatch(finding -> finding.code().equals(code));
    }

    private List<String> table() {
        return counts.entrySet().stream()
                .map(e -> e.getKey() + "\t" + e.getValue()[0] + "\t" + e.getValue()[1])
                .toList();
    }

    private static List<String> lines(String table) {
        try (var in = RealRecordsTest.class.getResourceAsStream(table)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
