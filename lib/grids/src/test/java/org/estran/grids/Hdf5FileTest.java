package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5FileTest {

    @TempDir
    Path folder;

    @Test
    void internalAttributesAreHiddenAndDimensionsNamed() throws IOException {
        try (DataFile file = DataFiles.open(Shared.data("samples/dap4/test_unlim1.nc"))) {
            assertThat(file.format()).isEqualTo(DataFile.Format.NETCDF4);
            assertThat(file.dimensions())
                    .containsExactly(
                            new Dimension("lat", 3, false),
                            new Dimension("lon", 2, false),
                            new Dimension("time", 2, true));
            DataVariable pr = file.variable("pr").orElseThrow();
            assertThat(pr.attributes().names()).containsExactlyInAnyOrder("standard_name", "units");
            assertThat(file.variables().stream()
                            .flatMap(v -> v.attributes().names().stream())
                            .filter(n -> n.startsWith("_Nc") || n.equals("CLASS") || n.endsWith("_LIST")))
                    .isEmpty();
        }
    }

    @Test
    void variablesOfGroupsCarryTheirPath() throws IOException {
        try (DataFile file = DataFiles.open(Shared.data("samples/dap4/test_groups1.nc"))) {
            assertThat(file.variables().stream().map(DataVariable::name))
                    .containsExactlyInAnyOrder("/g/h/v1", "/g/h/v2", "/g/i/v1", "/g/i/v3");
            assertThat(file.groups()).containsOnlyKeys("/g", "/g/h", "/g/i");
        }
    }

    @Test
    void aBlockAcrossChunksIsTheSameAsThatPartOfTheWhole() throws IOException {
        try (DataFile file =
                DataFiles.open(Shared.data("samples/altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc"))) {
            DataVariable field = file.variables().stream()
                    .filter(v -> v.rank() == 3)
                    .findFirst()
                    .orElseThrow();
            Values whole = file.read(field);
            Values part = file.read(field, new long[] {0, 100, 517}, new long[] {1, 333, 700});
            int width = (int) field.shape()[2];
            int differing = 0;
            for (int i = 0; i < part.size(); i++) {
                differing += part.integer(i) == whole.integer((100 + i / 700) * width + 517 + i % 700) ? 0 : 1;
            }
            assertThat(part.size()).isEqualTo(333 * 700);
            assertThat(differing).isZero();
        }
    }

    @Test
    void aFileCutAnywhereIsUnreadable() throws IOException {
        byte[] whole = Files.readAllBytes(Shared.data("samples/dap4/test_unlim1.nc"));
        for (int length = 8; length < whole.length; length += 7) {
            Path file = Files.write(folder.resolve("cut.nc"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> DataFiles.open(file).close())
                    .as("cut at %d", length)
                    .isInstanceOf(UnreadableFile.class);
        }
    }

    @Test
    void bentFilesNeverEndInAnythingButARefusalOrAFile() {
        Random random = new Random(7);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (String name : new String[] {
                "dap4/test_unlim1.nc", "dap4/test_groups1.nc", "swot/karin_noise_v2.nc", "dap4/test_utf8.nc"
            }) {
                byte[] whole = Files.readAllBytes(Shared.data("samples/" + name));
                for (int i = 0; i < 400; i++) {
                    byte[] bent = whole.clone();
                    for (int n = random.nextInt(4); n >= 0; n--) {
                        bent[8 + random.nextInt(bent.length - 8)] =
                                (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
                    }
                    readAll(bent);
                }
            }
        });
    }

    private void readAll(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("bent.nc"), bytes);
        try (DataFile file = DataFiles.open(path)) {
            for (DataVariable variable : file.variables()) {
                if (variable.size() <= 1 << 20) {
                    try {
                        file.read(variable);
                    } catch (UnreadableFile refused) {
                        assertThat(refused).hasMessageMatching("(?s).+");
                    }
                }
            }
        } catch (UnreadableFile refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }
}
