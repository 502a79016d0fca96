package org.estran.observations.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.estran.judging.Shared;
import org.estran.judging.Tool;
import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile.Format;
import org.estran.observations.ObservedProperty;
import org.estran.observations.Quality;
import org.estran.observations.QualityScheme;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.estran.observations.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected values are those that Python's netCDF4 reads. */
class ArgoProfilesTest {

    @TempDir
    Path folder;

    @Test
    void readsEveryCycleOfAFloatInDelayedMode() throws IOException {
        Reading read = Reading.of(Shared.data("samples/argo/1900857_prof.nc"));

        assertThat(read.format()).isEqualTo(Format.ARGO_PROFILE);
        assertThat(read.type()).isEqualTo(FeatureType.TRAJECTORY_PROFILE);
        assertThat(read.features()).hasSize(194);
        Feature fifty = read.feature("1900857_049");
        assertThat(fifty.platform()).isEqualTo("1900857");
        assertThat(Instant.ofEpochMilli(read.instant(fifty, "JULD", 0))).isEqualTo("2009-07-02T01:44:00Z");
        assertThat(read.number(fifty, "LATITUDE", 0)).isEqualTo(-42.36);
        assertThat(read.number(fifty, "LONGITUDE", 0)).isEqualTo(21.011);
        assertThat(read.number(fifty, "PRES", 5)).isEqualTo(66);
        assertThat(read.number(fifty, "TEMP", 60)).isEqualTo(4.562, within(1e-6));
        assertThat(read.number(fifty, "PSAL", 60)).isEqualTo(34.343, within(1e-5));
        assertThat(read.number(fifty, "PSAL_ADJUSTED_ERROR", 60)).isEqualTo(0.02, within(1e-6));
        assertThat(read.flag(fifty, "PSAL", 60)).isEqualTo("1");
        assertThat(read.text(fifty, "DATA_MODE", 0)).isEqualTo("D");
        assertThat(read.property("PSAL").scheme()).isEqualTo(QualityScheme.ARGO);
    }

    /** Delayed mode judged them bad: they were received, and are not to be used. */
    @Test
    void aValueThatDelayedModeRejectsIsMissingWithItsFlag() throws IOException {
        Reading read = Reading.of(Shared.data("samples/argo/1900857_prof.nc"));
        Feature profile = read.features().get(41);

        assertThat(read.number(profile, "PSAL", 9)).isNaN();
        assertThat(read.flag(profile, "PSAL", 9)).isEqualTo("4");
        assertThat(QualityScheme.ARGO.quality("4")).isEqualTo(Quality.BAD);
    }

    @Test
    void takesEachParameterInItsOwnMode() throws IOException {
        Reading read = Reading.of(Shared.data("samples/argo/3902131_Sprof.nc"));
        Feature first = read.features().getFirst();

        assertThat(read.text(first, "PSAL_DATA_MODE", 0)).isEqualTo("D");
        assertThat(read.number(first, "PSAL", 0)).isEqualTo(35.79041, within(1e-5));
        assertThat(read.text(first, "DOXY_DATA_MODE", 0)).isEqualTo("R");
        assertThat(read.number(first, "DOXY", 0)).isEqualTo(193.05475, within(1e-4));
        assertThat(read.number(first, "DOXY", 1)).isNaN();
        assertThat(read.number(first, "DOXY", 2)).isEqualTo(196.61205, within(1e-4));
        assertThat(read.number(first, "DOXY_ADJUSTED_ERROR", 0)).isNaN();
    }

    @Test
    void takesValuesAsReceivedInRealTime() throws IOException {
        Reading read = Reading.of(Shared.data("samples/argo/R13857_001.nc"));
        Feature only = read.features().getFirst();

        assertThat(only.id()).isEqualTo("13857_001");
        assertThat(only.rows()).isEqualTo(112);
        assertThat(read.text(only, "DATA_MODE", 0)).isEqualTo("R");
        assertThat(read.number(only, "PRES", 0)).isEqualTo(11.9, within(1e-5));
        assertThat(read.number(only, "TEMP", 1)).isEqualTo(21.987, within(1e-5));
        assertThat(read.number(only, "PRES", 111)).isEqualTo(1057.9, within(1e-3));
        assertThat(read.flag(only, "LATITUDE", 0)).isEqualTo("1");
        assertThat(read.number(only, "LATITUDE", 0)).isEqualTo(0.267);
    }

