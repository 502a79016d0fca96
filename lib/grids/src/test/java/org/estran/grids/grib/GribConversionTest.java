package org.estran.grids.grib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.estran.grids.DataFiles;
import org.estran.grids.Hyperslab;
import org.estran.grids.UnreadableFile;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GribConversionTest {

    @TempDir
    Path folder;

    @Test
    @Tag("outside")
    void theValuesAreThoseThatGdalReads() throws Exception {
        Tool.mustRun("cdo", "cdo", "--version");
        Tool.mustRun("gdal-bin", "gdal_translate", "--version");
        Path grib = Shared.data("samples/grib/era5-2mt-2019-03-uk.grib");
        assertThat(GribConversion.isGrib(grib)).isTrue();
        Path netcdf = folder.resolve("era5.nc");
        new GribConversion().convert(grib, netcdf);
        assertThat(folder.toFile().list()).containsExactly("era5.nc");
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(netcdf))) {
            GriddedVariable temperature = dataset.variables().getFirst();
            assertThat(temperature.time().orElseThrow().instant(0).orElseThrow())
                    .hasToString("2019-03-01T00:00:00Z");
            assertThat(temperature.time().orElseThrow().size()).isEqualTo(744);
            for (int band : new int[] {1, 400, 744}) {
                Hyperslab slab = Hyperslab.whole(temperature.variable()).with(0, band - 1, 1, 1);
                double[] ours = temperature.read(slab);
                List<String> theirs = xyz(grib, band);
                assertThat(theirs).hasSize(ours.length).hasSize(33 * 49);
                for (int i = 0; i < ours.length; i++) {
                    String[] fields = theirs.get(i).split(" ");
                    assertThat(ours[i]).isEqualTo(Double.parseDouble(fields[2]), offset(1e-4));
                }
            }
        }
    }

    private List<String> xyz(Path grib, int band) throws Exception {
        Path text = folder.resolve("band.xyz");
        Tool.lines(
                "", "gdal_translate", "-q", "-b", String.valueOf(band), "-of", "XYZ", grib.toString(), text.toString());
        List<String> lines = Files.readAllLines(text);
        Files.delete(text);
        return lines;
    }

    @Test
    @Tag("outside")
    void brokenFilesAreRefusedAndLeaveNothing() throws Exception {
        Tool.mustRun("cdo", "cdo", "--version");
        byte[] whole = Files.readAllBytes(Shared.data("samples/grib/era5-2mt-2019-03-uk.grib"));
        Random random = new Random(7);
        byte[] noise = new byte[4000];
        random.nextBytes(noise);
        System.arraycopy("GRIB".getBytes(StandardCharsets.US_ASCII), 0, noise, 0, 4);
        for (byte[] broken : List.of(noise, Arrays.copyOf(whole, 1000), "GRIB".getBytes(StandardCharsets.US_ASCII))) {
            Path file = Files.write(folder.resolve("-broken; rm.grib"), broken);
            assertThat(GribConversion.isGrib(file)).isTrue();
            assertThatThrownBy(() -> new GribConversion().convert(file, folder.resolve("out.nc")))
                    .isInstanceOf(UnreadableFile.class)
                    .hasMessageStartingWith("CDO cannot read this GRIB file");
            try (Stream<Path> left = Files.list(folder)) {
                assertThat(left).containsExactly(file);
            }
        }
    }

    @Test
    void aReaderThatNeverEndsIsEnded() throws Exception {
        Path file = Files.writeString(folder.resolve("a.grib"), "GRIB");
        Path pid = folder.resolve("pid");
        GribConversion endless = with("echo $$ > " + pid + "; sleep 600 & wait", Duration.ofMillis(1500));
        assertThatThrownBy(() -> endless.convert(file, folder.resolve("out.nc")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("took longer than PT1.5S");
        long process = Long.parseLong(Files.readString(pid).strip());
        for (int i = 0; i < 100 && ProcessHandle.of(process).isPresent(); i++) {
            Thread.sleep(20);
        }
        assertThat(ProcessHandle.of(process)).isEmpty();
    }

    @Test
    void aReaderThatWantsTooMuchIsRefusedIt() throws Exception {
        Path file = Files.writeString(folder.resolve("a.grib"), "GRIB");
        GribConversion greedy = with("ulimit -v; exit 3", Duration.ofSeconds(20));
        assertThatThrownBy(() -> greedy.convert(file, folder.resolve("out.nc"))).hasMessageContaining("65536");
        GribConversion writer = with("head -c 3000000 /dev/zero > out.nc", Duration.ofSeconds(20));
        assertThatThrownBy(() -> writer.convert(file, folder.resolve("out.nc"))).isInstanceOf(UnreadableFile.class);
    }

    @Test
    void whereNoReaderIsInstalledItSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("a.grib"), "GRIB");
        GribConversion none = new GribConversion("no-such-cdo", Duration.ofSeconds(20), 1 << 16, 1 << 10);
        assertThatThrownBy(() -> none.convert(file, folder.resolve("out.nc")))
                .isInstanceOf(UnreadableFile.class)
                .hasMessage("GRIB is read by CDO, which is not installed here (Debian package cdo)");
    }

    /** Another program in CDO's place: 64 MiB of memory, 1 MiB to write. */
    private GribConversion with(String script, Duration patience) throws Exception {
        Path program = Files.writeString(folder.resolve("program.sh"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new GribConversion(program.toString(), patience, 1 << 16, 1 << 10);
    }
}
