package org.estran.grids.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.estran.grids.DataFiles;
import org.estran.grids.Hyperslab;
import org.estran.judging.Shared;
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grids of real files: what kind they are, and that places and times lead to the right cells. */
class GriddedDatasetTest {

    private static GriddedDataset open(String name) throws IOException {
        return GriddedDataset.of(DataFiles.open(Shared.data("samples/" + name)));
    }

    /** The grids of every sample that has one; a file not named here lies on no grid that CF tells of. */
    private static final Map<String, String> GRIDS = new LinkedHashMap<>();

    static {
        for (String name : List.of(
                "dt_blacksea_allsat_phy_l4_20160707_20200801",
                "dt_global_allsat_phy_l4_20190101_20190515",
                "dt_global_allsat_phy_l4_20190102_20190515",
                "dt_med_allsat_phy_l4_20160515_20190101",
                "nrt_global_allsat_phy_l4_20190223_20190226")) {
            GRIDS.put("altimetry/" + name + ".nc", "RectilinearGrid");
        }
        for (String name : List.of(
                "1day",
                "GFS_Global_onedeg_20120515_1200.grib2",
                "basin_mask",
                "eraint_uvz",
                "ocean",
                "testDimensionOrder",
                "testGridAsPoint")) {
            GRIDS.put("grid/" + name + ".nc", "RectilinearGrid");
        }
        GRIDS.put("grid/crossSeamProjection.nc", "ProjectedGrid");
        GRIDS.put("grid_rotated/input-rotated.nc", "CurvilinearGrid");
        GRIDS.put("grid_rotated/testOffset.nc", "RectilinearGrid");
        GRIDS.put("grid_unstructured/fvcom_example.nc", "MeshGrid");
        GRIDS.put("protocol/erddap-2.23/grid.nc", "RectilinearGrid");
        GRIDS.put("protocol/thredds-5.5/gfs_grid.nc", "RectilinearGrid");
        GRIDS.put("sst/20160707000000-GOS-L4_GHRSST-SSTfnd-OISST_HR_REP-BLK-v02.0-fv01.0.nc", "RectilinearGrid");
    }

    @Test
    void findsTheGridsOfAllSamplesAndNoOthers() throws IOException {
        Map<String, String> found = new LinkedHashMap<>();
        Path samples = Shared.data("samples");
        try (Stream<Path> files = Files.walk(samples)) {
            for (Path path :
                    files.filter(f -> f.toString().endsWith(".nc")).sorted().toList()) {
                String name = samples.relativize(path).toString();
                if (!name.equals("dap4/test_atomic_types.nc")) {
                    try (GriddedDataset dataset = open(name)) {
                        dataset.variables().stream()
                                .map(v -> v.grid().getClass().getSimpleName())
                                .distinct()
                                .sorted()
                                .reduce((a, b) -> a + " " + b)
                                .ifPresent(kinds -> found.put(name, kinds));
                    }
                }
            }
        }
        assertThat(found).isEqualTo(GRIDS);
    }

    @ParameterizedTest
    @CsvSource({
        "altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc, adt",
        "grid/eraint_uvz.nc, u",
        "grid/GFS_Global_onedeg_20120515_1200.grib2.nc, Temperature_surface",
        "grid_rotated/input-rotated.nc, SP1",
        "grid/crossSeamProjection.nc, Temperature_surface",
        "grid_unstructured/fvcom_example.nc, h"
    })
    void theCentreOfACellLeadsBackToIt(String name, String variable) throws IOException {
        try (GriddedDataset dataset = open(name)) {
            HorizontalGrid grid = dataset.variable(variable).orElseThrow().grid();
            Random random = new Random(4);
            for (int i = 0; i < 300; i++) {
                long row = random.nextLong(grid.rows().length());
                long column = grid instanceof MeshGrid
                        ? row
                        : random.nextLong(grid.columns().length());
                double[] place = grid.position(row, column);
                long[] found = grid.nearest(place[0], place[1]).orElseThrow();
                double[] there = grid.position(found[0], found[1]);
                assertThat(Math.abs(there[1] - place[1]))
                        .as("%d %d", row, column)
                        .isLessThan(1e-5);
                if (Math.abs(place[1]) < 89.9) {
                    assertThat(found).containsExactly(row, column);
                }
                long[] around = grid.nearest(place[0] + 360, place[1]).orElseThrow();
                assertThat(around).isEqualTo(found);
            }
        }
    }

