package org.estran.app.thredds;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.Values;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.IndexRange;
import org.estran.judging.Shared;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the subset service gives at a point is what stands in the grid there, at every time and level. */
class GridAsPointTest extends ThreddsServed {

    private static final String FILE = "grid/testGridAsPoint.nc";
    private static final String POINT = "/thredds/ncss/point/points/" + FILE + "?latitude=6.2&longitude=4.6";

    @BeforeEach
    void published() throws Exception {
        if (catalogue.find("points").isEmpty()) {
            data.publish("points", Map.of(FILE, Files.readAllBytes(Shared.data("samples/" + FILE))));
        }
    }

    @Test
    void everyTimeAndLevelIsThatOfTheGrid() throws Exception {
        List<String> expected = new ArrayList<>();
        try (DataFile file = DataFiles.open(Shared.data("samples/" + FILE))) {
            GriddedVariable full = GriddedDataset.of(file).variable("full4").orElseThrow();
            for (int t = 0; t < full.time().orElseThrow().size(); t++) {
                for (int level = 0; level < full.vertical().orElseThrow().size(); level++) {
                    expected.add(Double.toString(value(full, t, level)));
                }
            }
        }
        assertThat(expected).hasSize(8);
        List<String> lines =
                get(POINT + "&var=full4&temporal=all&accept=csv").body().lines().toList();
        assertThat(lines.stream().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1)))
                .containsExactlyElementsOf(expected);
        String xml = get(POINT + "&var=full4&temporal=all&accept=xml").body();
        assertThat(expected).allSatisfy(value -> assertThat(xml).contains(">" + value + "</data>"));
        try (DataFile answer = file(POINT + "&var=full4&temporal=all&accept=netcdf")) {
            assertThat(answer.read(answer.variable("full4").orElseThrow()).strings())
                    .containsExactlyElementsOf(expected);
            assertThat(answer.attributes().text("featureType")).contains("timeSeriesProfile");
        }
    }

    @Test
    void aLevelAndAPeriodAreCutOut() throws Exception {
        try (DataFile file = DataFiles.open(Shared.data("samples/" + FILE));
                DataFile answer = file(POINT + "&var=full4,4D&vertCoord=19&time_start=0000-01-01&time_end=0002-01-01"
                        + "&accept=netcdf3")) {
            GriddedDataset whole = GriddedDataset.of(file);
            for (String name : List.of("full4", "4D")) {
                GriddedVariable variable = whole.variable(name).orElseThrow();
                GridAxis levels = variable.vertical().orElseThrow();
                int level = levels.nearest(19).orElseThrow();
                Values values = answer.read(answer.variable(name).orElseThrow());
                assertThat(values.size())
                        .isEqualTo(variable.time().orElseThrow().size());
                for (int t = 0; t < values.size(); t++) {
                    assertThat(values.number(t)).isEqualTo(value(variable, t, level));
                }
                assertThat(answer.read(answer.variable("level").orElseThrow()).number(0))
                        .isEqualTo(levels.value(level));
            }
            assertThat(answer.attributes().number("geospatial_vertical_min")).hasValue(levels(whole));
            assertThat(answer.attributes().number("geospatial_lat_min"))
                    .isEqualTo(answer.attributes().number("geospatial_lat_max"));
        }
    }

    @Test
    void variablesOfOtherTimesAndLevelsStandInTablesOfTheirOwn() throws Exception {
        String[] tables =
                get(POINT + "&var=full4,withT1Z1,2D&temporal=all").body().split("\n\n");
        assertThat(tables).hasSize(3);
        assertThat(tables[0].lines()).hasSize(9);
        assertThat(tables[1].lines()).hasSize(2);
        assertThat(tables[2]).startsWith("station,latitude");
        refused(
                POINT + "&var=full4,withT1Z1&temporal=all&accept=netcdf",
                "These variables do not share times and levels: ask for them one by one, or for CSV.");
    }

    /** A mesh (UGRID) is read as points: whoever asks for a node's place gets that node. */
    @Test
    void ofAMeshTheNearestNodeIsGiven() throws Exception {
        String mesh = "grid_unstructured/fvcom_example.nc";
        if (catalogue.find("meshes").isEmpty()) {
            data.publish("meshes", Map.of(mesh, Files.readAllBytes(Shared.data("samples/" + mesh))));
        }
        try (DataFile file = DataFiles.open(Shared.data("samples/" + mesh))) {
            Values latitudes = file.read(file.variable("lat").orElseThrow());
            Values longitudes = file.read(file.variable("lon").orElseThrow());
            Values heights = file.read(file.variable("zeta").orElseThrow());
            for (int node : new int[] {0, 1000, 53_086}) {
                String csv = get("/thredds/ncss/point/meshes/" + mesh + "?var=zeta&latitude=" + latitudes.number(node)
                                + "&longitude=" + longitudes.number(node) + "&temporal=all&accept=csv")
                        .body();
                assertThat(csv.strip()).endsWith("," + heights.text(node));
            }
        }
    }

    @Test
    void mistakesAreToldAsThreddsTellsThem() throws Exception {
        String at = "/thredds/ncss/point/points/" + FILE + "?var=";
        refused(at + "nosuch&latitude=6&longitude=4", "Variable: nosuch is not contained in the requested dataset");
        refused(
                at + "full4&north=9&south=3&west=0&east=5",
                "Validation errors:  A point needs latitude and longitude.");
        refused(at + "full4&latitude=6", "Validation errors:  A point needs latitude and longitude.");
        refused(
                at + "full4&latitude=91&longitude=0",
                "Validation errors:  There is no such place on the Earth: 91.0, 0.0.");
        refused(
                at + "full4&latitude=6&longitude=4&time_start=1800-01-01&time_end=1800-02-01",
                "Requested time range does not intersect the data");
        refused(
                at + "full4&latitude=6&longitude=4&accept=grib",
                "Values at a point are given as csv, xml, netcdf3 or netcdf4, not as grib.");
    }

    private void refused(String address, String words) throws Exception {
        HttpResponse<String> answer = get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.body()).isEqualTo(words);
    }

    private DataFile file(String address) throws Exception {
        HttpResponse<byte[]> answer = bytes("GET", address);
        assertThat(answer.statusCode()).isEqualTo(200);
        Path file = Files.write(Files.createTempFile("point", ".nc"), answer.body());
        file.toFile().deleteOnExit();
        return DataFiles.open(file);
    }

    private static double levels(GriddedDataset whole) {
        GridAxis axis = whole.variable("full4").orElseThrow().vertical().orElseThrow();
        return axis.value(axis.nearest(19).orElseThrow());
    }

    private static double value(GriddedVariable variable, int time, int level) throws Exception {
        long[] cell = variable.grid().nearest(4.6, 6.2).orElseThrow();
        var ranges = new java.util.LinkedHashMap<org.estran.grids.Dimension, IndexRange>();
        ranges.put(variable.grid().rows(), IndexRange.only(cell[0]));
        ranges.put(variable.grid().columns(), IndexRange.only(cell[1]));
        dimension(variable.time()).ifPresent(d -> ranges.put(d, IndexRange.only(time)));
        dimension(variable.vertical()).ifPresent(d -> ranges.put(d, IndexRange.only(level)));
        return variable.read(variable.slab(ranges))[0];
    }

    private static Optional<org.estran.grids.Dimension> dimension(Optional<GridAxis> axis) {
        return axis.flatMap(GridAxis::dimension);
    }
}
