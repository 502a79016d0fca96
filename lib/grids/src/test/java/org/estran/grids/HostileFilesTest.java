package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every real file, cut short and with bytes bent: it is refused as unreadable or reads as something, in a moment and
 * within memory, by every way there is to read it. Seeded, so that a failure comes again.
 */
class HostileFilesTest {

    private static final int MOST_VALUES = 1 << 18;

    @TempDir
    Path folder;

    static List<String> files() throws IOException {
        Path samples = Shared.data("samples");
        return Samples.dataFiles().stream()
                .filter(name -> samples.resolve(name).toFile().length() < 1 << 20)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedOrReadsAsSomething(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Shared.data("samples").resolve(name));
        Random random = new Random(name.hashCode());
        int rounds = whole.length < 1 << 17 ? 24 : 8;
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < rounds; i++) {
                byte[] bent = i % 4 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
                // Headers lie at the beginning, HDF5's objects anywhere: bytes are bent in both.
                int reach = i % 2 == 0 ? bent.length : Math.min(bent.length, 4096);
                for (int n = random.nextInt(6); n >= 0 && reach > 8; n--) {
                    bent[8 + random.nextInt(reach - 8)] = (byte) (random.nextInt(3) == 0 ? 0xFF : random.nextInt());
                }
                readAll(bent);
            }
        });
    }

    private void readAll(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("bent.nc"), bytes);
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(path, new ChunkCache(1 << 20)))) {
            for (DataVariable variable : dataset.file().variables()) {
                if (variable.size() <= MOST_VALUES) {
                    try {
                        dataset.file().read(variable);
                    } catch (UnreadableFile refused) {
                        assertThat(refused.reason()).isNotNull();
                    }
                }
            }
        } catch (UnreadableFile refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void randomBytesBehindAnyMagicNumberAreRefused() throws IOException {
        Random random = new Random(8);
        byte[][] magics = {
            {'C', 'D', 'F', 1},
            {'C', 'D', 'F', 2},
            {'C', 'D', 'F', 5},
            {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'},
            {'P', 'K', 3, 4}
        };
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < 2000; i++) {
                byte[] bytes = new byte[8 + random.nextInt(300)];
                random.nextBytes(bytes);
                byte[] magic = magics[i % magics.length];
                System.arraycopy(magic, 0, bytes, 0, magic.length);
                for (int zero = 4; i % 3 == 0 && zero < bytes.length; zero += 2) {
                    bytes[zero] = magic.length == 4 ? 0 : bytes[zero];
                }
                readAll(bytes);
            }
        });
    }
}
