package org.estran.wms.maps;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.PngPicture;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that people have looked at, under {@code src/test/resources/golden/wms}. What is drawn now must be the same: a
 * point counts as another when a part of its colour is more than {@link #LITTLE} off, and a few points may be, since sines
 * and cosines may differ in their last digit from machine to machine.
 *
 * <p>A picture that differs is written to {@code target/golden}. {@code mvn -pl lib/wms test -Dtest=GoldenMapsTest
 * -Destran.golden=renew} puts it in place of the old one: look at it, and at the difference, before committing.
 */
final class Golden {

    private static final int LITTLE = 4;
    private static final double FEW = 0.002;
    private static final Path PLACE = Path.of("src/test/resources/golden/wms");

    private Golden() {}

    static void compare(String name, Pixels pixels) throws IOException {
        byte[] drawn = PngPicture.encoded(pixels, PngPicture.Depth.AS_FITS);
        if ("renew".equals(System.getProperty("estran.golden"))) {
            Files.write(Files.createDirectories(PLACE).resolve(name + ".png"), drawn);
            return;
        }
        String difference = difference(expected(name), ImageIO.read(new ByteArrayInputStream(drawn)));
        if (!difference.isEmpty()) {
            Path actual = Files.createDirectories(Path.of("target/golden")).resolve(name + ".png");
            Files.write(actual, drawn);
            difference +=
                    "; drawn now: " + actual.toAbsolutePath() + ", looked at once: " + PLACE.resolve(name + ".png");
        }
        assertThat(difference).as(name).isEmpty();
    }

    private static @Nullable BufferedImage expected(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/wms/" + name + ".png")) {
            return in == null ? null : ImageIO.read(in);
        }
    }

    /** In words; empty when the two look the same. */
    static String difference(@Nullable BufferedImage expected, BufferedImage actual) {
        if (expected == null) {
            return "nobody has looked at this picture yet";
        }
        if (expected.getWidth() != actual.getWidth() || expected.getHeight() != actual.getHeight()) {
            return "%d by %d points, expected %d by %d"
                    .formatted(actual.getWidth(), actual.getHeight(), expected.getWidth(), expected.getHeight());
        }
        int others = 0;
        String first = "";
        for (int y = 0; y < actual.getHeight(); y++) {
            for (int x = 0; x < actual.getWidth(); x++) {
                if (apart(expected.getRGB(x, y), actual.getRGB(x, y)) > LITTLE) {
                    if (others++ == 0) {
                        first = "at %d, %d %08x, expected %08x"
                                .formatted(x, y, actual.getRGB(x, y), expected.getRGB(x, y));
                    }
                }
            }
        }
        int all = actual.getWidth() * actual.getHeight();
        return others <= FEW * all ? "" : others + " of " + all + " points are others, the first " + first;
    }

    /** The most that a part of one colour is off; what nobody sees is the same whatever its colour. */
    private static int apart(int one, int other) {
        if ((one | other) >>> 24 == 0) {
            return 0;
        }
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            most = Math.max(most, Math.abs((one >>> shift & 255) - (other >>> shift & 255)));
        }
        return most;
    }
}
