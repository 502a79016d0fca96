package org.estran.cartography;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.estran.terms.BoundingBox;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ExtentMapTest {

    private static final Caption CAPTION = new Caption("Étendue", "Une carte.", Language.FR);

    private static Drawn map(BoundingBox... boxes) {
        return new Drawn(ExtentMap.svg(List.of(boxes).stream().map(Extent::of).toList(), CAPTION, 640)).isFitForAPage();
    }

    /** Left, top, right and bottom of the only rectangle. */
    private static double[] rectangle(String path) {
        assertThat(path).matches("M\\S+ \\S+H\\S+V\\S+H\\S+z");
        String[] n = path.substring(1, path.length() - 1).split("[ HV]");
        return new double[] {
            Double.parseDouble(n[0]), Double.parseDouble(n[1]), Double.parseDouble(n[2]), Double.parseDouble(n[3])
        };
    }

    @Test
    void drawsABoxWhereTheGraticuleSaysItLies() {
        Drawn drawn = map(new BoundingBox(-10, 46, -5, 50));
        double[] box = rectangle(drawn.ofClass("est-extent").getFirst().getAttribute("d"));
        assertThat(box[0]).isCloseTo(labelX(drawn, "10° O"), org.assertj.core.data.Offset.offset(0.2));
        assertThat(box[2]).isCloseTo(labelX(drawn, "5° O"), org.assertj.core.data.Offset.offset(0.2));
        assertThat(box[1]).isCloseTo(labelY(drawn, "50° N") - 4, org.assertj.core.data.Offset.offset(0.2));
        assertThat(box[3]).isCloseTo(labelY(drawn, "46° N") - 4, org.assertj.core.data.Offset.offset(0.2));
    }

    @Test
    void drawsABoxAcrossTheAntimeridianInOnePieceOnAMapOfThePacific() {
        Drawn drawn = map(new BoundingBox(160, -30, -140, 10));
        double[] box = rectangle(drawn.ofClass("est-extent").getFirst().getAttribute("d"));
        assertThat(box[2]).isGreaterThan(box[0] + 200);
        assertThat(drawn.words()).contains("180°", "150° E", "150° O");
    }

    @Test
    void drawsItInTwoPiecesOnAMapOfTheWorld() {
        Drawn drawn = map(new BoundingBox(160, -30, -140, 10), new BoundingBox(-60, 0, 40, 50));
        assertThat(drawn.ofClass("est-extent").getFirst().getAttribute("d").split("z"))
                .hasSize(2);
    }

    @Test
    void marksAPointAsAPoint() {
        Drawn drawn = map(new BoundingBox(-4.55, 48.36, -4.55, 48.36));
        assertThat(drawn.ofClass("est-point")).hasSize(1);
        assertThat(drawn.ofClass("est-extent")).isEmpty();
        assertThat(drawn.words()).anyMatch(w -> w.endsWith(" km"));
    }

    @Test
    void framesTheWholeWorldForABoxOverIt() {
        Drawn drawn = map(BoundingBox.WORLD);
        Element frame = drawn.ofClass("est-frame").getFirst();
        double[] box = rectangle(drawn.ofClass("est-extent").getFirst().getAttribute("d"));
        assertThat(box[2] - box[0]).isEqualTo(Double.parseDouble(frame.getAttribute("width")));
        assertThat(box[3] - box[1]).isEqualTo(Double.parseDouble(frame.getAttribute("height")));
    }

    @Test
    void looksFromAboveThePoleInTheFarNorthAndSouth() {
        for (BoundingBox box : List.of(
                new BoundingBox(-180, 66, 180, 90),
                new BoundingBox(5, 76, 30, 81),
                new BoundingBox(130, -75, 146, -65.5))) {
            Drawn drawn = map(box);
            assertThat(drawn.ofClass("est-graticule").getFirst().getAttribute("d"))
                    .contains("a");
        }
    }

    @Test
    void aRingRoundThePoleHasNoRadialLine() {
        Drawn drawn = map(new BoundingBox(-180, 70, 180, 85));
        assertThat(Drawn.pieces(drawn.ofClass("est-extent").getFirst().getAttribute("d")))
                .hasSize(2);
    }

    @Test
    void noCoastRunsAcrossTheMap() {
        for (BoundingBox box : List.of(
                BoundingBox.WORLD,
                new BoundingBox(150, -50, -110, 30),
                new BoundingBox(-180, 60, 180, 90),
                new BoundingBox(-180, -90, 180, -65))) {
            for (Element coast : map(box).ofClass("est-coast")) {
                for (double[] piece : Drawn.pieces(coast.getAttribute("d"))) {
                    for (int i = 2; i + 1 < piece.length; i += 2) {
                        boolean alongTheFrame = piece[i + 1] > 290 && box.equals(BoundingBox.WORLD);
                        assertThat(alongTheFrame || Math.abs(piece[i] - piece[i - 2]) < 60)
                                .as("a step of %s pixels on the map of %s", piece[i] - piece[i - 2], box.text())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void escapesHostileLabelsAndDropsHostileLinks() {
        Drawn drawn = new Drawn(ExtentMap.svg(
                        List.of(
                                new Extent(
                                        new BoundingBox(1, 1, 2, 2),
                                        "</text><script>alert(1)</script>\u0000\uFFFE",
                                        "javascript:alert(1)"),
                                new Extent(new BoundingBox(3, 1, 4, 2), "x", "/records/x?a=1&b=\"2\""),
                                new Extent(new BoundingBox(3, 3, 4, 4), "x", "//evil.example/")),
                        new Caption("]]><b>&amp;", "\"'<", Language.EN),
                        400))
                .isFitForAPage();
        assertThat(drawn.text).doesNotContain("<script", "javascript:", "evil.example");
        assertThat(drawn.document.getElementsByTagName("a").getLength()).isEqualTo(1);
        assertThat(drawn.document.getDocumentElement().getFirstChild().getTextContent())
                .isEqualTo("]]><b>&amp;");
    }

    @Test
    void aThumbnailHasNoWords() {
        Drawn drawn = new Drawn(ExtentMap.thumbnail(List.of(new BoundingBox(1, 1, 2, 2)), CAPTION, 160, 110));
        assertThat(drawn.isFitForAPage().words()).isEmpty();
        assertThat(drawn.text.length()).isLessThan(40_000);
    }

    @Test
    void showsManyExtentsAsALightOverTheWorld() {
        List<Extent> many = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(i -> Extent.of(new BoundingBox(i % 170, -40 + i % 70, i % 170 + 5, -30 + i % 70)))
                .toList();
        Drawn drawn = new Drawn(WorldMap.svg(many, CAPTION, 960, true)).isFitForAPage();
        assertThat(drawn.ofClass("est-heat")).isNotEmpty();
        assertThat(drawn.text.length()).isLessThan(200_000);
    }

    private static double labelX(Drawn drawn, String words) {
        return Double.parseDouble(label(drawn, words).getAttribute("x"));
    }

    private static double labelY(Drawn drawn, String words) {
        return Double.parseDouble(label(drawn, words).getAttribute("y"));
    }

    private static Element label(Drawn drawn, String words) {
        return drawn.ofClass("est-axis").stream()
                .filter(e -> e.getTextContent().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(words + " is not among " + drawn.words()));
    }
}
