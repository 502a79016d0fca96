package org.estran.grids.cf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.estran.grids.ClassicBytes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.coverage.CurvilinearGrid;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What numbers mean: packed, missing, flags, formulas, moments in names. */
class MeaningTest {

    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int FLOAT = 5;
    private static final int DOUBLE = 6;

    @TempDir
    Path folder;

    private double[] unpacked(ClassicBytes bytes) throws IOException {
        try (DataFile file = DataFiles.open(bytes.write(folder.resolve("packed.nc")))) {
            return new CfFile(file).read(file.variable("v").orElseThrow());
        }
    }

    private static ClassicBytes shorts(int... values) {
        Object[] boxed = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            boxed[i] = (short) values[i];
        }
        return new ClassicBytes(1).dim("x", values.length).var("v", SHORT, "x", boxed);
    }

    @Test
    void unpacksAndLeavesOutWhatIsMissing() throws IOException {
        assertThat(unpacked(shorts(10, -32767, 20)
                        .att("scale_factor", DOUBLE, 0.5)
                        .att("add_offset", DOUBLE, 100.0)
                        .att("_FillValue", SHORT, (short) -32767)))
                .containsExactly(105, Double.NaN, 110);
        assertThat(unpacked(shorts(1, 2, 3, 4).att("missing_value", SHORT, (short) 2, (short) 3)))
                .containsExactly(1, Double.NaN, Double.NaN, 4);
        assertThat(unpacked(shorts(1, 2, 3, 4).att("valid_range", SHORT, (short) 2, (short) 3)))
                .containsExactly(Double.NaN, 2, 3, Double.NaN);
        assertThat(unpacked(shorts(1, 2, 3, 4).att("valid_min", SHORT, (short) 2)))
                .containsExactly(Double.NaN, 2, 3, 4);
        assertThat(unpacked(shorts(-32767, 5)))
                .as("what netCDF writes where nothing was written")
                .containsExactly(Double.NaN, 5);
    }

    @Test
    void readsUnsignedBytesOfClassicFiles() throws IOException {
        ClassicBytes bytes = new ClassicBytes(1)
                .dim("x", 3)
                .var("v", BYTE, "x", (byte) -1, (byte) 1, (byte) -56)
                .att("_Unsigned", "true")
                .att("_FillValue", BYTE, (byte) -1)
                .att("scale_factor", DOUBLE, 0.1);
        double[] values = unpacked(bytes);
        assertThat(values[0]).isNaN();
        assertThat(values[2]).isEqualTo(20.0);
    }

    @Test
    void saysWhatFlagsMean() throws IOException {
        ClassicBytes bytes = new ClassicBytes(1)
                .var("quality", BYTE, "", (byte) 0)
                .att("flag_values", BYTE, (byte) 0, (byte) 1, (byte) 4)
                .att("flag_meanings", "no_check good bad")
                .var("state", BYTE, "", (byte) 0)
                .att("flag_masks", BYTE, (byte) 1, (byte) 2, (byte) 12, (byte) 12)
                .att("flag_values", BYTE, (byte) 1, (byte) 2, (byte) 4, (byte) 8)
                .att("flag_meanings", "low_battery fault day night")
                .var("odd", BYTE, "", (byte) 0)
                .att("flag_values", BYTE, (byte) 0)
                .att("flag_meanings", "one two");
        try (DataFile file = DataFiles.open(bytes.write(folder.resolve("flags.nc")))) {
            assertThat(Flags.of(file.variable("quality").orElseThrow())
                            .orElseThrow()
                            .meanings(4))
                    .containsExactly("bad");
            Flags state = Flags.of(file.variable("state").orElseThrow()).orElseThrow();
            assertThat(state.meanings(1 + 8)).containsExactly("low battery", "night");
            assertThat(Flags.of(file.variable("odd").orElseThrow())).isEmpty();
        }
    }

    @Test
    void knowsTheTermsOfAFormula() throws IOException {
        ClassicBytes bytes = new ClassicBytes(1)
                .dim("s", 2)
                .var("s", FLOAT, "s", -1f, 0f)
                .att("standard_name", "ocean_s_coordinate_g2")
                .att("formula_terms", "s: s C: Cs_r eta: zeta depth: h depth_c: hc");
        try (DataFile file = DataFiles.open(bytes.write(folder.resolve("formula.nc")))) {
            FormulaTerms terms =
                    FormulaTerms.of(file.variable("s").orElseThrow()).orElseThrow();
            assertThat(terms.standardName()).isEqualTo("ocean_s_coordinate_g2");
            assertThat(terms.terms())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("s", "s", "C", "Cs_r", "eta", "zeta", "depth", "h", "depth_c", "hc"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dt_med_allsat_phy_l4_20160515_20190101.nc, 2016-05-15T00:00:00Z",
        "sst/20160707000000-GOS-L4.nc, 2016-07-07T00:00:00Z",
        "A2003001.L3m_DAY_CHL.nc, 2003-01-01T00:00:00Z",
        "chl_2005-12.nc, 2005-12-01T00:00:00Z",
        "era5_20190301T1200Z.nc, 2019-03-01T12:00:00Z",
        "mercator_2021_02_03.nc, 2021-02-03T00:00:00Z"
    })
    void readsTheMomentInAName(String name, Instant moment) {
        assertThat(StatedTime.ofName(name)).contains(moment);
    }

    @Test
    void seesNoMomentWhereThereIsNone() {
        for (String name : List.of("basin_mask.nc", "grid_0p25.nc", "R13857_001.nc", "v02.0-fv01.0.nc")) {
            assertThat(StatedTime.ofName(name)).as(name).isEmpty();
        }
    }

    @Test
    void aSwathHasATimeForEachLine() throws IOException {
        int lines = 6;
        int pixels = 4;
        Object[] lon = new Object[lines * pixels];
        Object[] lat = new Object[lines * pixels];
        Object[] values = new Object[lines * pixels];
        Object[] times = new Object[lines];
        for (int l = 0; l < lines; l++) {
            times[l] = l * 2.0;
            for (int p = 0; p < pixels; p++) {
                lon[l * pixels + p] = 175f + 2 * p + l;
                lat[l * pixels + p] = -10f + 2 * l;
                values[l * pixels + p] = (float) (l * 10 + p);
            }
        }
        ClassicBytes bytes = new ClassicBytes(1)
                .dim("line", lines)
                .dim("pixel", pixels)
                .var("lon", FLOAT, "line pixel", lon)
                .att("units", "degrees_east")
                .var("lat", FLOAT, "line pixel", lat)
                .att("units", "degrees_north")
                .var("time", DOUBLE, "line", times)
                .att("units", "seconds since 2020-01-01")
                .var("ssh", FLOAT, "line pixel", values)
                .att("units", "m")
                .att("coordinates", "lon lat");
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(bytes.write(folder.resolve("swath.nc"))))) {
            GriddedVariable ssh = dataset.variable("ssh").orElseThrow();
            assertThat(ssh.grid()).isInstanceOf(CurvilinearGrid.class);
            GridAxis time = ssh.time().orElseThrow();
            assertThat(time.dimension().orElseThrow()).isEqualTo(ssh.grid().rows());
            assertThat(time.instant(3)).contains(Instant.parse("2020-01-01T00:00:06Z"));
            assertThat(ssh.grid().nearest(-178.1, -8.1).orElseThrow()).containsExactly(1, 3);
            assertThat(ssh.grid().nearest(0, 0)).isEmpty();
        }
    }
}
