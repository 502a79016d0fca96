package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassicFileTest {

    @TempDir
    Path folder;

    private static ClassicBytes small(int version) {
        return new ClassicBytes(version)
                .dim("lat", 2)
                .dim("lon", 3)
                .records("time", 2)
                .att("title", "Une grille d'été")
                .att("numbers", 6, 1.5, -2.0)
                .var("lat", 5, "lat", 10, 20)
                .att("units", "degrees_north")
                .var("lon", 5, "lon", 1, 2, 3)
                .var("time", 6, "time", 0, 1)
                .var("flag", 1, "time lon", 1, 2, 3, 4, 5, 6)
                .var("sst", 3, "time lat lon", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
                .att("scale_factor", 6, 0.5)
                .var("nom", 2, "lon", "abc");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void readsHeaderAndValuesOfEveryVersion(int version) throws IOException {
        try (DataFile file = DataFiles.open(small(version).write(folder.resolve("a.bin")))) {
            assertThat(file.format().name()).isEqualTo("CDF" + version);
            assertThat(file.attributes().text("title")).contains("Une grille d'été");
            assertThat(file.attributes().text("numbers")).contains("1.5, -2.0");
            assertThat(file.dimensions())
                    .containsExactly(
                            new Dimension("lat", 2, false),
                            new Dimension("lon", 3, false),
                            new Dimension("time", 2, true));
            DataVariable sst = file.variable("sst").orElseThrow();
            assertThat(sst.shape()).containsExactly(2, 2, 3);
            assertThat((short[]) file.read(sst).array()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
            Values part = file.read(sst, new long[] {1, 0, 1}, new long[] {1, 2, 2});
            assertThat((short[]) part.array()).containsExactly(7, 8, 10, 11);
            assertThat((byte[]) file.read(file.variable("flag").orElseThrow()).array())
                    .containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(file.read(file.variable("nom").orElseThrow()).joined()).isEqualTo("abc");
        }
    }

    @Test
    void aSingleRecordVariableOfBytesIsNotPadded() throws IOException {
        Path file = new ClassicBytes(1)
                .records("time", 5)
                .var("flag", 1, "time", 1, 2, 3, 4, 5)
                .write(folder.resolve("one.nc"));
        try (DataFile data = DataFiles.open(file)) {
            assertThat((byte[]) data.read(data.variables().getFirst()).array()).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void recordsOfAStreamAreCountedByTheSizeOfTheFile() throws IOException {
        Path file = small(1).streaming().write(folder.resolve("stream.nc"));
        try (DataFile data = DataFiles.open(file)) {
            assertThat(data.variable("time").orElseThrow().shape()).containsExactly(2);
        }
    }

    @Test
    void readsTheSixTypesOfCdf5() throws IOException {
        Path file = new ClassicBytes(5)
                .dim("x", 1)
                .var("ub", 7, "x", 255)
                .var("us", 8, "x", 65535)
                .var("ui", 9, "x", 4294967295L)
                .var("i64", 10, "x", Long.MIN_VALUE)
                .var("u64", 11, "x", -1L)
                .write(folder.resolve("types.nc"));
        try (DataFile data = DataFiles.open(file)) {
            assertThat(data.read(data.variable("ub").orElseThrow()).number(0)).isEqualTo(255);
            assertThat(data.read(data.variable("us").orElseThrow()).number(0)).isEqualTo(65535);
            assertThat(data.read(data.variable("ui").orElseThrow()).number(0)).isEqualTo(4294967295.0);
            assertThat(data.read(data.variable("i64").orElseThrow()).integer(0)).isEqualTo(Long.MIN_VALUE);
            assertThat(data.read(data.variable("u64").orElseThrow()).text(0)).isEqualTo("18446744073709551615");
        }
    }

    @Test
    void refusesABlockThatLeavesTheArray() throws IOException {
        try (DataFile file = DataFiles.open(small(1).write(folder.resolve("a.nc")))) {
            DataVariable sst = file.variable("sst").orElseThrow();
            assertThatThrownBy(() -> file.read(sst, new long[] {0, 0, 2}, new long[] {1, 1, 2}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void aFileCutAnywhereIsUnreadableAndSaysWhere(int version) throws IOException {
        byte[] whole = small(version).bytes();
        // Padding behind the very last values may be missing: other writers leave it out.
        for (int length = 0; length < whole.length - 3; length++) {
            Path file = Files.write(folder.resolve("cut.nc"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> DataFiles.open(file).close())
                    .as("cut at %d", length)
                    .isInstanceOfSatisfying(
                            UnreadableFile.class,
                            refusal -> assertThat(refusal.position()).isNotNegative());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void flippedBytesNeverEndInAnythingButARefusalOrAFile(int version) throws IOException {
        byte[] whole = small(version).bytes();
        int header = small(version).headerLength();
        for (int at = 0; at < header; at++) {
            for (int flip : new int[] {0x01, 0x80, 0xFF, 0x7F}) {
                byte[] bent = whole.clone();
                bent[at] ^= (byte) flip;
                readAll(bent);
            }
        }
    }

    @Test
    void randomHeadersNeverExhaustMemoryOrTime() {
        Random random = new Random(42);
        byte[] whole = small(5).bytes();
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 3000; i++) {
                byte[] bent = whole.clone();
                for (int n = random.nextInt(6); n >= 0; n--) {
                    bent[4 + random.nextInt(bent.length - 4)] = (byte) (random.nextBoolean() ? 0x7F : random.nextInt());
                }
                readAll(bent);
            }
        });
    }

    @Test
    void aNameOrALengthBeyondTheFileIsRefusedBeforeAnythingIsAllocated() throws IOException {
        byte[] whole = small(1).bytes();
        whole[12] = 0x7F; // the number of dimensions becomes two thousand million
        Path file = Files.write(folder.resolve("many.nc"), whole);
        assertThatThrownBy(() -> DataFiles.open(file).close()).isInstanceOfSatisfying(UnreadableFile.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(UnreadableFile.Reason.TRUNCATED);
            assertThat(refusal.position()).isEqualTo(16);
        });
    }

    @Test
    void otherFilesAreNotRecognisedWhateverTheirName() throws IOException {
        Path file = Files.writeString(folder.resolve("data.nc"), "temps;température\n");
        assertThatThrownBy(() -> DataFiles.open(file).close())
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(UnreadableFile.Reason.NOT_RECOGNISED));
        assertThat(DataFiles.recognise(file)).isEmpty();
    }

    private void readAll(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("bent.nc"), bytes);
        try (DataFile file = DataFiles.open(path)) {
            for (DataVariable variable : file.variables()) {
                if (variable.size() <= DataFile.LARGEST_BLOCK) {
                    file.read(variable);
                }
            }
        } catch (UnreadableFile refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }
}
