package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.estran.judging.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores written by Python's zarr library in every encoding it knows read as it reads them. */
@Tag("outside")
class ZarrTest {

    @TempDir
    static Path folder;

    private static JsonNode expected;

    @BeforeAll
    static void write() throws Exception {
        Tool.write(ZarrTest.class, "zarr_stores.py", "zarr", folder);
        expected = JsonMapper.shared().readTree(Files.readString(folder.resolve("expected.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"encodings.zarr", "zipped.zarr.zip", "consolidated.zarr"})
    void readsAsPythonDoes(String name) throws IOException {
        assertThat(DataFiles.recognise(folder.resolve(name))).contains(DataFile.Format.ZARR);
        SoftAssertions softly = new SoftAssertions();
        try (DataFile file = DataFiles.open(folder.resolve(name))) {
            assertThat(file.variables().stream().map(DataVariable::name))
                    .containsExactlyInAnyOrderElementsOf(expected.propertyNames());
            for (DataVariable variable : file.variables()) {
                softly.assertThat(file.unread(variable)).as(variable.name()).isEmpty();
                compare(softly, file, variable);
            }
            assertThat(file.attributes().text("title")).contains("Encodings");
            assertThat(file.variable("delta").orElseThrow().dimensions().get(1).name())
                    .isEqualTo("delta_1");
            assertThat(file.variable("times").orElseThrow().attributes().text("units"))
                    .contains("days since 1970-01-01");
        }
        softly.assertAll();
    }

    private static void compare(SoftAssertions softly, DataFile file, DataVariable variable) {
        JsonNode values = expected.path(variable.name());
        try {
            Values ours = file.read(variable);
            softly.assertThat(ours.size()).as(variable.name()).isEqualTo(values.size());
            int wrong = 0;
            for (int i = 0; i < ours.size(); i++) {
                String theirs = values.path(i).asString();
                boolean same = ours.type() == DataType.STRING
                        ? ours.text(i).equals(theirs)
                        : Double.compare(ours.number(i), theirs.equals("nan") ? Double.NaN : Double.parseDouble(theirs))
                                == 0;
                wrong += same ? 0 : 1;
            }
            softly.assertThat(wrong).as(variable.name()).isZero();
            Hyperslab slab = Hyperslab.whole(variable);
            for (int d = 0; d < slab.rank(); d++) {
                long length = variable.shape()[d];
                slab = slab.with(d, length / 3, (length - length / 3 + 2) / 3, 3);
            }
            softly.assertThat(file.read(variable, slab).array())
                    .as(variable.name())
                    .isEqualTo(ours.part(slab).array());
        } catch (IOException | RuntimeException failure) {
            softly.fail(variable.name() + ": " + failure, failure);
        }
    }

    @Test
    void aDamagedStoreIsRefusedOrReadsAsSomething() throws IOException {
        Path bent = folder.resolve("bent.zarr");
        Random random = new Random(3);
        List<Path> files;
        Path whole = folder.resolve("encodings.zarr");
        try (Stream<Path> all = Files.walk(whole)) {
            files = all.filter(Files::isRegularFile)
                    .filter(f -> !f.toString().matches(".*/(big_|noise).*"))
                    .toList();
        }
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (int n = 0; n < 3 && bytes.length > 0; n++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Path copy = bent.resolve(whole.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.write(copy, random.nextInt(3) == 0 ? java.util.Arrays.copyOf(bytes, bytes.length / 2) : bytes);
        }
        try (Stream<Path> all = Files.list(bent)) {
            for (Path array : all.filter(Files::isDirectory).toList()) {
                try (DataFile file = DataFiles.open(array)) {
                    for (DataVariable variable : file.variables()) {
                        if (variable.size() < 1 << 22) {
                            file.read(variable);
                        }
                    }
                } catch (UnreadableFile refused) {
                    assertThat(refused).hasMessageMatching("(?s).+");
                }
            }
        }
    }

    @Test
    void aZipWithoutAStoreIsNoDataFile() throws IOException {
        Path zip = folder.resolve("other.zip");
        try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new java.util.zip.ZipEntry("readme.txt"));
        }
        assertThat(DataFiles.recognise(zip)).isEmpty();
        assertThatThrownBy(() -> DataFiles.open(zip)).isInstanceOf(UnreadableFile.class);
    }
}
