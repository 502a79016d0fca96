package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.ObservationFile;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoJsonWriterTest {

    @TempDir
    Path folder;

    @Test
    void aProfileIsAPointWithItsTimesAndWhatItHasAsAWhole() throws IOException {
        Path written = folder.resolve("profile.geojson");

        List<Finding> losses = written("argo/R13857_001.nc", written);

        assertThat(Files.readString(written))
                .contains("\"geometry\":{\"type\":\"Point\",\"coordinates\":[-16.032,0.267]}")
                .contains("\"feature\":\"13857_001\",\"platform\":\"13857\",\"featureType\":\"trajectoryProfile\"")
                .contains(
                        "\"rows\":112,\"startTime\":\"1997-07-29T20:03:00.002Z\",\"endTime\":\"1997-07-29T20:03:00.002Z\"")
                .contains("\"JULD_flag\":\"1\"")
                .doesNotContain("\"TEMP\"");
        assertThat(losses)
                .extracting(Finding::code)
                .containsExactly("observations-loss-facts", "observations-loss-units", "observations-loss-rows");
    }

    @Test
    void aTrackIsCutAtTheAntimeridianOnTheLatitudeOfTheCrossing() throws IOException {
        assertThat(track(new double[][] {{179, 10}, {179, 10}, {Double.NaN, 1}, {-179, 12}, {182, 13}, {178, 13}}))
                .isEqualTo("{\"type\":\"MultiLineString\",\"coordinates\":[[[179,10],[180,11]],"
                        + "[[-180,11],[-179,12],[-178,13],[-180,13]],[[180,13],[178,13]]]}");
        assertThat(track(new double[][] {{5.25, -3}})).isEqualTo("{\"type\":\"Point\",\"coordinates\":[5.25,-3]}");
        assertThat(track(new double[][] {{5, 91}})).isEqualTo("null");
    }

    @Test
    @Tag("outside")
    void gdalReadsWhatIsWritten() throws IOException, InterruptedException {
        Tool.mustRun("gdal-bin", "ogrinfo", "--version");
        Path profiles = folder.resolve("profiles.geojson");
        written("argo/1900857_prof.nc", profiles);

        String told = String.join("\n", Tool.lines("", "ogrinfo", "-ro", "-al", "-so", profiles.toString()));

        long count;
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/argo/1900857_prof.nc"))) {
            long[] features = {0};
            file.forEach(feature -> {
                features[0] += feature.isContinued() ? 0 : 1;
                return true;
            });
            count = features[0];
        }
        assertThat(told).contains("Geometry: Point", "Feature Count: " + count, "startTime: DateTime", "WGS 84");
    }

    private static String track(double[][] positions) throws IOException {
        StringWriter out = new StringWriter();
        Track track = new Track(out);
        for (double[] position : positions) {
            track.add(position[0], position[1]);
        }
        track.end();
        return out.toString();
    }

    private static List<Finding> written(String sample, Path written) throws IOException {
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/" + sample));
                OutputStream out = Files.newOutputStream(written)) {
            return new GeoJsonWriter(file).writeTo(out);
        }
    }
}
