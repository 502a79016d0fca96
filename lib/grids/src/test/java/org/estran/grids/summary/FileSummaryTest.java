package org.estran.grids.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.estran.grids.ClassicBytes;
import org.estran.judging.Shared;
import org.estran.terms.BoundingBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSummaryTest {

    @TempDir
    Path folder;

    private FileSummary of(ClassicBytes bytes) throws IOException {
        return FileSummary.of(bytes.write(folder.resolve("file.nc")));
    }

    private static ClassicBytes grid(Object... longitudes) {
        return new ClassicBytes(1)
                .dim("time", 2)
                .dim("lat", 2)
                .dim("lon", longitudes.length)
                .att("title", "Température de surface")
                .var("time", 6, "time", 0, 31)
                .att("units", "days since 2020-01-01")
                .var("lat", 5, "lat", -10, 10)
                .att("units", "degrees_north")
                .var("lon", 5, "lon", longitudes)
                .att("units", "degrees_east")
                .var(
                        "sst",
                        3,
                        "time lat lon",
                        IntStream.range(0, 4 * longitudes.length).boxed().toArray())
                .att("units", "degC")
                .att("long_name", "Sea surface temperature")
                .att("standard_name", "sea_surface_temperature")
                .att("ancillary_variables", "quality")
                .var(
                        "quality",
                        1,
                        "time lat lon",
                        IntStream.range(0, 4 * longitudes.length).boxed().toArray())
                .att("units", "1");
    }

    @Test
    void takesExtentPeriodAndVariablesFromTheCoordinates() throws IOException {
        FileSummary summary = of(grid(-5, 0, 5));
        assertThat(summary.title()).isEqualTo("Température de surface");
        assertThat(summary.boxes()).containsExactly(new BoundingBox(-5, -10, 5, 10));
        assertThat(summary.period().start()).isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(summary.period().end()).isEqualTo(Instant.parse("2020-02-01T00:00:00Z"));
        assertThat(summary.variables())
                .containsExactly(new FileVariable("sst", "Sea surface temperature", "sea_surface_temperature", "degC"));
    }

    @Test
    void longitudesTo360BecomeThoseTo180() throws IOException {
        assertThat(of(grid(350, 355, 358)).boxes()).containsExactly(new BoundingBox(-10, -10, -2, 10));
    }

    @Test
    void aGridAcrossTheAntimeridianStaysSmall() throws IOException {
        assertThat(of(grid(170, 180, 190)).boxes()).containsExactly(new BoundingBox(170, -10, -170, 10));
    }

    @Test
    void aGridAcrossGreenwichIn360StaysSmall() throws IOException {
        assertThat(of(grid(0, 5, 355)).boxes()).containsExactly(new BoundingBox(-5, -10, 5, 10));
    }

    @Test
    void aGridAroundTheWorldIsTheWholeWorld() throws IOException {
        Object[] columns = IntStream.range(0, 36).mapToObj(i -> i * 10 + 5).toArray();
        assertThat(of(grid(columns)).boxes()).containsExactly(new BoundingBox(-180, -10, 180, 10));
    }

    @Test
    void withoutCoordinatesTheAttributesAreBelieved() throws IOException {
        FileSummary summary = of(new ClassicBytes(1)
                .dim("x", 1)
                .att("geospatial_lon_min", 6, 355)
                .att("geospatial_lon_max", 6, 358)
                .att("geospatial_lat_min", 6, 47)
                .att("geospatial_lat_max", 6, 48)
                .att("geospatial_vertical_min", 6, 0)
                .att("geospatial_vertical_max", 6, 200)
                .att("geospatial_vertical_positive", "down")
                .att("time_coverage_start", "2019")
                .att("time_coverage_end", "2020-06")
                .var("t", 5, "x", 1));
        assertThat(summary.boxes()).containsExactly(new BoundingBox(-5, 47, -2, 48));
        assertThat(summary.vertical()).isEqualTo(new VerticalRange(-200, 0));
        assertThat(summary.period().end()).isEqualTo(Instant.parse("2020-06-30T23:59:59Z"));
    }

    @Test
    void depthsAreNegativeHeights() throws IOException {
        FileSummary summary = of(new ClassicBytes(1)
                .dim("depth", 3)
                .var("depth", 5, "depth", 0, 10, 250.5)
                .att("units", "m")
                .att("positive", "down")
                .var("t", 5, "depth", 1, 2, 3));
        assertThat(summary.vertical()).isEqualTo(new VerticalRange(-250.5, 0));
    }

    @Test
    void creatorsMayBeListsAndCarryAnOrcid() throws IOException {
        FileSummary summary = of(new ClassicBytes(1)
                .att("creator_name", "Première Personne; Deuxième de Personne; Laboratoire d'essai")
                .att("creator_type", "person; person; institution")
                .att("creator_url", "https://orcid.org/0000-0002-1825-0097; https://example.org; https://example.net")
                .att("creator_email", "une@example.org; deux@example.org; labo@example.org")
                .att("creator_institution", "Laboratoire d'essai")
                .att("license", "https://creativecommons.org/licenses/by/4.0/")
                .att("keywords", "ocean, temperature , ocean"));
        assertThat(summary.creators()).hasSize(3);
        FileCreator first = summary.creators().get(0);
        assertThat(first.family()).isEqualTo("Personne");
        assertThat(first.given()).isEqualTo("Première");
        assertThat(first.orcid().text()).isEqualTo("0000-0002-1825-0097");
        assertThat(first.organisation()).isEqualTo("Laboratoire d'essai");
        assertThat(summary.creators().get(1).family()).isEqualTo("de Personne");
        assertThat(summary.creators().get(2).isPerson()).isFalse();
        assertThat(summary.licence()).isEqualTo("CC-BY-4.0");
        assertThat(summary.keywords()).containsExactly("ocean", "temperature");
    }

    @ParameterizedTest
    @CsvSource({
        "CC-BY 4.0, CC-BY-4.0",
        "CC BY-NC-SA 4.0, CC-BY-NC-SA-4.0",
        "Creative Commons Attribution 4.0 International, CC-BY-4.0",
        "http://creativecommons.org/licenses/by-nc/3.0/, CC-BY-NC-3.0",
        "CC0, CC0-1.0",
        "https://creativecommons.org/publicdomain/zero/1.0/, CC0-1.0",
        "Licence Ouverte / Etalab 2.0, etalab-2.0",
        "ODbL, ODbL-1.0"
    })
    void knowsLicencesByTheirWords(String words, String spdx) {
        assertThat(Licences.spdx(words)).contains(spdx);
    }

    @Test
    void doesNotGuessALicence() {
        assertThat(Licences.spdx("CC-BY")).isEmpty();
        assertThat(Licences.spdx("These data may be used freely.")).isEmpty();
    }

    @Test
    void summarisesAnArgoProfile() throws IOException {
        FileSummary summary = FileSummary.of(Shared.data("samples/argo/R13857_001.nc"));
        assertThat(summary.variables().stream().map(FileVariable::name)).contains("TEMP", "PRES");
        assertThat(summary.variables().stream().map(FileVariable::name)).noneMatch(n -> n.endsWith("_QC"));
        assertThat(summary.vertical().minimum()).isCloseTo(-1057, within(100.0));
        assertThat(summary.featureType()).isEqualTo("trajectoryProfile");
        assertThat(summary.boxes()).hasSize(1);
    }

    @Test
    void readsTheReferenceDateOfThermosalinographFiles() throws IOException {
        FileSummary summary = FileSummary.of(Shared.data("samples/tsg/MATISSE_2015_02.nc"));
        assertThat(summary.period().start())
                .isBetween(Instant.parse("2015-05-01T00:00:00Z"), Instant.parse("2015-06-01T00:00:00Z"));
    }
}
