package org.estran.grids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.estran.judging.Tool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What netCDF-C writes in every encoding it has reads as it reads it, from the file and from its index. */
@Tag("outside")
class Hdf5EncodingsTest {

    @TempDir
    static Path folder;

    private static JsonNode expected;

    @BeforeAll
    static void write() throws Exception {
        Tool.write(Hdf5EncodingsTest.class, "netcdf4_encodings.py", "netCDF4", folder);
        expected = JsonMapper.shared().readTree(Files.readString(folder.resolve("expected.json")));
    }

    @Test
    void readsAsNetcdfCDoes() throws IOException {
        try (DataFile file = DataFiles.open(folder.resolve("encodings.nc"))) {
            compare(file);
        }
    }

    @Test
    void readsAsNetcdfCDoesFromAKeptIndex() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileIndex.of(folder.resolve("encodings.nc")).write(new DataOutputStream(out));
        FileIndex kept = FileIndex.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));
        try (DataFile file = kept.open(folder.resolve("encodings.nc"), new ChunkCache(1000))) {
            compare(file);
        }
    }

    private static void compare(DataFile file) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        assertThat(file.variables().stream().map(DataVariable::name))
                .containsExactlyInAnyOrderElementsOf(expected.propertyNames());
        for (DataVariable variable : file.variables()) {
            Values ours = file.read(variable);
            JsonNode theirs = expected.path(variable.name());
            softly.assertThat(ours.size()).as(variable.name()).isEqualTo(theirs.size());
            int wrong = 0;
            for (int i = 0; i < ours.size(); i++) {
                String value = theirs.path(i).asString();
                boolean same = ours.type() == DataType.STRING
                        ? ours.text(i).equals(value)
                        : ours.number(i) == Double.parseDouble(value);
                wrong += same ? 0 : 1;
            }
            softly.assertThat(wrong).as(variable.name()).isZero();
            Hyperslab slab = Hyperslab.whole(variable);
            for (int d = 0; d < slab.rank(); d++) {
                slab = slab.with(d, 1, (variable.shape()[d] - 2) / 2 + 1, 2);
            }
            softly.assertThat(file.read(variable, slab).isSame(ours.part(slab)))
                    .as(variable.name())
                    .isTrue();
        }
        softly.assertAll();
    }

    @Test
    void aBentByteUnderAChecksumIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(folder.resolve("encodings.nc"));
        FileIndex index = FileIndex.of(folder.resolve("encodings.nc"));
        DataVariable checked = index.variables().stream()
                .filter(v -> v.name().equals("only_checked_i4"))
                .findFirst()
                .orElseThrow();
        ChunkTable table = (ChunkTable) ((Layout.Chunked) index.layouts().get(checked)).source();
        whole[(int) table.addresses()[0] + 3] ^= 0x10;
        Path bent = Files.write(folder.resolve("bent.nc"), whole);
        try (DataFile file = DataFiles.open(bent)) {
            DataVariable same = file.variable("only_checked_i4").orElseThrow();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> file.read(same))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageContaining("checksum");
        }
    }
}
