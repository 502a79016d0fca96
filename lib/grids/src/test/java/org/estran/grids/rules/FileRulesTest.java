package org.estran.grids.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.estran.grids.ClassicBytes;
import org.estran.grids.DataFile;
import org.estran.grids.DataFiles;
import org.estran.grids.Samples;
import org.estran.grids.summary.FileSummary;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRulesTest {

    private static final Set<String> TABLE =
            Set.of("sea_surface_temperature", "time", "latitude", "longitude", "depth");

    @TempDir
    Path folder;

    private static final StandardNames NAMES = new StandardNames() {
        @Override
        public Set<String> known(Collection<String> names) {
            Set<String> known = new TreeSet<>(names);
            known.retainAll(TABLE);
            return known;
        }

        @Override
        public boolean isOtherUnit(String name, String unit) {
            return name.equals("sea_surface_temperature") && unit.equals("m");
        }
    };

    static List<Remark> check(Path path) throws IOException {
        try (DataFile file = DataFiles.open(path)) {
            return FileRules.check(file, FileSummary.of(file), NAMES);
        }
    }

    /** What is said of a file, but for what ACDD would like to have besides. */
    private List<String> told(ClassicBytes bytes) throws IOException {
        return check(bytes.write(folder.resolve("file.nc"))).stream()
                .filter(remark -> remark.rule() != Rule.ACDD_RECOMMENDED)
                .map(remark -> remark.rule().code() + " | " + remark.subject() + " | " + remark.detail())
                .toList();
    }

    private static ClassicBytes described() {
        return new ClassicBytes(1)
                .dim("time", 2)
                .dim("lat", 2)
                .dim("lon", 3)
                .att("Conventions", "CF-1.11, ACDD-1.3")
                .att("title", "Température de surface")
                .att("summary", "Two maps.")
                .att("keywords", "sea");
    }

    /** A file without fault, some of whose parts are written otherwise. */
    private static ClassicBytes file(Consumer<ClassicBytes> time, Consumer<ClassicBytes> data) {
        ClassicBytes bytes = described().var("time", 6, "time", 0, 31).att("standard_name", "time");
        time.accept(bytes);
        bytes.var("lat", 5, "lat", -10, 10)
                .att("units", "degrees_north")
                .var("lon", 5, "lon", -5, 0, 5)
                .att("units", "degrees_east")
                .var("sst", 3, "time lat lon", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        data.accept(bytes);
        return bytes;
    }

    private static void days(ClassicBytes bytes) {
        bytes.att("units", "days since 2020-01-01");
    }

    private static ClassicBytes with(Consumer<ClassicBytes> data) {
        return file(FileRulesTest::days, bytes -> {
            bytes.att("units", "degree_Celsius").att("standard_name", "sea_surface_temperature");
            data.accept(bytes);
        });
    }

    @Test
    void saysNothingOfAFileWithoutFault() throws IOException {
        assertThat(told(with(bytes -> bytes.att("cell_methods", "time: mean (interval: 1 hour) lat: lon: maximum"))))
                .isEmpty();
    }

    @Test
    void missesWhatAFileShouldSayOfItselfAndOfItsVariables() throws IOException {
        ClassicBytes bare = new ClassicBytes(1).dim("x", 2).var("a-b", 5, "x", 1, 2);
        assertThat(told(bare))
                .containsExactly(
                        "cf-conventions |  | ",
                        "cf-name | a-b | ",
                        "cf-units | a-b | ",
                        "cf-description | a-b | ",
                        "acdd-highly |  | title, summary, keywords");
    }

    @Test
    void knowsTheTableOfStandardNamesAndItsModifiers() throws IOException {
        assertThat(told(file(
                        FileRulesTest::days,
                        b -> b.att("units", "K").att("standard_name", "sea_surface_temperature standard_error"))))
                .isEmpty();
        assertThat(told(file(
                        FileRulesTest::days, b -> b.att("units", "K").att("standard_name", "sea_surface_temprature"))))
                .containsExactly("cf-standard-name | sst | sea_surface_temprature");
        assertThat(told(file(
                        FileRulesTest::days,
                        b -> b.att("units", "K").att("standard_name", "sea_surface_temperature of the Bay"))))
                .containsExactly("cf-standard-name | sst | sea_surface_temperature of the Bay");
    }

    @Test
    void tellsAUnitThatMeasuresSomethingElseThanItsName() throws IOException {
        assertThat(told(file(
                        FileRulesTest::days, b -> b.att("units", "m").att("standard_name", "sea_surface_temperature"))))
                .containsExactly("cf-units-of-name | sst | m ≠ sea_surface_temperature");
        assertThat(told(file(
                        FileRulesTest::days,
                        b -> b.att("units", "m")
                                .att("standard_name", "sea_surface_temperature number_of_observations"))))
                .isEmpty();
    }

    @Test
    void readsUnitsAndCalendarsOfTime() throws IOException {
        assertThat(told(file(b -> b.att("units", "days"), FileRulesTest::celsius)))
                .containsExactly("cf-time-units | time | days");
        assertThat(told(file(
                        b -> b.att("units", "days since 2020-01-01").att("calendar", "mayan"), FileRulesTest::celsius)))
                .containsExactly("cf-calendar | time | mayan");
    }

    private static void celsius(ClassicBytes bytes) {
        bytes.att("units", "degree_Celsius").att("long_name", "temperature");
    }

    @Test
    void looksWhetherCoordinatesCanLocate() throws IOException {
        ClassicBytes bytes = described()
                .var("time", 6, "time", 31, 31)
                .att("units", "days since 2020-01-01")
                .var("lat", 5, "lat", -10, 9.969209968386869e36f)
                .att("units", "degrees")
                .att("standard_name", "latitude")
                .var("lon", 5, "lon", 5, 0, -5)
                .att("units", "degrees_east")
                .att("axis", "W")
                .var("depth", 5, "lon", 0, 10, 20)
                .att("units", "m")
                .att("axis", "Z");
        assertThat(told(bytes))
                .containsExactly(
                        "cf-axis | lon | W",
                        "cf-latitude-units | lat | degrees",
                        "cf-positive | depth | ",
                        "cf-coordinate-order | time | ",
                        "cf-coordinate-gaps | lat | ");
    }

    @Test
    void followsEveryReference() throws IOException {
        assertThat(told(with(b -> b.att("coordinates", "lat lon here")
                        .att("ancillary_variables", "quality")
                        .att("cell_measures", "area: elsewhere")
                        .att("grid_mapping", "crs")
                        .att("cell_methods", "time: average"))))
                .containsExactly(
                        "cf-reference | sst | coordinates: here",
                        "cf-reference | sst | ancillary_variables: quality",
                        "cf-reference | sst | cell_measures: elsewhere",
                        "cf-reference | sst | grid_mapping: crs",
                        "cf-cell-methods | sst | time: average");
        assertThat(told(with(
                        b -> b.att("grid_mapping", "crs").var("crs", 4, "", 0).att("grid_mapping_name", "flat"))))
                .containsExactly("cf-grid-mapping | crs | flat");
        assertThat(told(file(
                        b -> b.att("units", "days since 2020-01-01").att("bounds", "lat"), FileRulesTest::celsius)))
                .containsExactly("cf-bounds | time | lat");
    }

    @Test
    void looksHowNumbersAreStored() throws IOException {
        assertThat(told(with(b -> b.att("_FillValue", 6, -1.0)
                        .att("valid_min", 6, 1.0)
                        .att("valid_range", 6, 5.0)
                        .att("flag_meanings", "good bad"))))
                .containsExactly(
                        "cf-fill-type | sst | _FillValue: DOUBLE ≠ SHORT",
                        "cf-valid-range | sst | 5.0",
                        "cf-flags | sst | 0 flag_values, 2 flag_meanings");
    }

    @Test
    void asksForTheOrderOfDimensions() throws IOException {
        ClassicBytes turned = described()
                .var("lat", 5, "lat", -10, 10)
                .att("units", "degrees_north")
                .var("lon", 5, "lon", -5, 0, 5)
                .att("units", "degrees_east")
                .var("sst", 5, "lon lat", 1, 2, 3, 4, 5, 6);
        celsius(turned);
        assertThat(told(turned)).containsExactly("cf-dimension-order | sst | lon, lat");
    }

    @Test
    void comparesWhatIsSaidOfPlaceAndTimeWithTheCoordinates() throws IOException {
        ClassicBytes bytes = described()
                .att("geospatial_lat_max", 6, 60.0)
                .att("geospatial_lon_min", 6, 355.0)
                .att("time_coverage_start", "2015-01-01")
                .att("time_coverage_end", "one day")
                .var("time", 6, "time", 0, 31)
                .att("units", "days since 2020-01-01")
                .var("lat", 5, "lat", -10, 10)
                .att("units", "degrees_north")
                .var("lon", 5, "lon", -5, 0, 5)
                .att("units", "degrees_east")
                .var("sst", 3, "time lat lon", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        celsius(bytes);
        assertThat(told(bytes))
                .containsExactly(
                        "acdd-extent | geospatial_lat_max | 60.0 ≠ 10.0",
                        "acdd-time | time_coverage_start | 2015-01-01 ≠ 2020-01-01T00:00:00Z",
                        "acdd-time | time_coverage_end | one day");
    }

    @Test
    void knowsTheTypesOfFeatures() throws IOException {
        ClassicBytes wrong = described().att("featureType", "cruise");
        assertThat(told(wrong)).containsExactly("cf-feature-type | featureType | cruise");
        assertThat(told(described().att("featureType", "timeSeries")))
                .containsExactly("cf-feature-role | featureType | timeSeries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " > ",
            value = {
                "altimetry/dt_blacksea_allsat_phy_l4_20160707_20200801.nc > cf-reference > sla, ugosa, vgosa",
                "altimetry/dt_global_allsat_phy_l4_20190101_20190515.nc > cf-reference > latitude, adt, longitude",
                "argo/1900857_prof.nc > cf-feature-role > featureType",
                "grid/1day.nc > cf-latitude-units > lat",
                "grid/basin_mask.nc > cf-positive > Z",
                "grid/eraint_uvz.nc > cf-fill-type > longitude, latitude, z, u, v",
                "grid/testGridAsPoint.nc > cf-name > 2D, 3D, 4D",
                "tide/fes_tide_time_series.nc > cf-time-units > time",
            })
    void findsTheFaultsOfRealFiles(String name, String code, String subjects) throws IOException {
        assertThat(check(Shared.data("samples").resolve(name)).stream()
                        .filter(remark -> remark.rule().code().equals(code))
                        .map(Remark::subject))
                .containsExactly(subjects.split(", "));
    }

    @Test
    void everyRealFileIsLookedAt() throws IOException {
        for (String name : Samples.dataFiles()) {
            assertThat(check(Shared.data("samples").resolve(name)))
                    .as(name)
                    .extracting(Remark::rule)
                    .isSorted();
        }
    }

    @Test
    void theSamplesKeepWhatTheyMust() throws IOException {
        try (Stream<Path> samples = Files.walk(Path.of("..", "..", "samples", "data"))) {
            for (Path sample :
                    samples.filter(file -> file.toString().endsWith(".nc")).toList()) {
                assertThat(check(sample).stream()
                                .filter(remark -> remark.rule().weight() == Rule.Weight.REQUIRED)
                                .filter(remark -> remark.rule() != Rule.STANDARD_NAME))
                        .as(sample.toString())
                        .isEmpty();
            }
        }
    }
}
