package org.estran.app.coverages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.estran.app.pages.Bundles;
import org.estran.grids.views.FirstView;
import org.estran.grids.views.FirstView.ShapesView;
import org.estran.grids.views.FirstViews;
import org.estran.terms.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every data file of the demonstration has a picture in both languages and sizes. */
class SamplePicturesTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("estran.root", "..")).resolve("samples/data");
    /** Where to leave the pictures for somebody to look at; nowhere unless asked. */
    private static final String LOOK = System.getProperty("estran.look", "");

    private final Draughtsman draughtsman = new Draughtsman(new Bundles());

    static Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SAMPLES)) {
            return all.filter(file -> file.toString().endsWith(".nc")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isDrawn(Path file) throws Exception {
        isDrawn(FirstViews.of(file), String.valueOf(file.getFileName()));
    }

    @Test
    void shapesAreDrawnInOneColourAndCounted() throws Exception {
        double[] longitudes = {-4.75, -4.5, Double.NaN, -3, -2.875, Double.NaN};
        double[] latitudes = {48.25, 48.375, Double.NaN, 48.75, 48.875, Double.NaN};

        Drawing drawing =
                isDrawn(new ShapesView(null, 1234, true, "EPSG:4326", longitudes, latitudes), "transects.geojson");

        assertThat(drawing.title().best(Language.EN)).isEqualTo("Features (lines or areas): 1,234");
        assertThat(drawing.alt().best(Language.EN))
                .isEqualTo("Map. Features (lines or areas): 1,234. Reference system: EPSG:4326.");
    }

    private Drawing isDrawn(FirstView view, String fileName) throws Exception {
        Drawing drawing = draughtsman.draw(view).orElseThrow();
        for (Language language : Language.values()) {
            for (String svg : new String[] {
                drawing.full().get(language), drawing.thumbnail().get(language)
            }) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
                assertThat(svg.length()).isLessThan(1_000_000);
            }
            assertThat(drawing.alt().exactly(language)).isPresent();
            if (!LOOK.isEmpty()) {
                String name = fileName + "." + language.code();
                Files.writeString(Path.of(LOOK, name + ".svg"), drawing.full().get(language));
                Files.writeString(
                        Path.of(LOOK, name + ".small.svg"), drawing.thumbnail().get(language));
                Files.writeString(
                        Path.of(LOOK, name + ".txt"),
                        drawing.title().best(language) + "\n" + drawing.alt().best(language));
            }
        }
        assertThat(drawing.alt().best(Language.FR)).isNotEqualTo(drawing.alt().best(Language.EN));
        return drawing;
    }
}
