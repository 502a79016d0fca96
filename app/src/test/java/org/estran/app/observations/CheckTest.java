package org.estran.app.observations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.estran.app.commands.ExitStatus;
import org.estran.app.commands.HeardOutput;
import org.estran.app.commands.Invocation;
import org.estran.app.commands.Misused;
import org.estran.judging.Shared;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T00:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final HeardOutput output = new HeardOutput(Language.EN);

    @Test
    void tellsHowManyValuesFailEachRuleAndWritesEachWhereAsked() throws Exception {
        String floats = Shared.data("samples/argo/1900857_prof.nc").toString();

        assertThat(check(floats, "--out", "flags.csv")).isEqualTo(ExitStatus.DONE);

        assertThat(output.said())
                .anyMatch(
                        line -> line.matches("density inversion \\(Argo RTQC 14\\), PSAL: 4 values, the first 35.09\\d*"
                                + " in row 46 of 1900857_068"));
        assertThat(Files.readAllLines(folder.resolve("flags.csv")))
                .hasSize(9)
                .startsWith("feature,row,property,value,rule,source,proposed")
                .anyMatch(line ->
                        line.matches("\"1900857_068\",46,\"PSAL\",35.09\\d*,density-inversion,Argo RTQC 14,bad"));
        assertThat(check(floats, "--out", "flags.csv")).as("never replaced").isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void saysThatNothingFails() throws Exception {
        assertThat(check(Shared.data("samples/argo/R13857_001.nc").toString())).isEqualTo(ExitStatus.DONE);

        assertThat(output.said()).last().isEqualTo("No value fails a rule.");
    }

    @Test
    void refusesProseAndSaysWhatIsMisused() throws Exception {
        Path prose = Files.writeString(folder.resolve("prose.txt"), "Nothing was measured.\n");

        assertThat(check(prose.toString(), "--out", "flags.csv")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.complaints()).singleElement().asString().startsWith("Of no format of observations");
        assertThat(folder.resolve("flags.csv")).doesNotExist();

        assertThatThrownBy(this::check).isInstanceOf(Misused.class);
        assertThatThrownBy(() -> check("absent.nc")).isInstanceOf(Misused.class);
        assertThatThrownBy(() -> check(prose.toString(), "--out")).isInstanceOf(Misused.class);
    }

    @Test
    void aFileThatIsNoClimatologyIsToldBeforeAnythingIsWritten() throws Exception {
        String floats = Shared.data("samples/argo/1900857_prof.nc").toString();
        assertThat(check(floats, "--climatology", floats, "--out", "flags.csv")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.complaints()).singleElement().asString().contains("holds no climatology");
        assertThat(folder.resolve("flags.csv")).doesNotExist();
        assertThatThrownBy(() -> check(floats, "--climatology", "absent.nc")).isInstanceOf(Misused.class);
    }

    private ExitStatus check(String... arguments) throws Exception {
        return new Check(CLOCK).run(new Invocation("check", List.of(arguments), folder, Language.EN), null, output);
    }
}
