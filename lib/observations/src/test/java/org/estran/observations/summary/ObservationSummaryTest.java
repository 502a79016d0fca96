package org.estran.observations.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.estran.grids.summary.FileSummary;
import org.estran.grids.summary.FileVariable;
import org.estran.grids.summary.VerticalRange;
import org.estran.grids.views.FirstView;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstView.ProfileView;
import org.estran.grids.views.FirstView.TrackView;
import org.estran.judging.Shared;
import org.estran.observations.ObservationFile;
import org.estran.observations.reading.ObservationFiles;
import org.estran.terms.BoundingBox;
import org.estran.terms.TimeInterval;
import org.junit.jupiter.api.Test;

class ObservationSummaryTest {

    @Test
    void aCastTellsItsPlaceTimeDepthAndVariables() throws IOException {
        try (ObservationFile file = ObservationFiles.open(Shared.data("samples/ctd/fr24001.cnv"))) {
            FileSummary summary = ObservationSummary.of(file);

            double latitude = 6 + 59.99 / 60;
            double longitude = -(20 + 19.01 / 60);
            assertThat(summary.boxes()).containsExactly(new BoundingBox(longitude, latitude, longitude, latitude));
            Instant start = Instant.parse("2014-04-12T08:25:24Z");
            assertThat(summary.period()).isEqualTo(new TimeInterval(start, start));
            assertThat(summary.vertical()).isEqualTo(new VerticalRange(-1038, -1));
            assertThat(summary.featureType()).isEqualTo("profile");
            assertThat(summary.variables())
                    .contains(
                            new FileVariable("t090C", "Temperature [ITS-90, deg C]", "sea_water_temperature", "deg C"));
        }
    }

    @Test
    void aCastIsDrawnAsAProfileAndASondeAsATrack() {
        FirstView cast = ObservationViews.of(Shared.data("samples/ctd/fr24001.cnv"));
        assertThat(cast)
                .asInstanceOf(InstanceOfAssertFactories.type(ProfileView.class))
                .satisfies(view -> {
                    assertThat(view.quantity().variable()).isEqualTo("t090C");
                    assertThat(view.down()).isTrue();
                    assertThat(view.values()[0]).isEqualTo(25.9338);
                    assertThat(view.time()).isEqualTo("2014-04-12T08:25:24Z");
                });

        assertThat(ObservationViews.of(Shared.data("samples/nasaames/2160_ndacc.na")))
                .isInstanceOf(TrackView.class);
        assertThat(ObservationViews.of(Shared.data("samples/ctd/csp00101.cnv"))).isInstanceOf(NoView.class);
    }
}
