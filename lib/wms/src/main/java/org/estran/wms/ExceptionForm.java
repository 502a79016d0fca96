package org.estran.wms;

import java.util.Locale;
import org.estran.ows.KeyValues;

/**
 * How mistakes of a request are told (OGC 06-042, 7.3.3.11): as a document, written into a picture, or by an empty picture.
 *
 * @param width of the picture
 * @param background {@code 0xRRGGBB}
 */
public record ExceptionForm(
        WmsVersion version, Kind kind, int width, int height, ImageFormat format, int background, boolean transparent) {

    /** What is answered. */
    public enum Kind {
        XML,
        IN_IMAGE,
        BLANK
    }

    static ExceptionForm xml(WmsVersion version) {
        return new ExceptionForm(version, Kind.XML, 1, 1, ImageFormat.PNG, 0xFFFFFF, false);
    }

    /** As far as it can be told; anything not understood here is told as a document. */
    static ExceptionForm of(KeyValues pairs) {
        WmsVersion version = Parameters.version(pairs);
        String asked = pairs.get("exceptions").orElse("").toLowerCase(Locale.ROOT);
        Kind kind = asked.contains("inimage") ? Kind.IN_IMAGE : asked.contains("blank") ? Kind.BLANK : Kind.XML;
        int width = size(pairs, "width");
        int height = size(pairs, "height");
        if (kind == Kind.XML || width == 0 || height == 0) {
            return xml(version);
        }
        return new ExceptionForm(
                version,
                kind,
                width,
                height,
                pairs.get("format").flatMap(ImageFormat::of).orElse(ImageFormat.PNG),
                pairs.get("bgcolor").flatMap(Colours::rgb).orElse(0xFFFFFF),
                pairs.get("transparent").orElse("").equalsIgnoreCase("true"));
    }

    private static int size(KeyValues pairs, String name) {
        return pairs.get(name)
                .filter(text -> text.matches("\\d{1,5}"))
                .map(Integer::parseInt)
                .filter(n -> n <= MapParameters.LARGEST)
                .orElse(0);
    }
}
