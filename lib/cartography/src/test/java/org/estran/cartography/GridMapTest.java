package org.estran.cartography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class GridMapTest {

    private static final Caption CAPTION = new Caption("Température", "Une carte.", Language.FR);
    private static final Axis QUANTITY = Axis.of("Température", "degree_Celsius");

    private static double[] range(double from, double step, int count) {
        return IntStream.range(0, count).mapToDouble(i -> from + i * step).toArray();
    }

    /** Warm in the east, missing in the south. */
    private static double[][] eastward(double[] lons, double[] lats) {
        double[][] values = new double[lats.length][lons.length];
        for (int j = 0; j < lats.length; j++) {
            for (int i = 0; i < lons.length; i++) {
                double lon = lons[i] > 180 ? lons[i] - 360 : lons[i];
                values[j][i] = lats[j] < -45 ? Double.NaN : lon;
            }
        }
        return values;
    }

    private static BufferedImage raster(String svg) throws Exception {
        Drawn drawn = new Drawn(svg).isFitForAPage();
        Element image = (Element) drawn.document.getElementsByTagName("image").item(0);
        String data = image.getAttribute("href").substring("data:image/png;base64,".length());
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
    }

    private static double apart(int argb, int rgb) {
        return OkLab.distance(OkLab.of(argb & 0xffffff), OkLab.of(rgb));
    }

    @Test
    void putsValuesInTheirPlaceHoweverTheAxesRun() throws Exception {
        for (double[] lons : new double[][] {range(-179, 2, 180), range(1, 2, 180), range(179, -2, 180)}) {
            for (double[] lats : new double[][] {range(-89, 2, 90), range(89, -2, 90)}) {
                BufferedImage image = raster(
                        GridMap.svg(Grid.of(lons, lats, eastward(lons, lats)), Palette.ICE, CAPTION, QUANTITY, 700));
                int w = image.getWidth();
                int h = image.getHeight();
                assertThat(apart(image.getRGB(3, h / 4), Palette.ICE.rgb(0))).isLessThan(0.06);
                assertThat(apart(image.getRGB(w - 4, h / 4), Palette.ICE.rgb(1)))
                        .isLessThan(0.06);
                assertThat(image.getRGB(w / 2, h - 5) >>> 24)
                        .as("missing is empty")
                        .isZero();
            }
        }
    }

    @Test
    void showsARegionAcrossTheAntimeridianInOnePiece() throws Exception {
        double[] lons = {170, 174, 178, -178, -174, -170};
        double[] lats = range(-20, 2, 10);
        double[][] values = new double[10][6];
        for (double[] row : values) {
            System.arraycopy(range(0, 1, 6), 0, row, 0, 6);
        }
        String svg = GridMap.svg(Grid.of(lons, lats, values), Palette.DEPTH, CAPTION, QUANTITY, 700);
        BufferedImage image = raster(svg);
        assertThat(image.getRGB(2, 20) & 0xffffff).isEqualTo(Palette.DEPTH.rgb(0));
        assertThat(image.getRGB(image.getWidth() - 3, 20) & 0xffffff).isEqualTo(Palette.DEPTH.rgb(1));
        assertThat(new Drawn(svg).words()).contains("180°", "170° O");
    }

    @Test
    void acceptsUnevenAxes() {
        GridAxis axis = GridAxis.latitudes(new double[] {80, 40, 10, 0});
        assertThat(axis.cell(61)).isZero();
        assertThat(axis.cell(59)).isEqualTo(1);
        assertThat(axis.cell(6)).isEqualTo(2);
        assertThat(axis.cell(1)).isEqualTo(3);
        assertThat(axis.cell(-6)).isEqualTo(-1);
    }

    @Test
    void refusesAnAxisThatTurnsBack() {
        assertThatThrownBy(() -> Grid.of(new double[] {1, 2}, new double[] {1, 3, 2}, new double[3][2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("latitudes");
        assertThatThrownBy(() -> Grid.of(new double[] {1, 2}, new double[] {1, 2}, new double[2][3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("columns");
    }

    @Test
    void survivesAGridOfOneCellOfNothingAndOfAPole() {
        for (double[][] values : new double[][][] {{{3}}, {{Double.NaN}}}) {
            new Drawn(GridMap.svg(
                            Grid.of(new double[] {2}, new double[] {48}, values),
                            Palette.THERMAL,
                            CAPTION,
                            QUANTITY,
                            500))
                    .isFitForAPage();
        }
        double[] lons = range(0, 10, 36);
        double[] lats = range(-90, 5, 6);
        new Drawn(GridMap.svg(Grid.of(lons, lats, new double[6][36]), Palette.BALANCE, CAPTION, QUANTITY, 500))
                .isFitForAPage();
    }

    @Test
    void theRangeIsRoundAndNotLedAstrayByAFewWildValues() {
        double[] values = range(10, 0.01, 1001);
        values[3] = 9999;
        values[7] = Double.NaN;
        ColourScale scale = ColourScale.robust(values, Palette.THERMAL);
        assertThat(scale.from()).isBetween(9.5, 10.5);
        assertThat(scale.to()).isBetween(19.5, 20.5);
        assertThat(scale.above()).isTrue();
        assertThat(scale.below()).isFalse();
    }

    @Test
    void livingMatterThatSpansDecadesIsDrawnByRatios() {
        double[] values = new double[1000];
        java.util.Arrays.setAll(values, i -> 0.02 * Math.pow(10, i / 400.0));
        ColourScale scale = ColourScale.robust(values, Palette.ALGAE);
        assertThat(scale.isLogarithmic()).isTrue();
        assertThat(scale.from()).isCloseTo(0.02, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(scale.position(Math.sqrt(scale.from() * scale.to())))
                .isCloseTo(0.5, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(scale.ticks(5).values()).hasSizeBetween(5, 10);
        assertThat(ColourScale.robust(range(-1, 0.01, 500), Palette.ALGAE).isLogarithmic())
                .isFalse();
    }

    @Test
    void aDivergingRangeIsCentredOnZero() {
        ColourScale scale = ColourScale.robust(range(-3, 0.01, 1000), Palette.BALANCE);
        assertThat(scale.from()).isEqualTo(-scale.to());
        assertThat(scale.position(0)).isEqualTo(0.5);
    }

    @Test
    void theColourBarNamesQuantityAndUnit() {
        double[] lons = range(0, 1, 20);
        double[] lats = range(30, 1, 20);
        Drawn drawn = new Drawn(
                GridMap.svg(Grid.of(lons, lats, eastward(lons, lats)), Palette.THERMAL, CAPTION, QUANTITY, 700));
        assertThat(drawn.words()).contains("Température (°C)", "Température");
        assertThat(new Drawn(GridMap.thumbnail(
                                Grid.of(lons, lats, eastward(lons, lats)), Palette.THERMAL, CAPTION, 160, 110))
                        .isFitForAPage()
                        .words())
                .isEmpty();
    }
}
