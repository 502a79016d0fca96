package org.estran.observations.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.estran.judging.Shared;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real file opens or says why not, as {@code samples.tsv} has it. */
class SamplesTest {

    private static final List<String> FOLDERS = List.of(
            "altimetry", "argo", "ctd", "darwincore", "drifters", "glider", "mooring", "nasaames", "tide", "tsg");

    @TempDir
    Path folder;

    @Test
    void everySampleOpensOrSaysWhyNot() throws IOException {
        List<String> outcomes = new ArrayList<>();
        for (Path file : files()) {
            outcomes.add(file.getParent().getFileName() + "/" + file.getFileName() + "\t" + outcome(file));
        }

        assertThat(outcomes).containsExactlyElementsOf(table());
    }

    /** Cut short and bent: refused or read as something, and never a failure of ours. */
    @Test
    void everyDamagedSampleIsRefusedOrReadAsSomething() throws IOException {
        Random random = new Random(9);
        for (Path file : files()) {
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 4; i++) {
                byte[] damaged = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
                for (int bent = 0; bent < 20 && damaged.length > 0; bent++) {
                    damaged[random.nextInt(Math.min(damaged.length, 8192))] = (byte) random.nextInt(256);
                }
                readOrRefused(file, Files.write(folder.resolve("damaged"), damaged));
            }
        }
    }

    private static void readOrRefused(Path original, Path damaged) {
        try {
            Reading.of(damaged);
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        } catch (RuntimeException ours) {
            fail(original + ", damaged", ours);
        }
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : FOLDERS) {
            try (Stream<Path> all = Files.list(Shared.data("samples/" + name))) {
                all.filter(path -> !path.getFileName().toString().equals("README.md"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static String outcome(Path file) throws IOException {
        try {
            Reading read = Reading.of(file);
            return read.format() + "\t" + read.type().cfName() + "\t"
                    + read.features().size() + "\t" + read.rows();
        } catch (RefusedFile refused) {
            return refused.reason() + "\t" + refused.getMessage();
        }
    }

    private static List<String> table() throws IOException {
        try (InputStream in = SamplesTest.class.getResourceAsStream("/samples.tsv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
