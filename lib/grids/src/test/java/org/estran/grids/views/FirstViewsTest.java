package org.estran.grids.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.IntStream;
import org.estran.grids.ClassicBytes;
import org.estran.grids.views.FirstView.GridView;
import org.estran.grids.views.FirstView.NoView;
import org.estran.grids.views.FirstView.ProfileView;
import org.estran.grids.views.FirstView.SeriesView;
import org.estran.grids.views.FirstView.ShapesView;
import org.estran.grids.views.FirstView.TrackView;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstViewsTest {

    @TempDir
    Path folder;

    private FirstView of(ClassicBytes bytes) {
        return FirstViews.of(bytes.write(folder.resolve("file.nc")));
    }

    @Test
    void aGridIsUnpackedAndKeepsItsHoles() {
        FirstView view = of(new ClassicBytes(1)
                .dim("lat", 2)
                .dim("lon", 3)
                .records("time", 1)
                .var("lat", 5, "lat", 1, 2)
                .att("units", "degrees_north")
                .var("lon", 5, "lon", 3, 4, 5)
                .att("units", "degrees_east")
                .var("time", 6, "time", 1)
                .att("units", "days since 2020-01-01")
                .var("sst", 3, "time lat lon", 0, 10, 20, -1, 40, 50)
                .att("_FillValue", 3, -1)
                .att("scale_factor", 6, 0.5)
                .att("add_offset", 6, 1));
        assertThat(view).isInstanceOfSatisfying(GridView.class, grid -> {
            assertThat(grid.values()[0]).containsExactly(1f, 6f, 11f);
            assertThat(grid.values()[1]).containsExactly(Float.NaN, 21f, 26f);
            assertThat(grid.longitudes()).containsExactly(3, 4, 5);
            assertThat(grid.time()).isEqualTo(Instant.parse("2020-01-02T00:00:00Z"));
        });
    }

    @Test
    void aLongSeriesKeepsItsPeaks() {
        int n = 20_000;
        Object[] values =
                IntStream.range(0, n).mapToObj(i -> i == 12_345 ? 999 : i % 7).toArray();
        FirstView view = of(new ClassicBytes(1)
                .dim("time", n)
                .var("time", 6, "time", IntStream.range(0, n).boxed().toArray())
                .att("units", "seconds since 1970-01-01")
                .var("level", 5, "time", values)
                .att("units", "m"));
        assertThat(view).isInstanceOfSatisfying(SeriesView.class, series -> {
            assertThat(series.values()).hasSizeLessThanOrEqualTo(4000).contains(999);
            assertThat(series.along()).isSorted();
            assertThat(series.isTime()).isTrue();
        });
    }

    @Test
    void aFileOfLabelsHasNoPicture() {
        assertThat(of(new ClassicBytes(1).dim("x", 2).var("nom", 2, "x", "ab")))
                .isEqualTo(new NoView(FirstView.Reason.NO_DATA_VARIABLE));
    }

    @Test
    void aBrokenFileHasNoPicture() throws IOException {
        Path file = Files.writeString(folder.resolve("x.nc"), "CDF\u0001 and nothing more");
        assertThat(FirstViews.of(file)).isEqualTo(new NoView(FirstView.Reason.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc, GridView, adt",
        "sst/20160707000000-GOS-L4_GHRSST-SSTfnd-OISST_HR_REP-BLK-v02.0-fv01.0.nc, GridView, analysed_sst",
        "grid/eraint_uvz.nc, GridView, z",
        "grid_rotated/input-rotated.nc, GridView, SP1",
        "argo/1900857_prof.nc, ProfileView, TEMP",
        "glider/dfo-eva035-20190718.nc, TrackView, temperature",
        "tsg/MATISSE_2015_02.nc, TrackView, SSPS",
        "mooring/org_cormp_cap2.nc, SeriesView, sea_water_temperature",
        "tide/fes_tide_time_series.nc, SeriesView, ocean",
        "argo/13857_tech.nc, NoView, ''"
    })
    void choosesThePictureASpecialistWould(String file, String kind, String variable) throws IOException {
        FirstView view = FirstViews.of(Shared.data("samples/" + file));
        assertThat(view.getClass().getSimpleName()).isEqualTo(kind);
        String shown = switch (view) {
            case GridView v -> v.quantity().variable();
            case ProfileView v -> v.quantity().variable();
            case TrackView v -> v.quantity().variable();
            case SeriesView v -> v.quantity().variable();
            case ShapesView v -> "";
            case NoView v -> "";
        };
        assertThat(shown).isEqualTo(variable);
    }

    @Test
    void aWorldGridIsThinnedToAPage() throws IOException {
        FirstView view = FirstViews.of(Shared.data("samples/altimetry/nrt_global_allsat_phy_l4_20190223_20190226.nc"));
        assertThat(view).isInstanceOfSatisfying(GridView.class, grid -> {
            assertThat(grid.longitudes()).hasSize(720);
            assertThat(grid.latitudes()).hasSize(360);
            assertThat(grid.values()).hasDimensions(360, 720);
        });
    }
}
