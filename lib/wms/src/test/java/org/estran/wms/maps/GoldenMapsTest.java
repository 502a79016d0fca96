package org.estran.wms.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.estran.cartography.ColourScale;
import org.estran.cartography.Palette;
import org.estran.cartography.Side;
import org.estran.cartography.raster.Chart;
import org.estran.cartography.raster.Colouring;
import org.estran.cartography.raster.Legend;
import org.estran.cartography.raster.Pixels;
import org.estran.grids.ChunkCache;
import org.estran.grids.CopiedFile;
import org.estran.grids.DataFiles;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.overviews.Pyramid;
import org.estran.grids.overviews.PyramidWriter;
import org.estran.terms.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maps, legends and diagrams of a made-up ocean, point by point beside pictures that were looked at. */
class GoldenMapsTest {

    private static final MapFrame WORLD = new MapFrame(MapCrs.CRS84, -180, -90, 180, 90, 256, 128);
    private static final MapFrame MERCATOR =
            new MapFrame(MapCrs.EPSG3857, -20037508.34, -20037508.34, 20037508.34, 20037508.34, 192, 192);
    private static final MapFrame ARCTIC = new MapFrame(MapCrs.EPSG3413, -4e6, -4e6, 4e6, 4e6, 256, 256);
    private static final MapFrame ANTARCTIC = new MapFrame(MapCrs.EPSG3031, -4e6, -4e6, 4e6, 4e6, 192, 192);
    private static final int WHITE = 0xFFFFFFFF;

    @TempDir
    Path folder;

    private GriddedDataset ocean;

    @BeforeEach
    void theOceanIsMade() throws IOException {
        ocean = SyntheticOcean.in(folder);
    }

    @AfterEach
    void theOceanIsClosed() throws IOException {
        ocean.close();
    }

    @Test
    void aMapInCellsOnMercator() throws IOException {
        Golden.compare("raster-mercator", map("temperature", MERCATOR, Style.Form.RASTER, thermal(250)));
    }

    @Test
    void aMapOnTheArcticWithPointsBetweenTheCells() throws IOException {
        Portrayal smooth = new Portrayal(Style.Form.RASTER, thermal(250), Sampling.Method.BILINEAR, 10);
        Golden.compare("bilinear-arctic", painted("temperature", ARCTIC, smooth));
    }

    @Test
    void contours() throws IOException {
        Golden.compare("contours", map("temperature", WORLD, Style.Form.CONTOURS, thermal(250)));
    }

    @Test
    void filledContoursOnTheAntarctic() throws IOException {
        Golden.compare(
                "filled-contours-antarctic", map("temperature", ANTARCTIC, Style.Form.FILLED_CONTOURS, thermal(12)));
    }

    /** Without overviews every so manieth cell is drawn, narrow currents look like broad ones; with them, means of cells. */
    @Test
    void theWorldOfAFineGridWithOverviewsAndWithout() throws IOException {
        Path file = SyntheticOcean.fine(folder);
        Path overviews = folder.resolve("overviews");
        try (GriddedDataset plain = GriddedDataset.of(DataFiles.open(file))) {
            Golden.compare("fine-without-overviews", world(plain));
            PyramidWriter.write(plain.variable("temperature").orElseThrow(), overviews, () -> true);
        }
        Map<String, Pyramid> pyramids = Map.of("temperature", Pyramid.open(overviews, new ChunkCache(1 << 20)));
        try (GriddedDataset copied = GriddedDataset.of(new CopiedFile(DataFiles.open(file), Map.of(), pyramids))) {
            Golden.compare("fine-with-overviews", world(copied));
        }
    }

    private static Pixels world(GriddedDataset dataset) throws IOException {
        Slice slice = new Slice(dataset.variable("temperature").orElseThrow(), null, Map.of());
        Portrayal portrayal = new Portrayal(Style.Form.RASTER, thermal(250), Sampling.Method.NEAREST, 8);
        return new MapPainter(slice, WORLD, portrayal, new CellsMemory(1 << 22)).paint();
    }

    @Test
    void arrows() throws IOException {
        Golden.compare("arrows", flow(WORLD, Style.Form.ARROWS));
    }

    @Test
    void barbsTurnWithThePolarMap() throws IOException {
        Golden.compare("barbs-arctic", flow(ARCTIC, Style.Form.BARBS));
    }

    @Test
    void aLogarithmicScaleHasItsDecadesAtEqualSteps() throws IOException {
        Golden.compare("logarithmic", map("chlorophyll", WORLD, Style.Form.RASTER, algae()));
    }

    @Test
    void whatIsBeyondTheScaleWearsTheColoursAskedFor() throws IOException {
        ColourScale scale = new ColourScale(Palette.HALINE, 5, 20, true, true);
        Colouring colouring = new Colouring(scale, true, 10, 0xFF2030FF, 0xFFFF20A0);
        Golden.compare("beyond", map("temperature", WORLD, Style.Form.RASTER, colouring));
    }

