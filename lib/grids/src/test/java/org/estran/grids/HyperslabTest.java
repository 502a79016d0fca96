package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any part of any array of every real file is what one finds in the whole of it. */
class HyperslabTest {

    @TempDir
    Path folder;

    static List<String> files() throws IOException {
        return Samples.dataFiles();
    }

    @ParameterizedTest
    @MethodSource("files")
    void anyPartIsThatOfTheWhole(String name) throws IOException {
        Path path = Shared.data("samples").resolve(name);
        Random random = new Random(6);
        try (DataFile file = DataFiles.open(path)) {
            for (DataVariable variable : file.variables()) {
                if (variable.size() <= 3_000_000 && file.unread(variable).isEmpty()) {
                    Values whole = file.read(variable);
                    for (int i = 0; i < 6; i++) {
                        compare(file, variable, whole, anyOf(variable, random));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aKeptIndexReadsAsTheFileDoes(String name) throws IOException {
        Path path = Shared.data("samples").resolve(name);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FileIndex.of(path).write(new DataOutputStream(bytes));
        FileIndex kept = FileIndex.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        try (DataFile file = DataFiles.open(path);
                DataFile again = kept.open(path, new ChunkCache(1 << 20))) {
            assertThat(again.format()).isEqualTo(file.format());
            assertThat(again.dimensions()).isEqualTo(file.dimensions());
            assertThat(again.attributes().names()).isEqualTo(file.attributes().names());
            assertThat(again.groups().keySet()).isEqualTo(file.groups().keySet());
            for (DataVariable variable : file.variables()) {
                DataVariable same = again.variable(variable.name()).orElseThrow();
                assertThat(same.attributes().names())
                        .isEqualTo(variable.attributes().names());
                assertThat(again.unread(same)).isEqualTo(file.unread(variable));
                assertThat(again.enumeration(same)).isEqualTo(file.enumeration(variable));
                if (variable.size() <= 3_000_000 && file.unread(variable).isEmpty()) {
                    assertThat(again.read(same).array())
                            .as(variable.name())
                            .isEqualTo(file.read(variable).array());
                }
            }
        }
    }

    @Test
    void anEnumerationKeepsItsNames() throws IOException {
        Path path = Shared.data("samples/dap4/test_enum_1.nc");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FileIndex.of(path).write(new DataOutputStream(bytes));
        FileIndex kept = FileIndex.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        try (DataFile file = kept.open(path, new ChunkCache(1 << 20))) {
            DataVariable cloud = file.variable("primary_cloud").orElseThrow();
            assertThat(file.enumeration(cloud)).containsEntry(0L, "Clear").containsEntry(127L, "Missing");
        }
    }

    @Test
    void whatTwoIndexesSayAlikeIsKeptOnce() throws IOException {
        Path one = Shared.data("samples/altimetry/dt_global_allsat_phy_l4_20190101_20190515.nc");
        Path other = Shared.data("samples/altimetry/dt_global_allsat_phy_l4_20190102_20190515.nc");
        FileIndex first = FileIndex.of(one);
        FileIndex second = FileIndex.of(other).sharing(first);
        assertThat(second.variables().stream()
                        .filter(first.variables()::contains)
                        .count())
                .as("variables whose attributes are those of the other file")
                .isGreaterThanOrEqualTo(3);
        try (DataFile file = second.open(other, new ChunkCache(1 << 20));
                DataFile alone = DataFiles.open(other)) {
            for (DataVariable variable : file.variables()) {
                DataVariable same = alone.variable(variable.name()).orElseThrow();
                assertThat(file.read(variable).isSame(alone.read(same)))
                        .as(variable.name())
                        .isTrue();
            }
        }
    }

    @Test
    void anIndexAnswersCoordinatesWithoutItsFile() throws IOException {
        Path path = Shared.data("samples/grid/1day.nc");
        FileIndex index = FileIndex.of(path);
        try (DataFile file = index.open(folder.resolve("gone.nc"), new ChunkCache(1 << 20))) {
            assertThat(file.read(file.variable("time").orElseThrow()).size()).isEqualTo(44);
            assertThatThrownBy(() -> file.read(file.variable("analysed_sst").orElseThrow()))
                    .isInstanceOf(java.nio.file.NoSuchFileException.class);
        }
    }

    @Test
    void aDamagedIndexIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileIndex.of(Shared.data("samples/altimetry/dt_blacksea_allsat_phy_l4_20160707_20200801.nc"))
                .write(new DataOutputStream(out));
        byte[] whole = out.toByteArray();
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            byte[] bent = java.util.Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int n = 0; n < 3 && bent.length > 4; n++) {
                bent[4 + random.nextInt(bent.length - 4)] = (byte) random.nextInt();
            }
            try {
                FileIndex.read(new DataInputStream(new ByteArrayInputStream(bent)));
            } catch (IOException refused) {
                assertThat(refused).isInstanceOfAny(UnreadableFile.class, java.io.EOFException.class);
            }
        }
    }

    @Test
    void manyReadersAtOnceSeeTheSame() throws Exception {
        Path path = Shared.data("samples/altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc");
        ChunkCache cache = new ChunkCache(4 << 20);
        try (DataFile file = DataFiles.open(path, cache);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            DataVariable field = file.variable("adt").orElseThrow();
            Values whole = file.read(field);
            List<Callable<Void>> readers = IntStream.range(0, 32)
                    .<Callable<Void>>mapToObj(seed -> () -> {
                        Random random = new Random(seed);
                        for (int i = 0; i < 10; i++) {
                            compare(file, field, whole, anyOf(field, random));
                        }
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(readers)) {
                done.get();
            }
        }
        assertThat(cache.bytes())
                .as("a closed file leaves nothing in the cache")
                .isZero();
    }

    @Test
    void aReaderThatIsInterruptedTakesTheFileFromNobody() throws Exception {
        for (String name : List.of("grid/1day.nc", "altimetry/dt_blacksea_allsat_phy_l4_20160707_20200801.nc")) {
            try (DataFile file = DataFiles.open(Shared.data("samples/" + name))) {
                DataVariable field = file.variables().stream()
                        .filter(v -> v.rank() == 3)
                        .findFirst()
                        .orElseThrow();
                Thread gone = Thread.ofVirtual().start(() -> {
                    Thread.currentThread().interrupt();
                    assertThatThrownBy(() -> file.read(field)).isInstanceOf(IOException.class);
                });
                gone.join();
                assertThat(file.read(field).size()).isEqualTo((int) field.size());
            }
        }
    }

    @Test
    void refusesWhatLeavesTheArrayBeforeReading() throws IOException {
        try (DataFile file = DataFiles.open(Shared.data("samples/grid/1day.nc"))) {
            DataVariable sst = file.variable("analysed_sst").orElseThrow();
            for (Hyperslab slab : List.of(
                    Hyperslab.of(new long[] {0, 0, 0}, new long[] {45, 1, 1}),
                    Hyperslab.of(new long[] {-1, 0, 0}, new long[] {1, 1, 1}),
                    new Hyperslab(new long[] {0, 0, 0}, new long[] {2, 1, 1}, new long[] {44, 1, 1}),
                    new Hyperslab(new long[] {0, 0, 0}, new long[] {2, 1, 1}, new long[] {0, 1, 1}),
                    new Hyperslab(
                            new long[] {0, 0, 0}, new long[] {Long.MAX_VALUE, 1, 1}, new long[] {Long.MAX_VALUE, 1, 1}),
                    Hyperslab.of(new long[] {0}, new long[] {1}))) {
                assertThatThrownBy(() -> file.read(sst, slab)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    static Hyperslab anyOf(DataVariable variable, Random random) {
        int rank = variable.rank();
        long[] offset = new long[rank];
        long[] shape = new long[rank];
        long[] stride = new long[rank];
        for (int d = 0; d < rank; d++) {
            long length = variable.shape()[d];
            boolean all = random.nextInt(4) == 0 || length == 0;
            offset[d] = all ? 0 : random.nextLong(length);
            stride[d] = all || random.nextInt(3) == 0 ? 1 : 1 + random.nextLong(Math.max(1, length / 3));
            long most = length == 0 ? 0 : (length - 1 - offset[d]) / stride[d] + 1;
            shape[d] = all ? length : random.nextLong(most + 1);
        }
        return new Hyperslab(offset, shape, stride);
    }

    private static void compare(DataFile file, DataVariable variable, Values whole, Hyperslab slab) throws IOException {
        Values part = file.read(variable, slab);
        assertThat(part.shape()).isEqualTo(slab.shape());
        assertThat(part.size()).isEqualTo((int) slab.size());
        long[] index = slab.offset().clone();
        for (int i = 0; i < part.size(); i++) {
            long at = 0;
            for (int d = 0; d < index.length; d++) {
                at = at * variable.shape()[d] + index[d];
            }
            if (!part.text(i).equals(whole.text((int) at))) {
                assertThat(part.text(i))
                        .as("%s%s, value %d", variable.name(), slab, i)
                        .isEqualTo(whole.text((int) at));
            }
            for (int d = index.length - 1; d >= 0; d--) {
                index[d] += slab.stride()[d];
                if (index[d] <= slab.last(d)) {
                    break;
                }
                index[d] = slab.offset()[d];
            }
        }
    }

    @Test
    void namesItselfAsDap2Does() {
        assertThat(new Hyperslab(new long[] {0, 5}, new long[] {10, 4}, new long[] {1, 2}))
                .hasToString("[0:1:9][5:2:11]");
    }
}
