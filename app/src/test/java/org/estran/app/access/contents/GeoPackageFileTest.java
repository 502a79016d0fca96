package org.estran.app.access.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.estran.judging.Tool;
import org.estran.observations.RefusedFile;
import org.estran.observations.vector.Geometry;
import org.estran.observations.vector.VectorFeature;
import org.estran.observations.vector.VectorFile;
import org.estran.observations.vector.VectorSummary;
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GeoPackages are made by GDAL. */
class GeoPackageFileTest {

    private static final String FEATURES = """
            {"type": "FeatureCollection", "features": [
              {"type": "Feature", "properties": {"name": "Île-de-Bréhat", "length": 120.5},
               "geometry": {"type": "MultiLineString",
                 "coordinates": [[[-3, 48.75], [-2.875, 48.875]], [[-2.75, 48.5], [-2.5, 48.5], [-2.25, 48.625]]]}},
              {"type": "Feature", "properties": {"name": "nowhere"}, "geometry": null},
              {"type": "Feature", "properties": {"name": "atoll"}, "geometry": {"type": "Polygon", "coordinates":
                [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]], [[1, 1], [1, 2], [2, 2], [2, 1], [1, 1]]]}},
              {"type": "Feature", "properties": {"name": "buoy"},
               "geometry": {"type": "Point", "coordinates": [1.5, 49.5, 12]}}
            ]}
            """;

    @TempDir
    Path folder;

    @Test
    @Tag("outside")
    void readsWhatGdalWrote() throws IOException, InterruptedException {
        VectorFile file = VectorFiles.open(made());
        List<VectorFeature> all = all(file);

        assertThat(file.format()).isEqualTo("GeoPackage");
        assertThat(file.crs()).isEqualTo("EPSG:4326");
        assertThat(all).hasSize(4);
        assertThat(all.getFirst().attributes())
                .containsEntry("name", "Île-de-Bréhat")
                .containsEntry("length", "120.5");
        assertThat(all.getFirst().geometry().kind()).isEqualTo(Geometry.Kind.LINES);
        assertThat(all.getFirst().geometry().parts().get(1)).containsExactly(-2.75, 48.5, -2.5, 48.5, -2.25, 48.625);
        assertThat(all.get(1).geometry()).isNull();
        assertThat(all.get(2).geometry().parts())
                .extracting(part -> part.length / 2)
                .containsExactly(5, 5);
        assertThat(all.get(3).geometry().parts().getFirst()).containsExactly(1.5, 49.5);
        assertThat(VectorSummary.of(file).told().boxes()).containsExactly(new BoundingBox(-3, 0, 4, 49.5));
    }

    @Test
    @Tag("outside")
    void refusesGeometriesThatEndTooEarlyAndDatabasesThatAreNoGeoPackage()
            throws IOException, InterruptedException, SQLException {
        Path made = made();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + made);
                Statement statement = database.createStatement()) {
            for (String trigger : triggers(database)) {
                statement.execute("DROP TRIGGER \"" + trigger + '"');
            }
            statement.execute("UPDATE f SET geom = substr(geom, 1, length(geom) - 9) WHERE name = 'atoll'");
        }
        assertThatThrownBy(() -> all(VectorFiles.open(made)))
                .isInstanceOf(RefusedFile.class)
                .hasMessage("the geometry of row 3 ends too early");

        Path other = folder.resolve("other.gpkg");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + other);
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE f (name TEXT)");
        }
        assertThatThrownBy(() -> VectorFiles.open(other))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.NOT_RECOGNISED));
    }

    private static List<String> triggers(Connection database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = database.createStatement();
                var rows = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private Path made() throws IOException, InterruptedException {
        Tool.mustRun("gdal-bin", "ogr2ogr", "--version");
        Path from = Files.writeString(folder.resolve("f.geojson"), FEATURES);
        Path made = folder.resolve("f.gpkg");
        Tool.lines("", "ogr2ogr", "-dim", "XYZ", "-nln", "f", made.toString(), from.toString());
        return made;
    }

    private static List<VectorFeature> all(VectorFile file) throws IOException {
        List<VectorFeature> all = new ArrayList<>();
        file.forEach(all::add);
        return all;
    }
}
