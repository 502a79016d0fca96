package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.estran.judging.Shared;
import org.estran.observations.ObservationFile;
import org.estran.observations.reading.ObservationFiles;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvwWriterTest {

    @Test
    void everyColumnOfTheTableIsDescribed() throws IOException {
        Map<String, String> written = written("samples/argo/R13857_001.nc");
        List<String> lines = written.get("observations.csv").lines().toList();
        List<String> titles = List.of(lines.getFirst().split(","));
        JsonNode metadata = new JsonMapper().readTree(written.get("observations.csv-metadata.json"));
        JsonNode columns = metadata.at("/tableSchema/columns");

        assertThat(metadata.at("/@context/0").asString()).isEqualTo("http://www.w3.org/ns/csvw");
        assertThat(metadata.path("url").asString()).isEqualTo("observations.csv");
        assertThat(metadata.path("dc:title").asString()).isEqualTo("Argo float vertical profile");
        assertThat(columns.findValuesAsString("titles")).isEqualTo(titles);
        assertThat(columns.findValuesAsString("name")).allMatch(name -> name.matches("([A-Za-z0-9._]|%[0-9A-F]{2})+"));
        JsonNode temperature = columns.get(titles.indexOf("TEMP"));
        assertThat(temperature.path("datatype").asString()).isEqualTo("float");
        assertThat(temperature.path("propertyUrl").asString())
                .isEqualTo("http://vocab.nerc.ac.uk/standard_name/sea_water_temperature/");
        assertThat(temperature.path("schema:unitText").asString()).isEqualTo("degree_Celsius");
        assertThat(columns.get(titles.indexOf("JULD")).path("datatype").asString())
                .isEqualTo("dateTime");
        assertThat(columns.get(titles.indexOf("TEMP_flag"))
                        .path("dc:description")
                        .asString())
                .startsWith("quality of TEMP, Argo reference table 2: 0 no_qc_performed, 1 good_data");
    }

    @Test
    void theRowsAreThoseOfTheCsvAndTheBytesTheSameEachTime() throws IOException {
        Map<String, String> written = written("samples/argo/R13857_001.nc");
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/argo/R13857_001.nc"))) {
            assertThat(new CsvWriter(file).writeTo(csv)).isNotEmpty();
        }
        List<String> plain = csv.toString(StandardCharsets.UTF_8).lines().toList();
        List<String> lines = written.get("observations.csv").lines().toList();
        assertThat(lines.getFirst()).isEqualTo(plain.getFirst());
        assertThat(lines.subList(1, lines.size())).isEqualTo(plain.subList(2, plain.size()));
        assertThat(written("samples/argo/R13857_001.nc")).isEqualTo(written);
    }

    private static Map<String, String> written(String sample) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ObservationFile file = ObservationFiles.open(Shared.data(sample))) {
            assertThat(new CsvwWriter(file).writeTo(out)).isEmpty();
        }
        Map<String, String> all = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all;
    }
}
