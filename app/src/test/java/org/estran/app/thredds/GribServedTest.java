package org.estran.app.thredds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.estran.app.coverages.datasets.Datasets;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** GRIB that was published is served as any grid, and what does not read as GRIB is no dataset, with the reason. */
@Tag("outside")
class GribServedTest extends ThreddsServed {

    @Autowired
    Datasets datasets;

    @Test
    void gribIsServedAsAnyOtherGrid() throws Exception {
        data.publish(
                "grib_data",
                Map.of(
                        "era5.grib",
                        Files.readAllBytes(Shared.data("samples/grib/era5-2mt-2019-03-uk.grib")),
                        "broken.grib",
                        "GRIB and nothing else".getBytes(StandardCharsets.US_ASCII)));
        assertThat(get("/thredds/dodsC/grib_data/era5.grib.dds").body())
                .contains("Float32 2t[time = 744][lat = 33][lon = 49];");
        assertThat(get("/thredds/dodsC/grib_data/era5.grib.ascii?2t.2t[0][0][0:1]")
                        .body())
                .contains("282.4248, 282.3076");
        assertThat(
                        get("/thredds/ncss/point/grib_data/era5.grib?var=2t&latitude=58&longitude=-10&time=2019-03-01&accept=csv")
                                .body())
                .contains(",282.42");
        assertThat(datasets.refusals("grib_data"))
                .anySatisfy(refusal -> assertThat(refusal.toString()).contains("CDO cannot read this GRIB file"));
        assertThat(get("/thredds/dodsC/grib_data/broken.grib.dds").statusCode()).isEqualTo(404);
        assertThat(bytes("GET", "/thredds/fileServer/grib_data/era5.grib").body())
                .hasSize(2_499_840);
    }
}