    @Test
    void aPlaceOutsideHasNoCell() throws IOException {
        try (GriddedDataset dataset = open("altimetry/dt_med_allsat_phy_l4_20160515_20190101.nc")) {
            HorizontalGrid grid = dataset.variable("adt").orElseThrow().grid();
            assertThat(grid.nearest(-30, 40)).isEmpty();
            assertThat(grid.nearest(5, 60)).isEmpty();
            assertThat(grid.nearest(365, 38).orElseThrow())
                    .containsExactly(grid.nearest(5, 38).orElseThrow());
        }
        try (GriddedDataset dataset = open("grid_rotated/input-rotated.nc")) {
            assertThat(dataset.variable("SP1").orElseThrow().grid().nearest(100, -40))
                    .isEmpty();
        }
    }

    @Test
    void aBoxAcrossTheSeamIsTwoWindowsFromWestToEast() throws IOException {
        try (GriddedDataset dataset = open("altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc")) {
            RectilinearGrid grid =
                    (RectilinearGrid) dataset.variable("adt").orElseThrow().grid();
            assertThat(grid.goesAround()).isTrue();
            assertThat(grid.isRegular()).isTrue();
            assertThat(grid.longitudes().value(0)).isEqualTo(0.125);
            List<Window> windows = grid.within(new BoundingBox(-10, 40, 10, 50));
            assertThat(windows).hasSize(2);
            assertThat(grid.position(0, windows.get(0).columns().first())[0]).isEqualTo(-9.875);
            assertThat(grid.position(0, windows.get(1).columns().last())[0]).isEqualTo(9.875);
            assertThat(windows.get(0).rows().count()).isEqualTo(40);
            long columns = grid.within(new BoundingBox(-180, -90, 180, 90)).stream()
                    .mapToLong(w -> w.columns().count())
                    .sum();
            assertThat(columns).isEqualTo(1440);
            assertThat(grid.within(new BoundingBox(170, 0, -170, 10))).hasSize(1);
            assertThat(grid.extent()).contains(new BoundingBox(-180, -89.875, 180, 89.875));
        }
    }

