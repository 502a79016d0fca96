package org.estran.app.coverages.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.estran.grids.DataFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFilesTest {

    private static final Path SAMPLE =
            Path.of("..", "samples", "data", "surface_temperature", "surface_temperature_biscay_2025.nc");
    private static final String SHA512 = "ab".repeat(64);

    @TempDir
    Path folder;

    @Test
    void aFileThatWasFreedIsNotHeldOpenThoughSomebodyReadsIt() throws IOException {
        IndexFiles indexes = new IndexFiles(folder.resolve("cache"), 1L << 20);
        Path original = Files.copy(SAMPLE, folder.resolve("original.nc"));
        try (DataFile file = indexes.open(SHA512, original)) {
            file.read(file.variable("sst").orElseThrow());
            assertThat(indexes.openFiles()).isEqualTo(1);
            assertThat(heldOpen(original)).isTrue();

            Files.delete(original);
            indexes.forget(SHA512);
            assertThat(indexes.openFiles()).isZero();
            assertThat(heldOpen(original)).isFalse();
            assertThat(made(folder)).isEmpty();
        }
        assertThatThrownBy(() -> indexes.open(SHA512, original)).isInstanceOf(IOException.class);
    }

    private static List<Path> made(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** What the system says of this process. */
    private static boolean heldOpen(Path file) throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.anyMatch(handle -> {
                try {
                    return Files.readSymbolicLink(handle)
                            .toString()
                            .startsWith(file.toAbsolutePath().toString());
                } catch (IOException closedMeanwhile) {
                    return false;
                }
            });
        }
    }
}
