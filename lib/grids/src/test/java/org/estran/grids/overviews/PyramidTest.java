package org.estran.grids.overviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.estran.grids.Attributes;
import org.estran.grids.ChunkCache;
import org.estran.grids.CopiedFile;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.Hyperslab;
import org.estran.grids.UnreadableFile;
import org.estran.grids.Values;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.writing.ClassicWriter;
import org.estran.grids.writing.Plan;
import org.estran.grids.writing.PlannedVariable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyramidTest {

    private static final int ROWS = 331;
    private static final int COLUMNS = 1101;
    private static final int FILL = -32767;

    @TempDir
    Path folder;

    private final ChunkCache cache = new ChunkCache(8 << 20);

    /** Two moments of a packed quantity with a coast and a hole, of a state, and of a direction. */
    private Path maps(boolean columnsFirst) throws IOException {
        Dimension time = new Dimension("time", 2, false);
        Dimension lat = new Dimension("lat", ROWS, false);
        Dimension lon = new Dimension("lon", COLUMNS, false);
        List<Dimension> lying = columnsFirst ? List.of(time, lon, lat) : List.of(time, lat, lon);
        int[] packed = new int[2 * ROWS * COLUMNS];
        int[] states = new int[packed.length];
        for (int i = 0; i < packed.length; i++) {
            int place = i % (ROWS * COLUMNS);
            int row = columnsFirst ? place % ROWS : place / COLUMNS;
            int column = columnsFirst ? place / ROWS : place % COLUMNS;
            boolean isLand = row + column < 300 || row > 300 && column > 1000 || (row * 31 + column * 17) % 11 == 0;
            packed[i] = isLand ? FILL : (row * 37 + column * 53 + i / (ROWS * COLUMNS) * 1000) % 20_000;
            states[i] = (row * 7 + column * 3) % 5;
        }
        Plan plan = new Plan(
                Attributes.NONE,
                List.of(time, lat, lon),
                List.of(
                        axis(time, "days since 2020-01-01", 0, 1),
                        axis(lat, "degrees_north", -60, 0.25),
                        axis(lon, "degrees_east", -140, 0.25),
                        PlannedVariable.of("sst", lying, packing(), Values.ofInts(packed)),
                        PlannedVariable.of("ice", lying, states(), Values.ofInts(states)),
                        PlannedVariable.of(
                                "from",
                                lying,
                                Attributes.NONE.with("standard_name", Values.ofText("wind_from_direction")),
                                Values.ofInts(states))));
        Path path = folder.resolve("maps-" + columnsFirst + ".nc");
        try (OutputStream out = Files.newOutputStream(path)) {
            new ClassicWriter(plan).writeTo(out);
        }
        return path;
    }

    private static PlannedVariable axis(Dimension dimension, String units, double first, double step) {
        double[] values = new double[(int) dimension.length()];
        Arrays.setAll(values, i -> first + i * step);
        return PlannedVariable.of(
                dimension.name(),
                List.of(dimension),
                Attributes.NONE.with("units", Values.ofText(units)),
                Values.ofNumbers(values));
    }

    private static Attributes packing() {
        return Attributes.NONE
                .with("_FillValue", Values.ofInts(FILL))
                .with("scale_factor", Values.ofNumbers(0.01))
                .with("add_offset", Values.ofNumbers(-5));
    }

    private static Attributes states() {
        return Attributes.NONE
                .with("flag_values", Values.ofInts(0, 1, 2, 3, 4))
                .with("flag_meanings", Values.ofText("none some more much all"));
    }

    @ParameterizedTest
    @CsvSource({"false, 2, 2", "false, 4, 5", "true, 4, 4", "false, 8, 9", "false, 8, 40"})
    void aValueIsTheMeanOfTheValidOnesUnderIt(boolean columnsFirst, int factor, int apart) throws IOException {
        try (GriddedDataset maps = GriddedDataset.of(DataFiles.open(maps(columnsFirst)))) {
            GriddedVariable sst = maps.variable("sst").orElseThrow();
            double[] whole = sst.readRows(map(sst, 1, 1));
            try (Pyramid pyramid = made(sst)) {
                double[] drawn =
                        pyramid.rows(sst.variable(), map(sst, 1, apart)).orElseThrow();
                int across = Math.ceilDiv(COLUMNS, apart);
                assertThat(drawn).hasSize(across * Math.ceilDiv(ROWS, apart));
                for (int i = 0; i < drawn.length; i++) {
                    double mean = mean(whole, i / across * apart / factor, i % across * apart / factor, factor);
                    assertThat(drawn[i]).isCloseTo(mean, within(1e-5));
                }
                assertThat(Arrays.stream(drawn).filter(Double::isNaN).count()).isPositive();
            }
        }
    }

    private static double mean(double[] map, int row, int column, int factor) {
        double sum = 0;
        int count = 0;
        for (int r = row * factor; r < Math.min(ROWS, (row + 1) * factor); r++) {
            for (int c = column * factor; c < Math.min(COLUMNS, (column + 1) * factor); c++) {
                if (!Double.isNaN(map[r * COLUMNS + c])) {
                    sum += map[r * COLUMNS + c];
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    private static Hyperslab map(GriddedVariable variable, int moment, int apart) {
        Hyperslab slab = Hyperslab.whole(variable.variable()).with(0, moment, 1, 1);
        int rows = variable.indexOf(variable.grid().rows());
        int columns = variable.indexOf(variable.grid().columns());
        return slab.with(rows, 0, Math.ceilDiv(ROWS, apart), apart)
                .with(columns, 0, Math.ceilDiv(COLUMNS, apart), apart);
    }

    private Pyramid made(GriddedVariable variable) throws IOException {
        Path path = folder.resolve(variable.name());
        PyramidWriter.write(variable, path, () -> true);
        assertThat(Files.size(path)).isLessThan(Pyramid.size(variable) + 20_000);
        return Pyramid.open(path, cache);
    }

    @ParameterizedTest
    @CsvSource({"ice, 2", "ice, 4", "ice, 8", "from, 8"})
    void neitherAStateNorADirectionIsMixed(String name, int factor) throws IOException {
        try (GriddedDataset maps = GriddedDataset.of(DataFiles.open(maps(false)))) {
            GriddedVariable states = maps.variable(name).orElseThrow();
            double[] whole = states.readRows(map(states, 0, 1));
            try (Pyramid pyramid = made(states)) {
                double[] drawn =
                        pyramid.rows(states.variable(), map(states, 0, factor)).orElseThrow();
                int across = Math.ceilDiv(COLUMNS, factor);
                for (int i = 0; i < drawn.length; i++) {
                    int row = Math.min(i / across * factor + factor / 2, ROWS - 1);
                    int column = Math.min(i % across * factor + factor / 2, COLUMNS - 1);
                    assertThat(drawn[i]).isEqualTo(whole[row * COLUMNS + column]);
                }
            }
        }
    }

    @Test
    void onlyADrawingOfEverySoManiethCellIsGivenCoarseValues() throws IOException {
        DataFile original = DataFiles.open(maps(false));
        Pyramid pyramid = made(GriddedDataset.of(original).variable("sst").orElseThrow());
        try (GriddedDataset maps = GriddedDataset.of(new CopiedFile(original, Map.of(), Map.of("sst", pyramid)))) {
            GriddedVariable sst = maps.variable("sst").orElseThrow();
            GriddedVariable ice = maps.variable("ice").orElseThrow();
            assertThat(sst.drawnRows(map(sst, 0, 4))).isNotEqualTo(sst.readRows(map(sst, 0, 4)));
            assertThat(sst.drawnRows(map(sst, 0, 1))).isEqualTo(sst.readRows(map(sst, 0, 1)));
            Hyperslab one = map(sst, 0, 1).with(1, 320, 1, 1).with(2, 700, 1, 1);
            assertThat(sst.drawnRows(one)).isEqualTo(sst.readRows(one));
            assertThat(ice.drawnRows(map(ice, 0, 4))).isEqualTo(ice.readRows(map(ice, 0, 4)));
            List<Dimension> otherShape = List.of(
                    new Dimension("time", 3, false),
                    new Dimension("lat", ROWS, false),
                    new Dimension("lon", COLUMNS, false));
            DataVariable other = new DataVariable("sst", sst.variable().type(), otherShape, Attributes.NONE);
            Hyperslab asked =
                    Hyperslab.whole(other).with(0, 0, 1, 1).with(1, 0, 40, 8).with(2, 0, 100, 8);
            assertThat(pyramid.rows(other, asked)).isEmpty();
        }
    }

    @Test
    void refusesWhatIsCurvedSmallStoppedOrCutShort() throws IOException {
        try (GriddedDataset maps = GriddedDataset.of(DataFiles.open(maps(false)))) {
            GriddedVariable sst = maps.variable("sst").orElseThrow();
            assertThat(Pyramid.refusal(sst)).isEmpty();
            assertThatThrownBy(() -> PyramidWriter.write(sst, folder.resolve("stopped"), () -> false))
                    .isInstanceOf(InterruptedIOException.class);
            Path path = folder.resolve("whole");
            PyramidWriter.write(sst, path, () -> true);
            byte[] whole = Files.readAllBytes(path);
            for (int length : new int[] {0, 3, 100, whole.length / 2, whole.length - 1}) {
                Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
                assertThatThrownBy(() -> Pyramid.open(cut, cache)).isInstanceOf(UnreadableFile.class);
            }
        }
        try (GriddedDataset curved = GriddedDataset.of(DataFiles.open(curved()))) {
            GriddedVariable sst = curved.variable("sst").orElseThrow();
            assertThat(Pyramid.refusal(sst)).contains(Pyramid.Refusal.CURVILINEAR);
            assertThatThrownBy(() -> PyramidWriter.write(sst, folder.resolve("curved"), () -> true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Path curved() throws IOException {
        Dimension y = new Dimension("y", 3, false);
        Dimension x = new Dimension("x", 4, false);
        double[] lat = new double[12];
        double[] lon = new double[12];
        Arrays.setAll(lat, i -> 40 + i / 4 + 0.1 * (i % 4));
        Arrays.setAll(lon, i -> i % 4 - 0.2 * (i / 4));
        Plan plan = new Plan(
                Attributes.NONE,
                List.of(y, x),
                List.of(
                        PlannedVariable.of(
                                "lat",
                                List.of(y, x),
                                Attributes.NONE.with("units", Values.ofText("degrees_north")),
                                Values.ofNumbers(lat)),
                        PlannedVariable.of(
                                "lon",
                                List.of(y, x),
                                Attributes.NONE.with("units", Values.ofText("degrees_east")),
                                Values.ofNumbers(lon)),
                        PlannedVariable.of(
                                "sst",
                                List.of(y, x),
                                Attributes.NONE.with("coordinates", Values.ofText("lon lat")),
                                Values.ofNumbers(lat))));
        Path path = folder.resolve("curved.nc");
        try (OutputStream out = Files.newOutputStream(path)) {
            new ClassicWriter(plan).writeTo(out);
        }
        return path;
    }
}
