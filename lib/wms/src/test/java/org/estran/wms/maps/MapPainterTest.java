package org.estran.wms.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estran.cartography.ColourScale;
import org.estran.cartography.Palette;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.PngPicture;
import org.estran.grids.DataFiles;
import org.estran.grids.Dimension;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.judging.Shared;
import org.junit.jupiter.api.Test;

/** Real grids in every reference system: each pixel's colour is that of the cell the grid itself gives for its place. */
class MapPainterTest {

    private static final MapFrame WORLD = new MapFrame(MapCrs.CRS84, -180, -90, 180, 90, 512, 256);
    private static final MapFrame ARCTIC = new MapFrame(MapCrs.EPSG3413, -4e6, -4e6, 4e6, 4e6, 400, 400);
    private static final MapFrame ANTARCTIC = new MapFrame(MapCrs.EPSG3031, -4e6, -4e6, 4e6, 4e6, 400, 400);
    private static final MapFrame MERCATOR =
            new MapFrame(MapCrs.EPSG3857, -20037508.34, -20037508.34, 20037508.34, 20037508.34, 256, 256);

    @Test
    void drawsWhatLiesUnderEachPixel() throws IOException {
        List<String> failures = new java.util.ArrayList<>();
        for (String[] one : new String[][] {
            {"samples/grid/eraint_uvz.nc", "z"},
            {"samples/grid/GFS_Global_onedeg_20120515_1200.grib2.nc", "Temperature_surface"},
            {"samples/grid/1day.nc", "analysed_sst"},
            {"samples/grid/basin_mask.nc", "basin"},
        }) {
            for (MapFrame frame : List.of(WORLD, ARCTIC, ANTARCTIC, MERCATOR)) {
                try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(Shared.data(one[0])))) {
                    GriddedVariable variable = dataset.variable(one[1]).orElseThrow();
                    double[] values = Sampling.of(variable, first(variable), frame, Sampling.Method.NEAREST);
                    double wrong = wrong(variable, frame, values);
                    if (wrong > 0.002) {
                        failures.add(one[0] + " in " + frame.crs().code() + ": " + wrong);
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void picturesToLookAt() throws IOException {
        String folder = System.getProperty("estran.look");
        if (folder == null) {
            return;
        }
        try (GriddedDataset dataset = GriddedDataset.of(DataFiles.open(Shared.data("samples/grid/eraint_uvz.nc")))) {
            Vectors wind = Vectors.of(dataset).getFirst();
            GriddedVariable z = dataset.variable("z").orElseThrow();
            for (MapFrame frame : List.of(WORLD, ARCTIC, ANTARCTIC, MERCATOR)) {
                String name = frame.crs().name();
                for (Style.Form form : Style.Form.values()) {
                    Slice slice = form.isOfVectors()
                            ? new Slice(wind.x(), wind, first(wind.x()))
                            : new Slice(z, null, first(z));
                    double[] values = Sampling.of(slice.variable(), slice.fixed(), frame, Sampling.Method.NEAREST);
                    ColourScale scale = form.isOfVectors()
                            ? new ColourScale(Palette.SPEED, 0, 50, false, false)
                            : ColourScale.robust(values, Palette.THERMAL);
                    Colouring colouring = new Colouring(scale, false, form == Style.Form.RASTER ? 250 : 12, null, null);
                    Pixels pixels = new MapPainter(
                                    slice,
                                    frame,
                                    new Portrayal(form, colouring, Sampling.Method.NEAREST, 10),
                                    new CellsMemory(1 << 24))
                            .paint();
                    Files.write(
                            Path.of(folder, name + "-" + form.word() + ".png"),
                            PngPicture.encoded(pixels, PngPicture.Depth.AS_FITS));
                }
            }
        }
    }

    private static double wrong(GriddedVariable variable, MapFrame frame, double[] values) throws IOException {
        int wrong = 0;
        double[] field = variable.readRows(variable.slab(ranges(first(variable))));
        int columns = (int) variable.grid().columns().length();
        for (int i = 0; i < values.length; i++) {
            double[] place = frame.place(i % frame.width() + 0.5, i / frame.width() + 0.5);
            double expected = Double.isNaN(place[0] + place[1])
                    ? Double.NaN
                    : variable.grid()
                            .nearest(place[0], place[1])
                            .map(cell -> field[(int) (cell[0] * columns + cell[1])])
                            .orElse(Double.NaN);
            wrong += Double.compare(expected, values[i]) == 0 ? 0 : 1;
        }
        return wrong / (double) values.length;
    }

    static Map<Dimension, Integer> first(GriddedVariable variable) {
        Map<Dimension, Integer> first = new HashMap<>();
        for (Dimension dimension : variable.variable().dimensions()) {
            if (!dimension.equals(variable.grid().rows())
                    && !dimension.equals(variable.grid().columns())) {
                first.put(dimension, 0);
            }
        }
        return first;
    }

    private static Map<Dimension, org.estran.grids.coverage.IndexRange> ranges(Map<Dimension, Integer> fixed) {
        Map<Dimension, org.estran.grids.coverage.IndexRange> ranges = new HashMap<>();
        fixed.forEach((d, i) -> ranges.put(d, org.estran.grids.coverage.IndexRange.only(i)));
        return ranges;
    }
}
