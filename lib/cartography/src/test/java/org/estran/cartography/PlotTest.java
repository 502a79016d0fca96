package org.estran.cartography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PlotTest {

    private static final Caption CAPTION = new Caption("Sea level <at> Brest & elsewhere", "A plot.", Language.EN);
    private static final Axis TIME = Axis.time("Time");
    private static final Axis LEVEL = Axis.of("Sea level", "m");

    private static Drawn plot(Series... series) {
        return new Drawn(SeriesPlot.svg(List.of(series), CAPTION, TIME, LEVEL, 720)).isFitForAPage();
    }

    private static String path(Drawn drawn) {
        return drawn.ofClass("est-series-1").stream()
                .filter(e -> e.getTagName().equals("path"))
                .findFirst()
                .orElseThrow()
                .getAttribute("d");
    }

    private static double[] steps(int count, double by) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> i * by);
        return values;
    }

    @Test
    void aMillionPointsKeepTheirPeaksInAFewThousand() {
        double[] time = steps(1_000_000, 60_000);
        double[] values = new double[time.length];
        Arrays.setAll(values, i -> Math.sin(i / 1000.0));
        values[345_678] = 9;
        Drawn drawn = plot(Series.of("x", time, values));
        List<double[]> pieces = Drawn.pieces(path(drawn));
        assertThat(pieces).hasSize(1);
        assertThat(pieces.getFirst().length / 2).isLessThan(3000);
        double top = java.util.stream.IntStream.range(0, pieces.getFirst().length / 2)
                .mapToDouble(i -> pieces.getFirst()[2 * i + 1])
                .min()
                .orElseThrow();
        double frameTop =
                Double.parseDouble(drawn.ofClass("est-frame").getFirst().getAttribute("y"));
        assertThat(top).as("the single peak is drawn near the top").isBetween(frameTop, frameTop + 30);
    }

    @Test
    void breaksTheLineWhereDataIsMissing() {
        double[] values = steps(200, 1);
        values[50] = Double.NaN;
        values[100] = Double.POSITIVE_INFINITY;
        values[102] = Double.NaN;
        String path = path(plot(Series.of("x", steps(200, 3_600_000), values)));
        assertThat(path.chars().filter(c -> c == 'M').count()).isEqualTo(4);
        assertThat(path).as("a value alone is a dot").contains("h0");
    }

    @Test
    void breaksTheLineWhereALongSeriesIsSilent() {
        double[] time = steps(400, 3_600_000);
        for (int i = 200; i < 400; i++) {
            time[i] += 90 * 86_400_000.0;
        }
        assertThat(Drawn.pieces(path(plot(Series.of("x", time, steps(400, 1))))))
                .hasSize(2);
    }

    @Test
    void saysUtcOnAnAxisOfTimeAndEscapesItsTitle() {
        Drawn drawn = plot(Series.of("x", steps(5, 86_400_000), steps(5, 1)));
        assertThat(drawn.words()).contains("Time (UTC)", "Sea level (m)", "Sea level <at> Brest & elsewhere");
    }

    @Test
    void namesSeveralSeriesInALegend() {
        Drawn drawn = plot(
                Series.of("Sea", steps(5, 86_400_000), steps(5, 1)),
                Series.of("Air", steps(5, 86_400_000), steps(5, 2)));
        assertThat(drawn.words()).contains("Sea", "Air");
        assertThat(drawn.ofClass("est-series-2")).isNotEmpty();
    }

    @Test
    void depthGrowsDownwards() {
        double[] depth = steps(100, 10);
        Drawn drawn = new Drawn(ProfilePlot.svg(
                        List.of(Series.of("T", depth, steps(100, -0.1))), CAPTION, Axis.of("Depth", "m"), LEVEL, 400))
                .isFitForAPage();
        double[] piece = Drawn.pieces(path(drawn)).getFirst();
        assertThat(piece[piece.length - 1]).isGreaterThan(piece[1] + 200);
        assertThat(piece[piece.length - 2]).isLessThan(piece[0]);
    }

    @Test
    void aFieldIsAPictureInAFrameOfLinesAndWords() throws Exception {
        int[] asked = new int[2];
        byte[] png = Png.encoded(new byte[12], 4, 3, Palette.THERMAL);
        Drawn drawn = new Drawn(FieldPlot.svg(
                        (width, height) -> {
                            asked[0] = width;
                            asked[1] = height;
                            return png;
                        },
                        Side.over("Time (UTC)", new double[] {0, 86_400_000.0 * 200}, true, false, 0),
                        Side.over("Depth (m)", new double[] {0, 200}, false, true, 0.02),
                        new ColourScale(Palette.THERMAL, 5, 25, true, false),
                        new ScaleColours(png, "#010203", "#040506"),
                        Axis.of("Temperature", "degC"),
                        CAPTION,
                        856,
                        400))
                .isFitForAPage();
        assertThat(drawn.words())
                .contains("Time (UTC)", "Depth (m)", "Temperature (°C)", "0", "200", "5", "25", "1970");
        List<Element> images = drawn.elements("image");
        assertThat(images)
                .hasSize(2)
                .allSatisfy(image -> assertThat(image.getAttribute("href")).startsWith("data:image/png;base64,"));
        double wide = Double.parseDouble(images.getFirst().getAttribute("width"));
        double high = Double.parseDouble(images.getFirst().getAttribute("height"));
        assertThat(asked).containsExactly((int) Math.round(wide * 1.5), (int) Math.round(high * 1.5));
        assertThat(drawn.text).contains("#010203").doesNotContain("#040506");
        assertThat(y(drawn, "200")).as("depths grow downwards").isGreaterThan(y(drawn, "0") + 100);
    }

    private static double y(Drawn drawn, String word) {
        return drawn.elements("text").stream()
                .filter(e -> e.getTextContent().equals(word))
                .mapToDouble(e -> Double.parseDouble(e.getAttribute("y")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void survivesNothingOneValueAndConstants() {
        plot();
        plot(Series.of("x", new double[0], new double[0]));
        plot(Series.of("x", new double[] {5}, new double[] {7}));
        plot(Series.of("x", steps(5, 1000), new double[5]));
        plot(Series.of("x", steps(3, 1e12), new double[] {1e300, -1e300, Double.NaN}));
        new Drawn(ProfilePlot.svg(
                        List.of(Series.of("T", new double[1], new double[1])),
                        CAPTION,
                        Axis.of("Depth", "m"),
                        LEVEL,
                        400))
                .isFitForAPage();
    }

    @Test
    void aTrackIsColouredByItsValuesAndDoesNotCrossTheMapAtTheAntimeridian() {
        double[] lon = new double[400];
        Arrays.setAll(lon, i -> 140 + i * 0.2 > 180 ? 140 + i * 0.2 - 360 : 140 + i * 0.2);
        double[] lat = steps(400, 0.05);
        Drawn drawn = new Drawn(TrackMap.svg(Track.of(lon, lat, steps(400, 0.1)), Palette.THERMAL, CAPTION, LEVEL, 700))
                .isFitForAPage();
        assertThat(drawn.text).contains(Palette.THERMAL.hex(0)).contains(Palette.THERMAL.hex(1));
        assertThat(drawn.words()).contains("180°", "Sea level (m)");
        assertThat(new Drawn(TrackMap.thumbnail(Track.of(lon, lat, null), Palette.THERMAL, CAPTION, 160, 110))
                        .isFitForAPage()
                        .words())
                .isEmpty();
    }

    @Test
    void aTrackOfNoPlacesOrOneIsStillAPicture() {
        double[] nowhere = {Double.NaN};
        new Drawn(TrackMap.svg(Track.of(nowhere, nowhere, nowhere), Palette.THERMAL, CAPTION, LEVEL, 700))
                .isFitForAPage();
        new Drawn(TrackMap.svg(
                        Track.of(new double[] {-4.5}, new double[] {48.3}, new double[] {12}),
                        Palette.THERMAL,
                        CAPTION,
                        LEVEL,
                        700))
                .isFitForAPage();
    }
}
