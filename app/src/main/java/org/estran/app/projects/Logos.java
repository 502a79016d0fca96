package org.estran.app.projects;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.estran.terms.Digests;
import org.estran.terms.Finding;

/**
 * Makes a logo of the file somebody gives. The picture is drawn anew as PNG, so that nothing but its points is kept:
 * no metadata, and nothing that another program could take for a script. Drawings in SVG, which may hold scripts, are refused.
 */
public final class Logos {

    /** The largest file that is read, in bytes. */
    public static final int LARGEST = 1_000_000;

    private static final int MOST_PIXELS = 4000;
    private static final int KEPT_PIXELS = 480;
    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private Logos() {}

    /** A logo, or why there is none. */
    public sealed interface Read {

        record Good(Logo logo) implements Read {}

        record Refused(Finding why) implements Read {}
    }

    public static Read read(byte[] file) {
        if (file.length > LARGEST) {
            return refused("project-logo-large", String.valueOf(LARGEST / 1000));
        }
        if (isDrawing(file)) {
            return refused("project-logo-svg");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Optional<ImageReader> reader = reader(in);
            return reader.isEmpty() ? refused("project-logo-form") : drawn(reader.get(), in);
        } catch (IOException | RuntimeException unreadable) {
            // The readers of the JDK throw whatever a broken file leads them to.
            return refused("project-logo-form");
        }
    }

    private static Optional<ImageReader> reader(ImageInputStream in) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return Optional.of(reader);
            }
            reader.dispose();
        }
        return Optional.empty();
    }

    private static Read drawn(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            // Asked before any point is read: a small file may unfold into gigabytes.
            if (reader.getWidth(0) > MOST_PIXELS || reader.getHeight(0) > MOST_PIXELS) {
                return refused("project-logo-wide", String.valueOf(MOST_PIXELS));
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(fitting(reader.read(0)), "png", png);
            byte[] content = png.toByteArray();
            return new Read.Good(new Logo("image/png", digest(content), content));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage fitting(BufferedImage picture) {
        double scale = Math.min(1, (double) KEPT_PIXELS / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage fitting = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = fitting.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return fitting;
    }

    private static boolean isDrawing(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, 1000), StandardCharsets.UTF_8);
        return start.contains("<svg") || start.stripLeading().startsWith("<?xml");
    }

    private static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.of("SHA-256").digest(bytes));
    }

    private static Read refused(String code, String... arguments) {
        return new Read.Refused(Finding.blocking(code, "/logo", arguments));
    }
}