    @Test
    void aBoxHoldsExactlyTheCellsInsideIt() throws IOException {
        for (String[] of : new String[][] {
            {"grid/eraint_uvz.nc", "u"}, {"grid/GFS_Global_onedeg_20120515_1200.grib2.nc", "Temperature_surface"}
        }) {
            try (GriddedDataset dataset = open(of[0])) {
                HorizontalGrid grid = dataset.variable(of[1]).orElseThrow().grid();
                Random random = new Random(9);
                for (int i = 0; i < 100; i++) {
                    double south = -90 + random.nextInt(170);
                    BoundingBox box = new BoundingBox(
                            random.nextInt(-180, 180), south, random.nextInt(-180, 180), south + random.nextInt(10));
                    boolean[][] inside = new boolean[(int) grid.rows().length()]
                            [(int) grid.columns().length()];
                    for (Window w : grid.within(box)) {
                        for (long r = w.rows().first(); r <= w.rows().last(); r++) {
                            for (long c = w.columns().first(); c <= w.columns().last(); c++) {
                                assertThat(inside[(int) r][(int) c]).isFalse();
                                inside[(int) r][(int) c] = true;
                            }
                        }
                    }
                    for (int r = 0; r < inside.length; r++) {
                        for (int c = 0; c < inside[r].length; c++) {
                            if (inside[r][c] != Cells.holds(box, grid.position(r, c))) {
                                assertThat(inside[r][c])
                                        .as("%s %s", box, Arrays.toString(grid.position(r, c)))
                                        .isEqualTo(Cells.holds(box, grid.position(r, c)));
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void aTimeWithoutCoordinateIsTheOneTheFileStates() throws IOException {
        try (GriddedDataset dataset = open("altimetry/dt_med_allsat_phy_l4_20160515_20190101.nc")) {
            GridAxis time = dataset.variable("sla").orElseThrow().time().orElseThrow();
            assertThat(time.coordinate()).isEmpty();
            assertThat(time.instant(0)).contains(Instant.parse("2016-05-15T00:00:00Z"));
        }
    }

    @Test
    void readsAMapRowByRowWhicheverWayItLies() throws IOException {
        try (GriddedDataset dataset = open("grid/testDimensionOrder.nc")) {
            GriddedVariable rows = dataset.variable("lat_lon").orElseThrow();
            GriddedVariable columns = dataset.variable("lon_lat").orElseThrow();
            assertThat(rows.grid()).isEqualTo(columns.grid());
            assertThat(columns.indexOf(columns.grid().rows())).isEqualTo(1);
            double[] turned = columns.readRows(Hyperslab.whole(columns.variable()));
            double[] asStored = columns.read(Hyperslab.whole(columns.variable()));
            assertThat(turned).hasSameSizeAs(asStored).hasSize(6);
            for (int r = 0; r < 2; r++) {
                for (int c = 0; c < 3; c++) {
                    assertThat(turned[r * 3 + c]).isEqualTo(asStored[c * 2 + r]);
                }
            }
        }
    }

    @Test
    void knowsEnsemblesHeightsAndTimes() throws IOException {
        try (GriddedDataset dataset = open("grid/testDimensionOrder.nc")) {
            GriddedVariable variable = dataset.variable("ensemble_time_lat_lon").orElseThrow();
            assertThat(variable.axes().stream().map(GridAxis::kind))
                    .containsExactly(GridAxis.Kind.ENSEMBLE, GridAxis.Kind.TIME, GridAxis.Kind.Y, GridAxis.Kind.X);
        }
        try (GriddedDataset dataset = open("grid/testGridAsPoint.nc")) {
            GriddedVariable full = dataset.variable("full4").orElseThrow();
            assertThat(full.vertical().orElseThrow().positive()).contains(GridAxis.Direction.UP);
            assertThat(full.time().orElseThrow().size()).isEqualTo(2);
        }
        try (GriddedDataset dataset = open("grid/ocean.nc")) {
            GridAxis time = dataset.variable("u_sfc").orElseThrow().time().orElseThrow();
            assertThat(time.name()).isEqualTo("valtime");
            assertThat(time.nearest(time.instant(3).orElseThrow().plusSeconds(60)))
                    .hasValue(3);
            assertThat(time.between(
                            time.instant(1).orElseThrow(), time.instant(2).orElseThrow()))
                    .contains(IndexRange.of(1, 2));
            assertThat(time.between(null, Instant.EPOCH)).isEmpty();
        }
    }

    @Test
    void aSlabTakesRangesOfSomeDimensionsAndTheWholeOfOthers() throws IOException {
        try (GriddedDataset dataset = open("grid/1day.nc")) {
            GriddedVariable sst = dataset.variable("analysed_sst").orElseThrow();
            Hyperslab slab = sst.slab(Map.of(
                    sst.time().orElseThrow().dimension().orElseThrow(),
                    IndexRange.only(7),
                    sst.grid().columns(),
                    new IndexRange(0, 5, 2)));
            assertThat(slab).hasToString("[7:1:7][0:1:23][0:2:8]");
            assertThat(sst.read(slab)).hasSize(24 * 5);
        }
    }
}
