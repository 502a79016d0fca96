package org.estran.opendap.dap2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.judging.Shared;
import org.estran.opendap.DapException;
import org.junit.jupiter.api.Test;

/** Our answers beside those THREDDS 5.5 gave to the same requests about the same files. */
class RecordedAnswersTest {

    private static final String ETA = "grid/2004050300_eta_211.nc";
    private static final String GFS = "grid/GFS_Global_onedeg_20120515_1200.grib2.nc";

    @Test
    void theDdsOfAFileWithoutGridsIsTheSame() throws Exception {
        try (DataFile file = open(ETA)) {
            assertThat(dds(file, ETA, "")).isEqualTo(recorded("eta.dds"));
        }
    }

    @Test
    void theDdsOfAFileWithGridsIsTheSame() throws Exception {
        try (DataFile file = open(GFS)) {
            assertThat(dds(file, GFS, "")).isEqualTo(recorded("gfs.dds"));
        }
    }

    @Test
    void theDdsOfAnArgoFileIsTheSame() throws Exception {
        try (DataFile file = open("argo/1900857_prof.nc")) {
            assertThat(dds(file, "argo/1900857_prof.nc", "")).isEqualTo(recorded("argo.dds"));
        }
    }

    @Test
    void theDdsOfAShipsFileIsTheSame() throws Exception {
        try (DataFile file = open("tsg/Coli1606.nc")) {
            assertThat(dds(file, "tsg/Coli1606.nc", "")).isEqualTo(recorded("tsg.dds"));
        }
    }

    /** Lengths of texts are told by another name, which netCDF-C understands better. */
    @Test
    void everyAttributeIsToldAlike() throws Exception {
        try (DataFile file = open(ETA)) {
            List<String> ours = Das.text(new Dap2Dataset(file)).lines().toList();
            List<String> theirs = recorded("eta.das")
                    .replaceAll("(?s)DODS \\{\\s*(\\w+) strlen (\\d+);\\s*String dimName (\"\\w+\");\\s*\\}", "")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            assertThat(ours.stream()
                            .filter(line -> !line.contains("DODS."))
                            .sorted()
                            .toList())
                    .isEqualTo(theirs.stream().sorted().toList());
        }
    }

    @Test
    void aHyperslabIsTheSameByteForByte() throws Exception {
        try (DataFile file = open(ETA)) {
            assertThat(dods(file, ETA, "Z_sfc[0][0:2:10][5:9]")).isEqualTo(recordedBytes("eta_sub.dods"));
        }
    }

    @Test
    void theArrayOfAGridIsTheSameByteForByte() throws Exception {
        try (DataFile file = open(GFS)) {
            assertThat(dods(file, GFS, "Cloud_water.Cloud_water[0][30:10:60][0:45:359]"))
                    .isEqualTo(recordedBytes("gfs_sub.dods"));
        }
    }

    @Test
    void textIsTheSame() throws Exception {
        try (DataFile eta = open(ETA);
                DataFile gfs = open(GFS)) {
            assertThat(ascii(eta, ETA, "Z_sfc[0][0:2:10][5:9]").stripTrailing())
                    .isEqualTo(recorded("eta_sub.ascii").stripTrailing());
            assertThat(ascii(gfs, GFS, "Cloud_water[0][30:10:60][0:45:359]").stripTrailing())
                    .isEqualTo(recorded("gfs_sub.ascii").stripTrailing());
        }
    }

    @Test
    void anUnknownVariableIsRefusedInTheSameWords() throws Exception {
        try (DataFile file = open(ETA)) {
            assertThatThrownBy(() -> Constraint.parse(new Dap2Dataset(file), "nosuch[0]"))
                    .isInstanceOfSatisfying(
                            DapException.class,
                            refused -> assertThat(
                                            ErrorObject.text(refused.kind().code(), refused.getMessage()))
                                    .isEqualTo(recorded("eta_badce.err")));
        }
    }

    /** THREDDS failed on it: profiles without history have a dimension of no length. */
    @Test
    void anArgoFileWithoutHistoryGivesItsTextsAndNumbers() throws Exception {
        try (DataFile file = open("argo/1900857_prof.nc")) {
            byte[] answer =
                    dods(file, "p", "PLATFORM_NUMBER[0:2],JULD[0:2],TEMP[0:1][0:4],TEMP_QC[0:1],HISTORY_QCTEST");
            String head = new String(answer, StandardCharsets.ISO_8859_1);
            assertThat(head)
                    .contains("String PLATFORM_NUMBER[N_PROF = 3];")
                    .contains("String HISTORY_QCTEST[N_HISTORY = 0][N_PROF = 194];");
            assertThat(answer.length).isGreaterThan(head.indexOf("Data:") + 3 * 12 + 8 + 24 + 8 + 40);
            assertThat(dods(file, "p", "").length).isGreaterThan(100_000);
        }
    }

    /** THREDDS has no 64-bit integers in DAP2 and refused such files. */
    @Test
    void sixtyFourBitIntegersAreFloat64() throws Exception {
        try (DataFile file = open("grid/nc_test_cdf5.nc")) {
            assertThat(dds(file, "f", "")).contains("    Float64 x3[").contains("    Float64 z3[");
            byte[] answer = dods(file, "f", "z3");
            byte[] last = Arrays.copyOfRange(answer, answer.length - 8, answer.length);
            assertThat(java.nio.ByteBuffer.wrap(last).getDouble()).isEqualTo(0x1p64);
        }
    }

    @Test
    void aSeaLevelFileWithoutTimeCoordinateIsServed() throws Exception {
        String path = "altimetry/dt_med_allsat_phy_l4_20160515_20190101.nc";
        try (DataFile file = open(path)) {
            assertThat(dds(file, path, "")).contains("[time = 1]").doesNotContain("Grid {");
            assertThat(dods(file, path, "").length).isGreaterThan(80_000);
        }
    }

    private static DataFile open(String path) throws IOException {
        return DataFiles.open(Shared.data("samples/" + path));
    }

    private static String dds(DataFile file, String name, String constraint) throws DapException {
        return Dds.text("samples/" + name, Constraint.parse(new Dap2Dataset(file), constraint));
    }

    private static byte[] dods(DataFile file, String name, String constraint) throws IOException, DapException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Dap2Dataset dataset = new Dap2Dataset(file);
        Dods answer = new Dods(dataset, "samples/" + name, Constraint.parse(dataset, constraint), () -> {});
        answer.writeTo(bytes);
        answer.length().ifPresent(length -> assertThat(bytes.size()).isEqualTo(length));
        return bytes.toByteArray();
    }

    private static String ascii(DataFile file, String name, String constraint) throws IOException, DapException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Dap2Dataset dataset = new Dap2Dataset(file);
        new Ascii(dataset, "samples/" + name, Constraint.parse(dataset, constraint), () -> {}).writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String recorded(String name) {
        return new String(recordedBytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] recordedBytes(String name) {
        try {
            return Files.readAllBytes(Shared.data("samples/protocol/thredds-5.5/" + name));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }
}
