package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile;
import org.estran.observations.ObservedProperty;
import org.estran.observations.QualityScheme;
import org.estran.observations.Role;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CoverageJsonWriterTest {

    private static final double NONE = Double.NaN;

    private List<Finding> losses = List.of();

    @Test
    void aProfileIsAtOnePlaceAndMoment() throws IOException {
        JsonNode json = written(profile());
        assertThat(json.path("type").asString()).isEqualTo("CoverageCollection");
        JsonNode coverage = json.path("coverages").path(0);
        assertThat(coverage.path("domain")).isEqualTo(read("""
                        {"type":"Domain","domainType":"VerticalProfile","axes":{"x":{"values":[-4.5]},"y":{"values":[48.0]},
                         "z":{"values":[0.0,10.0,30.0]},"t":{"values":["2025-03-01T12:00:00Z"]}}}"""));
        assertThat(coverage.path("ranges").path("TEMP")).isEqualTo(read("""
                        {"type":"NdArray","dataType":"float","axisNames":["z"],"shape":[3],"values":[14.5,null,12.25]}"""));
        assertThat(coverage.path("ranges").path("TEMP_flag").path("values")).isEqualTo(read("[\"1\",\"9\",\"1\"]"));
        assertThat(coverage.path("ranges").path("ship"))
                .isEqualTo(read("{\"type\":\"NdArray\",\"dataType\":\"string\",\"values\":[\"Thalassa\"]}"));
        assertThat(json.path("parameters").path("TEMP")).isEqualTo(read("""
                        {"type":"Parameter","unit":{"symbol":"degC"},"observedProperty":{
                         "id":"http://vocab.nerc.ac.uk/standard_name/sea_water_temperature/","label":{"en":"Temperature"}}}"""));
        assertThat(json.path("referencing")
                        .path(1)
                        .path("system")
                        .path("cs")
                        .path("csAxes")
                        .path(0))
                .isEqualTo(read("{\"name\":{\"en\":\"depth\"},\"direction\":\"down\",\"unit\":{\"symbol\":\"m\"}}"));
        // The row without a depth has no place on the axis.
        assertThat(losses).extracting(Finding::code).containsExactly("observations-loss-unplaced");
        assertThat(losses.getFirst().arguments()).containsExactly("1");
    }

    @Test
    void aSeriesIsAtOnePlaceAndATrackIsNot() throws IOException {
        long noon = 1_740_830_400_000L;
        JsonNode series = written(memory(
                FeatureType.TIME_SERIES,
                new Feature(
                        "buoy", null, 2, columns(noon, new double[] {1}, new double[] {2}, new double[] {3}), false)));
        JsonNode domain = series.path("coverages").path(0).path("domain");
        assertThat(domain.path("domainType").asString()).isEqualTo("PointSeries");
        assertThat(domain.path("axes").path("t").path("values"))
                .isEqualTo(read("[\"2025-03-01T12:00:00Z\",\"2025-03-01T13:00:00Z\"]"));
        assertThat(domain.path("axes").path("z").path("values")).isEqualTo(read("[3.0]"));

        JsonNode track = written(memory(
                FeatureType.TRAJECTORY,
                new Feature(
                        "ship",
                        null,
                        2,
                        columns(noon, new double[] {1, 1.5}, new double[] {2, 2}, new double[] {NONE, NONE}),
                        false)));
        domain = track.path("coverages").path(0).path("domain");
        assertThat(domain.path("domainType").asString()).isEqualTo("Trajectory");
        assertThat(domain.path("axes").path("composite")).isEqualTo(read("""
                        {"dataType":"tuple","coordinates":["t","x","y"],
                         "values":[["2025-03-01T12:00:00Z",1.0,2.0],["2025-03-01T13:00:00Z",1.5,2.0]]}"""));
        assertThat(losses).isEmpty();
    }

    @Test
    void whatHasNoPlaceAtAllIsNoCoverageAndTold() throws IOException {
        JsonNode json = written(memory(
                FeatureType.TIME_SERIES,
                new Feature(
                        "lost", null, 2, columns(0, new double[] {NONE}, new double[] {2}, new double[] {3}), false)));
        assertThat(json.path("coverages").isEmpty()).isTrue();
        assertThat(losses.getFirst().arguments()).containsExactly("2");
    }

    @Test
    @Tag("outside")
    void theValuesOfARealFloatAreThoseNetcdfReads() throws IOException, InterruptedException {
        Path original = Shared.data("samples/argo/R13857_001.nc");
        JsonNode coverage;
        try (ObservationFile file = ObservationFiles.open(original)) {
            coverage = written(file).path("coverages").path(0);
        }
        List<String> expected = Tool.lines(
                "",
                "/usr/bin/python3",
                "-c",
                "import netCDF4, sys; d = netCDF4.Dataset(sys.argv[1]); "
                        + "[print('%.4f %.4f' % pair) for pair in zip(d['PRES'][0].compressed(), d['TEMP'][0].compressed())]",
                original.toString());
        List<String> ours = new ArrayList<>();
        JsonNode z = coverage.path("domain").path("axes").path("z").path("values");
        JsonNode temperatures = coverage.path("ranges").path("TEMP").path("values");
        for (int i = 0; i < z.size(); i++) {
            ours.add(String.format(
                    java.util.Locale.ROOT,
                    "%.4f %.4f",
                    z.path(i).asDouble(),
                    temperatures.path(i).asDouble()));
        }
        assertThat(ours).hasSize(112).isEqualTo(expected);
    }

    private static ObservationFile profile() {
        long noon = 1_740_830_400_000L;
        return memory(
                FeatureType.PROFILE,
                new Feature(
                        "station 1",
                        null,
                        4,
                        List.of(
                                new Column.Instants(noon),
                                new Column.Numbers(-4.5),
                                new Column.Numbers(48),
                                new Column.Numbers(0, 10, NONE, 30),
                                new Column.Numbers(
                                        new double[] {14.5, NONE, 13, 12.25}, new String[] {"1", "9", "1", "1"}),
                                new Column.Texts("Thalassa")),
                        false));
    }

    private static List<Column> columns(long noon, double[] east, double[] north, double[] depths) {
        return List.of(
                new Column.Instants(noon, noon + 3_600_000),
                new Column.Numbers(east),
                new Column.Numbers(north),
                new Column.Numbers(depths),
                new Column.Numbers(new double[] {7, 8}, new String[] {"1", "1"}),
                new Column.Texts(""));
    }

    private static ObservationFile memory(FeatureType type, Feature feature) {
        List<ObservedProperty> properties = List.of(
                ObservedProperty.instant("time").as(Role.TIME),
                ObservedProperty.number("longitude").as(Role.LONGITUDE),
                ObservedProperty.number("latitude").as(Role.LATITUDE),
                ObservedProperty.number("depth").in("m").as(Role.DEPTH),
                ObservedProperty.number("TEMP")
                        .labelled("Temperature")
                        .standard("sea_water_temperature")
                        .in("degC")
                        .flagged(QualityScheme.ARGO),
                ObservedProperty.text("ship").ofFeature());
        return new ObservationFile() {
            @Override
            public Format format() {
                return Format.CF_DSG;
            }

            @Override
            public FeatureType featureType() {
                return type;
            }

            @Override
            public List<ObservedProperty> properties() {
                return properties;
            }

            @Override
            public Map<String, String> facts() {
                return Map.of();
            }

            @Override
            public List<Finding> remarks() {
                return List.of();
            }

            @Override
            public void forEach(Sink sink) throws IOException {
                sink.accept(feature);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private JsonNode written(ObservationFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        losses = new CoverageJsonWriter(file).writeTo(out);
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
