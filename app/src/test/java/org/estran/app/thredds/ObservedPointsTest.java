package org.estran.app.thredds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.app.observations.store.ObservationStore;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.Column;
import org.estran.observations.ObservationFile;
import org.estran.observations.reading.ObservationFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the subset service gives of observations is what stands in their files. */
class ObservedPointsTest extends ThreddsServed {

    private static final String FLOAT = "argo/13857_prof.nc";

    @Autowired
    ObservationStore store;

    @BeforeEach
    void published() throws Exception {
        if (catalogue.find("profiles").isEmpty()) {
            data.publish("profiles", Map.of("13857_prof.nc", Files.readAllBytes(Shared.data("samples/" + FLOAT))));
        }
        for (int i = 0; i < 400 && store.sources("profiles").isEmpty(); i++) {
            Thread.sleep(25);
        }
    }

    @Test
    void everyRowIsThatOfTheFileInCsvAndInXml() throws Exception {
        List<String> expected = new ArrayList<>();
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/" + FLOAT))) {
            int temperature = index(file, "TEMP");
            file.forEach(feature -> {
                if (feature.columns().get(temperature) instanceof Column.Numbers numbers) {
                    for (int row = 0; row < feature.rows(); row++) {
                        expected.add(Float.toString((float) numbers.at(row)));
                    }
                }
                return true;
            });
        }
        List<String> lines = get("/thredds/ncss/point/profiles?var=TEMP&temporal=all&accept=csv")
                .body()
                .lines()
                .toList();
        assertThat(lines.getFirst())
                .isEqualTo("time,station,latitude[unit=\"degrees_north\"],longitude[unit=\"degrees_east\"],"
                        + "vertCoord[unit=\"m\"],TEMP[unit=\"degree_Celsius\"]");
        assertThat(lines.stream().skip(1).map(line -> line.substring(line.lastIndexOf(',') + 1)))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lines.get(1)).contains(",13857,");
        String xml = get("/thredds/ncss/point/profiles?var=TEMP&temporal=all&accept=xml")
                .body();
        assertThat(xml).startsWith("<?xml").contains("<pointFeatureCollection>", "<point name=\"13857\"");
        assertThat(xml.split("<pointFeature ", -1)).hasSize(expected.size() + 1);
    }

    @Test
    void boxesPeriodsAndPlatformsAreCutOut() throws Exception {
        String all = "/thredds/ncss/point/profiles?var=TEMP&accept=csv";
        List<String> whole = get(all + "&temporal=all").body().lines().skip(1).toList();
        List<String> some = get(all + "&time_start=1997-09-01&time_end=1997-12-31T23:59:59Z")
                .body()
                .lines()
                .skip(1)
                .toList();
        assertThat(some)
                .isNotEmpty()
                .containsExactlyElementsOf(whole.stream()
                        .filter(line -> line.compareTo("1997-09-01") >= 0 && line.compareTo("1998") < 0)
                        .toList());
        String first = whole.getFirst().substring(0, 20);
        assertThat(get(all + "&time=1990-01-01").body().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith(first));
        assertThat(get(all + "&temporal=all&north=90&south=-90&west=170&east=-170")
                        .body()
                        .lines())
                .hasSize(1);
        assertThat(get(all + "&temporal=all&north=90&south=-90&west=-180&east=180")
                        .body()
                        .lines())
                .hasSize(whole.size() + 1);
        assertThat(get(all + "&temporal=all&stns=13858").body().lines()).hasSize(1);
    }

    @Test
    void netcdfHasTheRowsOfTheCsv() throws Exception {
        Tool.mustRun("python3-netcdf4", "/usr/bin/python3", "-c", "import netCDF4");
        String asked =
                "/thredds/ncss/point/profiles?var=TEMP&time_start=1997-09-01&time_end=1997-12-31T23:59:59Z&accept=";
        List<String> expected = get(asked + "csv")
                .body()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + asked + "netcdf"))
                                .build(),
                        BodyHandlers.ofInputStream());
        Path file = Files.createTempFile("ncss", ".nc");
        try (InputStream bytes = answer.body()) {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> read = Tool.lines("", "/usr/bin/python3", "-c", """
                import sys, netCDF4
                d = netCDF4.Dataset(sys.argv[1])
                print(d.featureType)
                for value in d['TEMP'][:].compressed(): print(value)
                """, file.toString());
        Files.delete(file);
        assertThat(read.getFirst()).containsIgnoringCase("profile");
        assertThat(read.stream().skip(1).map(Double::parseDouble))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(Double::parseDouble).toList());
    }

    @Test
    void tellsWhatThereIs() throws Exception {
        String description = get("/thredds/ncss/point/profiles/dataset.xml").body();
        assertThat(description)
                .contains(
                        "<featureDataset type=\"point\" url=\"/thredds/ncss/point/profiles\"/>",
                        "<variable name=\"TEMP\" type=\"float\">",
                        "<LatLonBox>",
                        "<TimeSpan>");
        assertThat(get("/thredds/ncss/point/profiles/station.xml").body())
                .containsOnlyOnce("<station name=\"13857\">")
                .contains("<latitude>");
    }

    @Test
    void mistakesAreToldAsThreddsTellsThem() throws Exception {
        refused("?var=SALT&temporal=all", 400, "Requested variable: SALT is not contained in the requested dataset");
        refused("?var=TEMP&temporal=all&accept=doc", 400, "Observations are given as csv, xml or netcdf, not as doc.");
        refused("?var=TEMP&north=1", 400, "Validation errors:  A bounding box needs north, south, east and west.");
        assertThat(get("/thredds/ncss/point/nothing_here?var=TEMP").statusCode())
                .isEqualTo(404);
    }

    private void refused(String query, int status, String words) throws Exception {
        HttpResponse<String> answer = get("/thredds/ncss/point/profiles" + query);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(words);
    }

    private static int index(ObservationFile file, String name) {
        for (int i = 0; i < file.properties().size(); i++) {
            if (file.properties().get(i).name().equals(name)) {
                return i;
            }
        }
        throw new AssertionError(name);
    }
}
