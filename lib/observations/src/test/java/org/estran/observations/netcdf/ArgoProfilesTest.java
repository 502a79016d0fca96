package org.estran.observations.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Instant;
import org.estran.judging.Shared;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.estran.observations.ObservationFile.Format;
import org.estran.observations.Quality;
import org.estran.observations.QualityScheme;
import org.estran.observations.Reading;
import org.estran.observations.RefusedFile;
import org.junit.jupiter.api.Test;

/** Expected values are those that Python's netCDF4 reads. */
class ArgoProfilesTest {

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
    void metadataOfAFloatHasNoObservations() {
        assertThatThrownBy(() -> Reading.of(Shared.data("samples/argo/1900857_meta.nc")))
                .isInstanceOfSatisfying(
                        RefusedFile.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusedFile.Reason.NO_OBSERVATIONS));
    }
}
