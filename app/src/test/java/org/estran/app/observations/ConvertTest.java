package org.estran.app.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.HeardOutput;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.judging.Shared;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {

    @TempDir
    Path folder;

    private final HeardOutput output = new HeardOutput(Language.EN);

    @Test
    void writesAFileBesideTheCallerAndTellsWhatIsLost() throws Exception {
        String profile = Shared.data("samples/argo/R13857_001.nc").toString();

        assertThat(convert(profile)).isEqualTo(ExitStatus.DONE);

        Path written = folder.resolve("R13857_001.csv");
        assertThat(Files.readAllLines(written)).hasSize(114);
        assertThat(output.said()).first().asString().isEqualTo("Argo profile, trajectoryProfile");
        assertThat(output.said()).contains("What has no place in the other format:");
        assertThat(output.said()).last().asString().contains(written.toString());
    }

    @Test
    void writesNetcdfThatIsReadAgain() throws Exception {
        String cast = Shared.data("samples/ctd/fr26001.cnv").toString();

        assertThat(convert(cast, "--to", "netcdf", "--out", "cast.nc")).isEqualTo(ExitStatus.DONE);
        assertThat(convert("cast.nc")).isEqualTo(ExitStatus.DONE);

        assertThat(Files.readAllLines(folder.resolve("cast.csv"))).hasSize(11);
        assertThat(output.said()).contains("  4042 rows were announced, and 9 are there.");
    }

    @Test
    void writesParquet() throws Exception {
        String cast = Shared.data("samples/ctd/fr26001.cnv").toString();

        assertThat(convert(cast, "--to", "parquet")).isEqualTo(ExitStatus.DONE);

        assertThat(Files.readAllBytes(folder.resolve("fr26001.parquet"))).startsWith('P', 'A', 'R', '1');
        assertThat(output.said()).doesNotContain("What has no place in the other format:");
    }

    @Test
    void guessesTheMappingOfATableAsksWhatIsOpenAndReadsItAsAnswered() throws Exception {
        Path table =
                Files.writeString(folder.resolve("mesures.txt"), "date;lat;lon;temp (°C)\n03/04/2021;48,5;-4,5;12,5\n");

        assertThat(convert(table.toString(), "--guess", "--out", "mapping.json"))
                .isEqualTo(ExitStatus.DONE);
        Path mapping = folder.resolve("mapping.json");
        String guessed = Files.readString(mapping);
        assertThat(guessed).contains("03/04/2021 (line 2): is the day or the month first?");
        assertThat(output.complaints())
                .containsExactly("1 question has to be answered in the mapping before the file can be read.");

        assertThat(convert(table.toString(), "--mapping", "mapping.json")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.complaints())
                .last()
                .asString()
                .contains("line 2: nobody has said how this column writes dates");
        assertThat(folder.resolve("mesures.csv")).doesNotExist();

        Files.writeString(mapping, guessed.replace("\"undecided\"", "\"day-first\""));
        assertThat(convert(table.toString(), "--mapping", "mapping.json")).isEqualTo(ExitStatus.DONE);
        assertThat(Files.readAllLines(folder.resolve("mesures.csv")))
                .last()
                .asString()
                .contains("2021-04-03T00:00:00Z,48.5,-4.5,12.5");
        assertThatThrownBy(() -> convert(table.toString(), "--guess", "--mapping", "mapping.json"))
                .isInstanceOf(Misused.class);
    }

    @Test
    void writesGeoJsonAndTellsThatRowsStayBehind() throws Exception {
        String profile = Shared.data("samples/argo/R13857_001.nc").toString();

        assertThat(convert(profile, "--to", "geojson")).isEqualTo(ExitStatus.DONE);

        assertThat(folder.resolve("R13857_001.geojson")).content().contains("[-16.032,0.267]");
        assertThat(convert(profile, "--to", "coveragejson")).isEqualTo(ExitStatus.DONE);
        assertThat(folder.resolve("R13857_001.covjson")).content().contains("\"VerticalProfile\"", "[-16.032]");
        assertThat(output.said()).anyMatch(line -> line.endsWith("columns with a value for each row"));
    }

    @Test
    void writesAnOdvSpreadsheetWithNothingLostThatIsReadAgain() throws Exception {
        String profile = Shared.data("samples/argo/R13857_001.nc").toString();

        assertThat(convert(profile, "--to", "odv")).isEqualTo(ExitStatus.DONE);
        assertThat(output.said()).doesNotContain("What has no place in the other format:");
        assertThat(convert("R13857_001.odv.txt", "--out", "other.csv")).isEqualTo(ExitStatus.DONE);

        assertThat(folder.resolve("other.csv"))
                .content()
                .contains("13857_001,13857,1997-07-29T20:03:00.002Z,1,-16.032");
        assertThat(Files.readAllLines(folder.resolve("other.csv"))).hasSize(2 + 112);
    }

    @Test
    void neverReplacesAFile() throws Exception {
        String profile = Shared.data("samples/argo/R13857_001.nc").toString();
        Path there = Files.writeString(folder.resolve("kept.csv"), "mine");

        assertThat(convert(profile, "--to", "csv", "--out", "kept.csv")).isEqualTo(ExitStatus.FAILED);

        assertThat(output.complaints()).singleElement().asString().contains("exists already");
        assertThat(there).hasContent("mine");
    }

    @Test
    void refusesWhatItDoesNotKnowAndLeavesNothingBehind() throws Exception {
        Path prose = Files.writeString(folder.resolve("prose.txt"), "Nothing was measured.\n");

        assertThat(convert(prose.toString())).isEqualTo(ExitStatus.FAILED);

        assertThat(output.complaints()).singleElement().asString().startsWith("Of no format of observations");
        assertThat(folder).isDirectoryNotContaining("glob:**.csv");
    }

    @Test
    void saysWhatIsMisused() {
        assertThatThrownBy(this::convert).isInstanceOf(Misused.class);
        assertThatThrownBy(() -> convert("absent.nc")).isInstanceOf(Misused.class);
        assertThatThrownBy(() -> convert("--to", "pdf", "absent.nc"))
                .isInstanceOf(Misused.class)
                .hasMessageContaining("pdf");
    }

    private ExitStatus convert(String... arguments) throws Exception {
        return new Convert().run(new Invocation("convert", List.of(arguments), folder, Language.EN), null, output);
    }
}
