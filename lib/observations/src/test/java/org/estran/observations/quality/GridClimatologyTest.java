package org.estran.observations.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.estran.grids.DataFiles;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.ObservationFile;
import org.estran.observations.quality.Climatology.Place;
import org.estran.observations.quality.Climatology.Usual;
import org.estran.observations.reading.ObservationFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Climatologies as CF's section 7.4 and the World Ocean Atlas write them, made by ncgen. */
class GridClimatologyTest {

    /** Winter and summer of twenty years, one cell of 20° each way, the second of them land. */
    private static final String SEASONS = """
            netcdf seasons {
            dimensions: time = 2 ; depth = 3 ; lat = 1 ; lon = 2 ; nv = 2 ;
            variables:
              double time(time) ; time:units = "days since 1991-01-01" ; time:climatology = "climatology_bounds" ;
              double climatology_bounds(time, nv) ;
              float depth(depth) ; depth:units = "m" ; depth:positive = "down" ; depth:standard_name = "depth" ;
              float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ;
              float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;
              float t_mn(time, depth, lat, lon) ; t_mn:standard_name = "sea_water_temperature" ;
                t_mn:units = "degrees_celsius" ; t_mn:_FillValue = -99.f ;
                t_mn:cell_methods = "time: mean within years time: mean over years" ;
              float t_sd(time, depth, lat, lon) ; t_sd:standard_name = "sea_water_temperature" ;
                t_sd:units = "degrees_celsius" ; t_sd:_FillValue = -99.f ;
                t_sd:cell_methods = "time: mean within years time: standard_deviation over years" ;
            data:
              time = 3700, 3880 ;
              // to the first moment that does not belong to it: 2010-04-01 and 2010-10-01
              climatology_bounds = 0, 7030, 90, 7213 ;
              depth = 0, 100, 1000 ;
              lat = 46 ; lon = -10, 10 ;
              t_mn = 12, -99, 10, -99, 5, -99, 18, -99, 12, -99, 5, -99 ;
              t_sd = 0.5, -99, 0.4, -99, 0.1, -99, 1, -99, 0.6, -99, 0.1, -99 ;
            }
            """;

    private static final String CASTS = """
            netcdf casts {
            dimensions: profile = 3 ; z = 3 ;
            variables:
              int profile(profile) ; profile:cf_role = "profile_id" ;
              double time(profile) ; time:units = "days since 2020-01-01" ; time:standard_name = "time" ;
              float lat(profile) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ;
              float lon(profile) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;
              float depth(profile, z) ; depth:units = "m" ; depth:positive = "down" ; depth:axis = "Z" ;
                depth:standard_name = "depth" ;
              float TEMP(profile, z) ; TEMP:standard_name = "sea_water_temperature" ; TEMP:units = "degree_Celsius" ;
                TEMP:coordinates = "time lat lon depth" ;
              :featureType = "profile" ; :Conventions = "CF-1.8" ;
            data:
              profile = 1, 2, 3 ;
              time = 20, 200, 200 ;
              lat = 46, 46, 46 ; lon = -9, -9, 9 ;
              depth = 5, 50, 1500, 5, 50, 400, 5, 50, 400 ;
              // in January 18 °C near the surface is not usual, in July it is; 12 °C at 400 m never is; of land nothing is said
              TEMP = 18, 11, 15, 18, 15, 12, 30, 30, 30 ;
            }
            """;

    @TempDir
    Path folder;

    private Path made(String name, String cdl) throws Exception {
        Tool.mustRun(
                "netcdf-bin",
                "ncdump",
                "-h",
                Shared.data("samples/argo/R13857_001.nc").toString());
        Path text = Files.writeString(folder.resolve(name + ".cdl"), cdl);
        Path netcdf = folder.resolve(name + ".nc");
        Tool.lines("", "ncgen", "-o", netcdf.toString(), text.toString());
        return netcdf;
    }

