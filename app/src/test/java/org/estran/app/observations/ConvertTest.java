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