    @Test
    void aLegendInFrench() throws IOException {
        ColourScale scale = new ColourScale(Palette.THERMAL, -0.4, 0.8, true, true);
        Colouring colouring = new Colouring(scale, false, 250, null, 0xFFFF20A0);
        Golden.compare(
                "legend-french",
                Legend.upright(colouring, "Température de l’eau à la surface (°C)", 110, 240, WHITE, Language.FR));
    }

    @Test
    void aLogarithmicLegendInEnglish() throws IOException {
        Golden.compare(
                "legend-english",
                Legend.upright(algae(), "Chlorophyll concentration (mg m⁻³)", 110, 240, WHITE, Language.EN));
    }

    @Test
    void aSectionHasItsDepthsDownwardsAndTheSeafloorEmpty() throws IOException {
        double[] distances = {0, 20, 40, 60, 80, 100, 120};
        double[] depths = {0, 10, 25, 50, 100, 200};
        double[] values = new double[distances.length * depths.length];
        for (int i = 0; i < values.length; i++) {
            double distance = distances[i % distances.length];
            double depth = depths[i / distances.length];
            values[i] = depth > 40 + 2 * distance ? Double.NaN : 18 - depth / 14 + distance / 60;
        }
        Side along = new Side("Distance (km)", 0, 120, false, false);
        Side down = Side.over("Profondeur (m)", depths, false, true, 0.02);
        Golden.compare(
                "section",
                new Chart(256, 256, "Température — 47° N, 6° O", along, down, Language.FR)
                        .field(distances, depths, values, thermal(250)));
    }

    @Test
    void aHovmollerDiagramHasItsTimeAlong() throws IOException {
        double first = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
        double[] moments = new double[12];
        double[] places = new double[9];
        double[] values = new double[moments.length * places.length];
        for (int t = 0; t < moments.length; t++) {
            moments[t] = first + t * 30.4 * 86_400_000;
        }
        for (int p = 0; p < places.length; p++) {
            places[p] = -10 + p;
            for (int t = 0; t < moments.length; t++) {
                values[p * moments.length + t] = 14 + 12 * Math.sin((t - 4 - p * 0.3) * Math.PI / 6);
            }
        }
        Side along = Side.over("Time", moments, true, false, 0.04);
        Side up = Side.over("Longitude (°)", places, false, false, 0.06);
        Golden.compare(
                "hovmoller",
                new Chart(256, 240, "Sea surface temperature (°C)", along, up, Language.EN)
                        .field(moments, places, values, thermal(250)));
    }

    @Test
    void aDifferenceIsToldInWords() {
        BufferedImage white = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 400; i++) {
            white.setRGB(i % 20, i / 20, WHITE);
        }
        BufferedImage spotted = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB);
        spotted.setData(white.getData());
        spotted.setRGB(3, 7, 0xFFFDFEFF);
        assertThat(Golden.difference(white, spotted)).isEmpty();
        spotted.setRGB(3, 7, 0xFF000000);
        assertThat(Golden.difference(white, spotted))
                .isEqualTo("1 of 400 points are others, the first at 3, 7 ff000000, expected ffffffff");
        assertThat(Golden.difference(null, spotted)).isNotEmpty();
        assertThat(Golden.difference(white, new BufferedImage(20, 10, BufferedImage.TYPE_INT_ARGB)))
                .isEqualTo("20 by 10 points, expected 20 by 20");
    }

    private static Colouring thermal(int bands) {
        return new Colouring(new ColourScale(Palette.THERMAL, -2, 30, false, true), false, bands, null, null);
    }

    private static Colouring algae() {
        return new Colouring(new ColourScale(Palette.ALGAE, 0.01, 10, false, false, true), false, 250, null, null);
    }

    private Pixels map(String variable, MapFrame frame, Style.Form form, Colouring colouring) throws IOException {
        return painted(variable, frame, new Portrayal(form, colouring, Sampling.Method.NEAREST, 8));
    }

    private Pixels painted(String variable, MapFrame frame, Portrayal portrayal) throws IOException {
        Slice slice = new Slice(ocean.variable(variable).orElseThrow(), null, Map.of());
        return new MapPainter(slice, frame, portrayal, new CellsMemory(1 << 22)).paint();
    }

    private Pixels flow(MapFrame frame, Style.Form form) throws IOException {
        Vectors vectors = Vectors.of(ocean).getFirst();
        Colouring colouring = new Colouring(new ColourScale(Palette.SPEED, 0, 20, false, true), false, 250, null, null);
        Portrayal portrayal = new Portrayal(form, colouring, Sampling.Method.NEAREST, 10);
        return new MapPainter(new Slice(vectors.x(), vectors, Map.of()), frame, portrayal, new CellsMemory(1 << 22))
                .paint();
    }
}