    @Test
    void readsTheTrajectoryOfAFloat() throws IOException {
        Reading read = Reading.of(Shared.data("samples/argo/13857_Rtraj.nc"));
        Feature track = read.features().getFirst();

        assertThat(read.format()).isEqualTo(Format.ARGO_TRAJECTORY);
        assertThat(read.type()).isEqualTo(FeatureType.TRAJECTORY);
        assertThat(track.id()).isEqualTo("13857");
        assertThat(track.rows()).isEqualTo(3028);
        assertThat(Instant.ofEpochMilli(read.instant(track, "JULD", 0))).isEqualTo("1997-07-19T14:55:00.002Z");
        assertThat(read.instant(track, "JULD", 1)).isEqualTo(Column.NO_INSTANT);
        assertThat(read.flag(track, "JULD", 1)).isEqualTo("9");
        assertThat(read.number(track, "LATITUDE", 0)).isEqualTo(0.007516666781157255);
        assertThat(read.flag(track, "LATITUDE", 0)).isEqualTo("0");
        assertThat(read.number(track, "CYCLE_NUMBER", 0)).isEqualTo(-1);
        assertThat(read.number(track, "MEASUREMENT_CODE", 1)).isEqualTo(700);
        assertThat(read.number(track, "PRES", 100)).isEqualTo(1007);
        assertThat(read.number(track, "TEMP", 100)).isEqualTo(4.481, within(1e-6));
        assertThat(read.flag(track, "TEMP", 100)).isEqualTo("0");
        assertThat(read.text(track, "DATA_MODE", 100)).isEqualTo("R");
        assertThat(read.property("PRES").role()).isEqualTo(Role.PRESSURE);
        assertThat(read.properties()).extracting(ObservedProperty::name).doesNotContain("TEMP_ADJUSTED", "JULD_QC");
    }

    /** The same float with its cycle 6 made one of delayed mode by Python's netCDF4. */
    @Test
    @Tag("outside")
    void takesAdjustedValuesOfATrajectoryWhereTheCycleIsInDelayedMode() throws IOException, InterruptedException {
        Path file = Files.copy(Shared.data("samples/argo/13857_Rtraj.nc"), folder.resolve("13857_Dtraj.nc"));
        Tool.mustRun("python3-netcdf4", "/usr/bin/python3", "-c", "import netCDF4");
        Tool.lines("", "/usr/bin/python3", "-c", """
                import sys
                from netCDF4 import Dataset
                with Dataset(sys.argv[1], 'a') as d:
                    d.set_auto_mask(False)
                    c = [i for i, n in enumerate(d['CYCLE_NUMBER_INDEX'][:]) if n == 6][0]
                    d['DATA_MODE'][c] = 'D'
                    d['TEMP_ADJUSTED'][100] = 4.5
                    d['TEMP_ADJUSTED_QC'][100] = '1'
                    d['TEMP_ADJUSTED_ERROR'][100] = 0.002
                    d['TEMP_ADJUSTED'][118] = 9.9
                """, file.toString());
        Reading read = Reading.of(file);
        Feature track = read.features().getFirst();

        assertThat(read.number(track, "TEMP", 100)).isEqualTo(4.5);
        assertThat(read.flag(track, "TEMP", 100)).isEqualTo("1");
        assertThat(read.number(track, "TEMP_ADJUSTED_ERROR", 100)).isEqualTo(0.002, within(1e-6));
        assertThat(read.number(track, "PRES", 100)).as("delayed mode has none").isNaN();
        assertThat(read.number(track, "TEMP", 118))
                .as("of a cycle in real time")
                .isEqualTo(4.596, within(1e-6));
        assertThat(read.number(track, "CYCLE_NUMBER", 100)).isEqualTo(6);
        assertThat(read.text(track, "DATA_MODE", 100)).isEqualTo("D");
    }

    @Test
    void metadataOfAFloatHasNoObservations() {
        assertThatThrownBy(() -> Reading.of(Shared.data("samples/argo/1900857_meta.nc")))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.NO_OBSERVATIONS));
    }
}
