package org.estran.app.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.estran.app.access.AccessCentre;
import org.estran.app.coverages.datasets.PublishedData;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Values of a deposit beside the climatology that is published here. */
@Import(PublishedData.class)
@TestPropertySource(properties = "estran.deposit.climatology=usual_sea/usual.nc")
class ClimatologyTest extends AccessCentre {

    /** One cell off Brittany, all months alike. */
    private static final String USUAL = """
            netcdf usual {
            dimensions: time = 1 ; lat = 1 ; lon = 1 ; nv = 2 ;
            variables:
              double time(time) ; time:units = "days since 1991-01-01" ; time:climatology = "climatology_bounds" ;
              double climatology_bounds(time, nv) ;
              float lat(lat) ; lat:units = "degrees_north" ;
              float lon(lon) ; lon:units = "degrees_east" ;
              float mean(time, lat, lon) ; mean:standard_name = "sea_water_temperature" ; mean:units = "degree_Celsius" ;
                mean:cell_methods = "time: mean within years time: mean over years" ;
              float deviation(time, lat, lon) ; deviation:standard_name = "sea_water_temperature" ;
                deviation:units = "degree_Celsius" ;
                deviation:cell_methods = "time: mean within years time: standard_deviation over years" ;
            data:
              time = 5000 ; climatology_bounds = 0, 10958 ; lat = 46 ; lon = -4 ; mean = 13 ; deviation = 1.5 ;
            }
            """;

    @TempDir
    static Path folder;

    @Autowired
    PublishedData data;

    @Test
    void whatIsFarFromItIsToldAndItsFlagsAreNotKept() throws Exception {
        Tool.mustRun(
                "netcdf-bin",
                "ncdump",
                "-h",
                Shared.data("samples/argo/R13857_001.nc").toString());
        Path usual = folder.resolve("usual.nc");
        Path text = Files.writeString(folder.resolve("usual.cdl"), USUAL);
        Tool.lines("", "ncgen", "-o", usual.toString(), text.toString());
        data.publish("usual_sea", Map.of("usual.nc", Files.readAllBytes(usual)));

        String series = "time,lat,lon,sea_water_temperature (degree_C),depth (m)\n"
                + "2020-01-01,46.0,-4.0,11.5,1\n2020-01-02,46.0,-4.0,25.5,1\n2020-01-03,46.0,-4.0,11.5,1\n";
        String id = drafted(null, Map.of("buoy.csv", series));
        String address = "/api/deposits/" + id + "/table?path=buoy.csv";
        json(as("depositor", "PUT", address, get("depositor", address).body()), 200);
        String findings = "";
        for (int tries = 0; tries < 300 && !findings.contains("/quality"); tries++) {
            Thread.sleep(100);
            findings = get("depositor", "/api/deposits/" + id + "/findings?lang=en")
                    .body();
        }
        assertThat(findings).contains("\"climatology\"", "Far from the climatology (QARTOD T/S 5): 1, buoy.csv");

        String page = "/deposit/" + id + "/quality";
        String shown = get("depositor", page + "?lang=en").body();
        assertThat(shown).contains("25.5", "far from the climatology").doesNotContain("value=\"accepted\"");
        String key = shown.replaceFirst("(?s).*name=\"(climatology/[^\"]+)\".*", "$1");
        String form = "application/x-www-form-urlencoded";
        String wish = URLEncoder.encode(key, StandardCharsets.UTF_8);
        assertThat(as("depositor", "POST", page, wish + "=accepted", "Content-Type", form)
                        .statusCode())
                .isEqualTo(409);
        assertThat(as("depositor", "POST", page, wish + "=refused", "Content-Type", form)
                        .statusCode())
                .isEqualTo(302);
        assertThat(get("depositor", "/api/deposits/" + id + "/findings").body()).doesNotContain("climatology");
    }
}
