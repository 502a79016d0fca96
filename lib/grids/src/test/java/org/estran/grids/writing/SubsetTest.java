package org.estran.grids.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.grids.coverage.Window;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of real grids, written as files that stand for themselves. */
class SubsetTest {

    private static final Provenance ASKED = new Provenance(
            "https://estran.example/thredds/ncss/grid/abc?var=adt",
            "version 1 of https://estran.example/records/abc",
            Instant.parse("2026-01-02T03:04:05Z"),
            Map.of("id", "10.5072/abc", "license", "CC-BY-4.0"));

    @TempDir
    Path folder;

    private Path write(String name, BoundingBox box, String... variables) throws IOException {
        Path path = folder.resolve("part.nc");
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(Shared.data("samples/" + name)));
                OutputStream out = Files.newOutputStream(path)) {
            List<GriddedVariable> wanted = Stream.of(variables)
                    .map(v -> dataset.variable(v).orElseThrow())
                    .toList();
            Map<Dimension, List<IndexRange>> ranges = new HashMap<>();
            List<Window> windows = wanted.getFirst().grid().within(box);
            if (!windows.isEmpty()) {
                ranges.put(
                        wanted.getFirst().grid().rows(),
                        List.of(windows.getFirst().rows()));
                ranges.put(
                        wanted.getFirst().grid().columns(),
                        windows.stream().map(Window::columns).toList());
            }
            ClassicWriter writer = new ClassicWriter(Subset.plan(dataset, wanted, ranges, ASKED));
            writer.writeTo(out);
            out.flush();
            assertThat(Files.size(path)).isEqualTo(writer.length());
        }
        return path;
    }

    @Test
    void tellsItsExtentsItsSourceAndItsHistory() throws IOException {
        Path path =
                write("altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc", new BoundingBox(2, 40, 8, 44), "adt");
        try (DataFile part = DataFiles.open(path)) {
            assertThat(part.attributes().text("Conventions")).contains("CF-1.11, ACDD-1.3");
            assertThat(part.attributes().number("geospatial_lat_min")).hasValue(40.125);
            assertThat(part.attributes().number("geospatial_lon_max")).hasValue(7.875);
            assertThat(part.attributes().text("time_coverage_start")).contains("2019-02-23T00:00:00Z");
            assertThat(part.attributes().text("id")).contains("10.5072/abc");
            assertThat(part.attributes().text("license")).contains("CC-BY-4.0");
            assertThat(part.attributes().text("history").orElseThrow())
                    .startsWith("2026-01-02T03:04:05Z https://estran.example/thredds/ncss/grid/abc?var=adt"
                            + " (from version 1 of https://estran.example/records/abc)\n");
            assertThat(part.attributes().text("title")).isPresent();
            assertThat(part.variables().stream().map(DataVariable::name))
                    .contains("adt", "latitude", "longitude", "time", "lat_bnds", "lon_bnds")
                    .doesNotContain("ugos");
        }
    }

    @Test
    void isTheSameGridWithFewerCells() throws IOException {
        String name = "altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc";
        Path path = write(name, new BoundingBox(-20, 30, 15, 50), "adt", "ugos");
        try (GriddedDataset part = GriddedDataset.of(DataFiles.open(path));
                GriddedDataset whole = GriddedDataset.of(DataFiles.open(Shared.data("samples/" + name)))) {
            for (String variable : List.of("adt", "ugos")) {
                GriddedVariable one = part.variable(variable).orElseThrow();
                GriddedVariable other = whole.variable(variable).orElseThrow();
                GridAxis longitudes = one.axis(GridAxis.Kind.X).orElseThrow();
                assertThat(longitudes.order()).as("no seam").isEqualTo(1);
                assertThat(longitudes.value(0)).isEqualTo(-19.875);
                double[] values = one.read(one.slab(Map.of()));
                int i = 0;
                for (int row = 0; row < one.grid().rows().length(); row++) {
                    for (int column = 0; column < longitudes.size(); column++) {
                        double[] place = one.grid().position(row, column);
                        long[] cell = other.grid().nearest(place[0], place[1]).orElseThrow();
                        double[] there = other.read(other.slab(Map.of(
                                other.grid().rows(), IndexRange.only(cell[0]),
                                other.grid().columns(), IndexRange.only(cell[1]))));
                        assertThat(Double.compare(values[i++], there[0])).isZero();
                    }
                }
            }
        }
    }

    @Tag("outside")
    @ParameterizedTest
    @CsvSource({
        "altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc, adt, -20, 30, 15, 50",
        "altimetry/dt_blacksea_allsat_phy_l4_20160707_20200801.nc, sla, 30, 41, 35, 44",
        "grid/eraint_uvz.nc, u, -180, -90, 180, 90",
        "grid/crossSeamProjection.nc, Temperature_surface, -180, 0, 180, 90",
        "grid_rotated/input-rotated.nc, SP1, -10, 50, 5, 60",
        "grid_unstructured/fvcom_example.nc, zeta, -180, -90, 180, 90",
        "sst/20160707000000-GOS-L4_GHRSST-SSTfnd-OISST_HR_REP-BLK-v02.0-fv01.0.nc, analysed_sst, 30, 41, 35, 44"
    })
    void xarrayReadsTheSameValues(String name, String variable, double west, double south, double east, double north)
            throws Exception {
        Tool.mustRun("python3-xarray", "/usr/bin/python3", "-c", "import xarray, netCDF4");
        Path path = write(name, new BoundingBox(west, south, east, north), variable);
        String python = "import sys, xarray, numpy\n"
                + "with xarray.open_dataset(sys.argv[1], decode_times=" + (name.contains("eraint") ? "False" : "True")
                + ") as d:\n"
                + "    v = d['" + variable + "'].values.astype('f8').ravel()\n"
                + "    print(v.size, numpy.isfinite(v).sum(), repr(float(numpy.nansum(v))))\n";
        List<String> lines = Tool.lines("", "/usr/bin/python3", "-W", "ignore", "-c", python, path.toString());
        try (GriddedDataset part = GriddedDataset.of(DataFiles.open(path))) {
            GriddedVariable own = part.variable(variable).orElseThrow();
            double[] values = own.read(own.slab(Map.of()));
            double sum = 0;
            int finite = 0;
            for (double value : values) {
                sum += Double.isNaN(value) ? 0 : value;
                finite += Double.isNaN(value) ? 0 : 1;
            }
            String[] theirs = lines.getLast().split(" ");
            assertThat(values).hasSize(Integer.parseInt(theirs[0]));
            assertThat(finite).isEqualTo(Integer.parseInt(theirs[1]));
            assertThat(sum)
                    .isCloseTo(
                            Double.parseDouble(theirs[2]),
                            org.assertj.core.api.Assertions.within(1e-4 * Math.max(1, Math.abs(sum))));
        }
        Tool.mustRun("netcdf-bin", "ncdump", "-h", path.toString());
        assertThat(Tool.lines("", "ncdump", "-h", path.toString())).isNotEmpty();
    }
}
