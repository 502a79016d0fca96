package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TimeCopyTest {

    @TempDir
    Path folder;

    static List<String> files() throws IOException {
        return Samples.dataFiles();
    }

    /** Every dimension of every variable of real files is taken for the time, as long as the variable is not too large. */
    @ParameterizedTest
    @MethodSource("files")
    void givesAnyPartOfAnyRealArrayAsTheOriginalDoes(String name) throws IOException {
        Path path = Shared.data("samples").resolve(name);
        Random random = new Random(11);
        int made = 0;
        try (DataFile file = DataFiles.open(path)) {
            for (DataVariable variable : file.variables()) {
                for (int time = 0; time < variable.rank() && made < 12; time++) {
                    if (TimeCopy.suits(variable, time)
                            && variable.size() < 500_000
                            && file.unread(variable).isEmpty()) {
                        Path copy = folder.resolve(String.valueOf(made++));
                        TimeCopyWriter.write(file, variable, time, copy, () -> true);
                        compare(file, variable, copy, random);
                    }
                }
            }
        }
    }

    private static void compare(DataFile file, DataVariable variable, Path path, Random random) throws IOException {
        try (TimeCopy copy = TimeCopy.open(path)) {
            assertThat(copy.isOf(variable)).isTrue();
            for (int i = 0; i < 8; i++) {
                Hyperslab slab = i == 0 ? Hyperslab.whole(variable) : HyperslabTest.anyOf(variable, random);
                assertThat(copy.read(variable, slab).isSame(file.read(variable, slab)))
                        .as(variable.name() + slab)
                        .isTrue();
            }
        }
    }

    private Path maps(int times) throws IOException {
        return new ClassicBytes(1)
                .records("time", times)
                .dim("lat", 40)
                .dim("lon", 50)
                .var(
                        "sst",
                        3,
                        "time lat lon",
                        IntStream.range(0, times * 2000)
                                .map(i -> i % 30_000)
                                .boxed()
                                .toArray())
                .write(folder.resolve("maps.nc"));
    }

    @ParameterizedTest
    @CsvSource({
        // one place at all times; a small box at all times; one map; all of it; two moments of one place
        "0 0 0, 100 1 1, true",
        "0 3 4, 100 2 3, true",
        "7 0 0, 1 40 50, false",
        "0 0 0, 100 40 50, false",
        "5 2 2, 1 1 1, false"
    })
    void readsEachPartWhereThatIsCheapest(String offset, String shape, boolean copied) throws IOException {
        try (DataFile file = DataFiles.open(maps(100))) {
            DataVariable sst = file.variable("sst").orElseThrow();
            Path path = folder.resolve("copy");
            TimeCopyWriter.write(file, sst, 0, path, () -> true);
            CopiedFile both = new CopiedFile(file, Map.of("sst", TimeCopy.open(path)));
            Hyperslab slab = Hyperslab.of(numbers(offset), numbers(shape));
            assertThat(both.isCheaperCopied(sst, slab)).isEqualTo(copied);
            assertThat(both.read(sst, slab).isSame(file.read(sst, slab))).isTrue();
        }
    }

    private static long[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @Test
    void neverReadsTheCopyOfAnotherArray() throws IOException {
        Path path = folder.resolve("copy");
        try (DataFile short_ = DataFiles.open(maps(90))) {
            TimeCopyWriter.write(short_, short_.variable("sst").orElseThrow(), 0, path, () -> true);
        }
        Files.delete(folder.resolve("maps.nc"));
        try (DataFile grown = DataFiles.open(maps(100))) {
            DataVariable sst = grown.variable("sst").orElseThrow();
            CopiedFile both = new CopiedFile(grown, Map.of("sst", TimeCopy.open(path)));
            Hyperslab series = Hyperslab.of(new long[] {0, 1, 1}, new long[] {100, 1, 1});
            assertThat(both.isCheaperCopied(sst, series)).isFalse();
            assertThat(both.read(sst, series).isSame(grown.read(sst, series))).isTrue();
        }
    }

    @Test
    void refusesWhatIsNoCopyOrCutShort() throws IOException {
        Path path = folder.resolve("copy");
        try (DataFile file = DataFiles.open(maps(10))) {
            DataVariable sst = file.variable("sst").orElseThrow();
            TimeCopyWriter.write(file, sst, 0, path, () -> true);
            assertThatThrownBy(() -> TimeCopyWriter.write(file, sst, 0, folder.resolve("stopped"), () -> false))
                    .isInstanceOf(InterruptedIOException.class);
        }
        byte[] whole = Files.readAllBytes(path);
        for (int length : LongStream.of(0, 7, 20, 40, whole.length - 1)
                .mapToInt(l -> (int) l)
                .toArray()) {
            Files.write(path, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TimeCopy.open(path)).isInstanceOf(UnreadableFile.class);
        }
    }
}
