package org.estran.observations.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estran.judging.Shared;
import org.estran.observations.ObservationFile;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.Finding;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

    @Test
    void writesNamesUnitsAndARowForEachLevel() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Finding> losses;
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/argo/R13857_001.nc"))) {
            losses = new CsvWriter(file).writeTo(out);
        }

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(2 + 112);
        assertThat(lines.get(0))
                .startsWith(
                        "feature,platform,JULD,JULD_flag,LONGITUDE,LONGITUDE_flag,LATITUDE,LATITUDE_flag,CYCLE_NUMBER")
                .endsWith("PRES,PRES_flag,PRES_ADJUSTED_ERROR,TEMP,TEMP_flag,TEMP_ADJUSTED_ERROR");
        assertThat(lines.get(1)).startsWith(",,UTC,,degree_east,,degree_north,,");
        assertThat(lines.get(2))
                .startsWith("13857_001,13857,1997-07-29T20:03:00.002Z,1,-16.032,1,0.267,1,1,A,AO,")
                .endsWith("R,11.9,1,NaN,22.235,1,NaN");
        assertThat(losses).extracting(Finding::code).contains("observations-loss-facts", "observations-loss-names");
    }
}
