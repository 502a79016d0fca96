package org.estran.observations.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.estran.grids.views.FirstView;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstView.ShapesView;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shapefiles are made by GDAL. */
class VectorFilesTest {

    private static final String TRANSECTS = """
            {"type": "FeatureCollection", "name": "transects", "features": [
              {"type": "Feature", "properties": {"name": "Plougonvelin", "length": 120.5, "year": 2019},
               "geometry": {"type": "LineString", "coordinates": [[-4.75, 48.25, 3], [-4.5, 48.375, 4]]}},
              {"type": "Feature", "properties": {"name": "Île-de-Bréhat", "length": null, "year": 2020},
               "geometry": {"type": "MultiLineString",
                 "coordinates": [[[-3, 48.75], [-2.875, 48.875]], [[-2.75, 48.5], [-2.5, 48.5], [-2.25, 48.625]]]}}
            ]}
            """;
    private static final String ISLANDS = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"name": "atoll"}, "geometry": {"type": "Polygon", "coordinates":
                [[[0, 0], [0, 4], [4, 4], [4, 0], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]}},
              {"type": "Feature", "properties": {"name": "none"}, "geometry": null}
            ]}
            """;

    @TempDir
    Path folder;

    @Test
    void readsLinesAndAttributesOfGeoJson() throws IOException {
        VectorFile file = VectorFile.open(written("t.geojson", TRANSECTS));
        List<VectorFeature> all = all(file);
        VectorSummary summary = VectorSummary.of(file);

        assertThat(all).hasSize(2);
        assertThat(all.getFirst().attributes())
                .containsExactlyInAnyOrderEntriesOf(Map.of("name", "Plougonvelin", "length", "120.5", "year", "2019"));
        assertThat(all.getFirst().geometry().kind()).isEqualTo(Geometry.Kind.LINES);
        assertThat(all.getFirst().geometry().parts().getFirst()).containsExactly(-4.75, 48.25, -4.5, 48.375);
        assertThat(all.get(1).geometry().parts()).hasSize(2);
        assertThat(all.get(1).geometry().positions()).isEqualTo(5);
        assertThat(summary.features()).isEqualTo(2);
        assertThat(summary.attributes()).containsExactly("name", "length", "year");
        assertThat(summary.crs()).isEqualTo("OGC:CRS84");
        assertThat(summary.told().boxes()).containsExactly(new BoundingBox(-4.75, 48.25, -2.25, 48.875));
    }

    @Test
    void readsAGeometryAloneAndACollectionOfThem() throws IOException {
        VectorFeature point = all(VectorFile.open(written("p", "{\"type\":\"Point\",\"coordinates\":[2,49]}")))
                .getFirst();
        assertThat(point.geometry().kind()).isEqualTo(Geometry.Kind.POINTS);
        VectorFeature mixed = all(VectorFile.open(written("m", """
                {"type": "Feature", "id": 7, "geometry": {"type": "GeometryCollection", "geometries": [
                  {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
                  {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}]}, "properties": null}
                """))).getFirst();
        assertThat(mixed.geometry().kind()).isEqualTo(Geometry.Kind.MIXED);
        assertThat(mixed.geometry().positions()).isEqualTo(4);
        assertThat(mixed.attributes()).containsEntry("id", "7");
    }

    @Test
    void placesOfAnotherReferenceSystemAreNoDegrees() throws IOException {
        VectorFile file = VectorFile.open(written("l93", """
                {"type": "FeatureCollection",
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}},
                 "features": [{"type": "Feature", "properties": {},
                   "geometry": {"type": "Point", "coordinates": [145000, 6840000]}}]}
                """));
        VectorSummary summary = VectorSummary.of(file);

        assertThat(summary.crs()).isEqualTo("urn:ogc:def:crs:EPSG::2154");
        assertThat(summary.box()).containsExactly(145000, 6840000, 145000, 6840000);
        assertThat(summary.told().boxes()).isEmpty();
        assertThat(VectorSummary.view(file)).isEqualTo(new NoView(FirstView.Reason.NO_COORDINATES));
    }

    @Test
    void readsWhatErddapWrites() throws IOException {
        VectorSummary summary =
                VectorSummary.of(VectorFile.open(Shared.data("samples/protocol/erddap-2.23/table.geoJson")));

        assertThat(summary.kind()).isEqualTo(Geometry.Kind.POINTS);
        assertThat(summary.features()).isEqualTo(summary.positions()).isPositive();
    }

    @Test
    void refusesBrokenGeoJsonWithItsLine() throws IOException {
        assertRefused(TRANSECTS.replace("[-2.75, 48.5]", "[\"east\", 48.5]"), "line 6: coordinates should be numbers");
        assertRefused(TRANSECTS.replace("[-2.75, 48.5]", "[48.5]"), "line 6: a position of one number");
        assertRefused(TRANSECTS.substring(0, 300), "line ");
        assertRefused(TRANSECTS.replace("\"Feature\"", "\"Thing\""), "\"thing\" where a feature should be");
        assertThatThrownBy(() -> VectorFile.open(written("x", "{\"title\": \"no features\"}")))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_RECOGNISED));
    }

    @Test
    void drawsShapesWithHolesBetweenThem() throws IOException {
        ShapesView view = (ShapesView) VectorSummary.view(VectorFile.open(written("t.geojson", TRANSECTS)));

        assertThat(view.features()).isEqualTo(2);
        assertThat(view.areLines()).isTrue();
        assertThat(view.longitudes()).hasSize(10);
        assertThat(Arrays.stream(view.longitudes()).filter(Double::isNaN).count())
                .isEqualTo(3);
    }

    @Test
    @Tag("outside")
    void readsAShapefileAloneAndZippedAsGdalWroteIt() throws IOException, InterruptedException {
        Path shp = shapefile("transects", TRANSECTS);
        Path zip = zipped("transects");

        for (Path path : List.of(shp, zip)) {
            VectorFile file = VectorFile.open(path);
            List<VectorFeature> all = all(file);
            assertThat(all).hasSize(2);
            assertThat(all.get(1).attributes())
                    .containsEntry("name", "Île-de-Bréhat")
                    .containsEntry("year", "2020");
            assertThat(all.getFirst().geometry().parts().getFirst()).containsExactly(-4.75, 48.25, -4.5, 48.375);
            assertThat(all.get(1).geometry().parts().get(1)).containsExactly(-2.75, 48.5, -2.5, 48.5, -2.25, 48.625);
            assertThat(file.isGeographic()).isTrue();
            assertThat(file.crs()).isIn("GCS_WGS_1984", "EPSG:4326");
            assertThat(VectorSummary.of(file).told().boxes())
                    .containsExactly(new BoundingBox(-4.75, 48.25, -2.25, 48.875));
        }
        Files.delete(folder.resolve("transects.dbf"));
        Files.delete(folder.resolve("transects.prj"));
        assertThat(all(VectorFile.open(shp)).getFirst().attributes()).isEmpty();
        assertThat(VectorFile.open(shp).crs()).isNull();
    }

    @Test
    @Tag("outside")
    void readsTheRingsOfAreasAndShapesWithoutPlaces() throws IOException, InterruptedException {
        List<VectorFeature> all = all(VectorFile.open(shapefile("islands", ISLANDS)));

        assertThat(all.getFirst().geometry().kind()).isEqualTo(Geometry.Kind.POLYGONS);
        assertThat(all.getFirst().geometry().parts())
                .extracting(part -> part.length / 2)
                .containsExactly(5, 5);
        assertThat(all.get(1).geometry()).isNull();
        assertThat(all.get(1).attributes()).containsEntry("name", "none");
    }

    @Test
    @Tag("outside")
    void refusesABrokenShapefile() throws IOException, InterruptedException {
        Path shp = shapefile("transects", TRANSECTS);
        byte[] whole = Files.readAllBytes(shp);

        Files.write(shp, Arrays.copyOf(whole, whole.length - 20));
        assertThatThrownBy(() -> all(VectorFile.open(shp)))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("the .shp ends within record 2");
        for (int at = 100; at < whole.length; at++) {
            byte[] bent = whole.clone();
            bent[at] ^= (byte) 0x7F;
            Files.write(shp, bent);
            try {
                all(VectorFile.open(shp));
            } catch (RefusedFile refused) {
                assertThat(refused).hasMessageMatching(".*(record|row) \\d+.*");
            }
        }
        Files.write(shp, whole);
        byte[] table = Files.readAllBytes(folder.resolve("transects.dbf"));
        Files.write(folder.resolve("transects.dbf"), Arrays.copyOf(table, table.length - 30));
        assertThatThrownBy(() -> all(VectorFile.open(shp)))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("the .dbf ends before row 2");
    }

    private void assertRefused(String text, String message) throws IOException {
        Path path = written("broken", text);
        assertThatThrownBy(() -> all(VectorFile.open(path)))
                .isInstanceOf(RefusedFile.class)
                .hasMessageContaining(message);
    }

    private static List<VectorFeature> all(VectorFile file) throws IOException {
        List<VectorFeature> all = new ArrayList<>();
        file.forEach(all::add);
        return all;
    }

    private Path written(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path shapefile(String name, String geoJson) throws IOException, InterruptedException {
        Tool.mustRun("gdal-bin", "ogr2ogr", "--version");
        Path from = written(name + ".geojson", geoJson);
        Path shp = folder.resolve(name + ".shp");
        Tool.lines("", "ogr2ogr", "-lco", "ENCODING=UTF-8", shp.toString(), from.toString());
        return shp;
    }

    private Path zipped(String name) throws IOException {
        Path zip = folder.resolve(name + ".zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String ending : List.of("shp", "shx", "dbf", "prj", "cpg")) {
                out.putNextEntry(new ZipEntry("data/" + name + "." + ending));
                Files.copy(folder.resolve(name + "." + ending), out);
            }
        }
        return zip;
    }
}