    @Test
    void theUsualOfAPlaceIsThatOfItsCellAndSeasonBetweenTwoLevels() throws Exception {
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(made("seasons", SEASONS)))) {
            Climatology climatology = GridClimatology.of(dataset).orElseThrow();
            Usual winter = at(climatology, -12, 50, 2).orElseThrow();
            assertThat(winter.mean()).isCloseTo(11, within(1e-5));
            assertThat(winter.deviation()).isCloseTo(0.45, within(1e-5));
            assertThat(at(climatology, -12, 0, 9).orElseThrow().mean()).isCloseTo(18, within(1e-5));
            // No season of its own, below the last level, land, beyond the grid.
            assertThat(at(climatology, -12, 50, 11)).isEmpty();
            assertThat(at(climatology, -12, 1001, 2)).isEmpty();
            assertThat(at(climatology, 10, 50, 2)).isEmpty();
            assertThat(at(climatology, 60, 50, 2)).isEmpty();
            assertThat(climatology.at(Quantity.SALINITY, new Place(-12, 46, 50, 2)))
                    .isEmpty();
        }
    }

    private static Optional<Usual> at(Climatology climatology, double longitude, double depth, int month)
            throws IOException {
        return climatology.at(Quantity.TEMPERATURE, new Place(longitude, 46, depth, month));
    }

    @Test
    void valuesFarFromWhatIsUsualAreTold() throws Exception {
        List<String> told = new ArrayList<>();
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(made("seasons", SEASONS)));
                ObservationFile casts = ObservationFiles.open(made("casts", CASTS))) {
            QualityControl.check(
                    casts,
                    Instant.parse("2026-11-23T00:00:00Z"),
                    Land.UNKNOWN,
                    GridClimatology.of(dataset).orElseThrow(),
                    Long.MAX_VALUE,
                    flag -> told.add(flag.rule().code() + " " + flag.feature() + " " + flag.row()));
        }
        assertThat(told.stream().filter(one -> one.startsWith("climatology")))
                .containsExactly("climatology 1 0", "climatology 2 2");
    }

    /** A mooring tells its depth once: 8 °C are usual at 400 m, and not at the surface. */
    @Test
    void aDepthThatIsToldOnceIsThatOfEveryRow() throws Exception {
        String mooring = """
                netcdf mooring {
                dimensions: time = 2 ;
                variables:
                  double time(time) ; time:units = "days since 2020-01-01" ; time:standard_name = "time" ;
                  float lat ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ;
                  float lon ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;
                  float depth ; depth:units = "m" ; depth:positive = "down" ; depth:axis = "Z" ;
                    depth:standard_name = "depth" ;
                  int station ; station:cf_role = "timeseries_id" ;
                  float TEMP(time) ; TEMP:standard_name = "sea_water_temperature" ; TEMP:units = "degree_Celsius" ;
                    TEMP:coordinates = "time lat lon depth" ;
                  :featureType = "timeSeries" ; :Conventions = "CF-1.8" ;
                data:
                  time = 20, 21 ; lat = 46 ; lon = -9 ; depth = 400 ; TEMP = 8.3, 12 ;
                }
                """;
        List<String> told = new ArrayList<>();
        try (GridClimatology climatology = GridClimatology.open(made("seasons", SEASONS));
                ObservationFile file = ObservationFiles.open(made("mooring", mooring))) {
            QualityControl.check(
                    file,
                    Instant.parse("2026-11-23T00:00:00Z"),
                    Land.UNKNOWN,
                    climatology,
                    Long.MAX_VALUE,
                    flag -> told.add(flag.rule().code() + " " + flag.row()));
        }
        assertThat(told).containsExactly("climatology 1");
    }

    @Test
    void aFileWithoutDeviationsOrBoundsIsNone() throws Exception {
        for (String other : List.of(
                SEASONS.replace("standard_deviation", "variance"),
                SEASONS.replace("time:climatology", "time:bounds"))) {
            try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(made("other" + other.hashCode(), other)))) {
                assertThat(GridClimatology.of(dataset)).isEmpty();
            }
        }
    }
}
