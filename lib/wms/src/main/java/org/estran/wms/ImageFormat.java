package org.estran.wms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.estran.cartography.raster.GifFilm;
import org.estran.cartography.raster.JpegPicture;
import org.estran.cartography.raster.Pixels;
import org.estran.cartography.raster.PngPicture;

/** How a picture is encoded. */
public enum ImageFormat {
    PNG("image/png", "image/png", PngPicture.Depth.AS_FITS),
    PNG8("image/png; mode=8bit", "image/png", PngPicture.Depth.INDEXED),
    PNG24("image/png; mode=24bit", "image/png", PngPicture.Depth.TRUE_COLOUR),
    PNG32("image/png; mode=32bit", "image/png", PngPicture.Depth.TRUE_COLOUR),
    JPEG("image/jpeg", "image/jpeg", PngPicture.Depth.TRUE_COLOUR),
    /** One map for each of the times asked for. */
    GIF("image/gif", "image/gif", PngPicture.Depth.INDEXED);

    private final String word;
    private final String mediaType;
    private final PngPicture.Depth depth;

    ImageFormat(String word, String mediaType, PngPicture.Depth depth) {
        this.word = word;
        this.mediaType = mediaType;
        this.depth = depth;
    }

    /** As requests and capabilities write it. */
    public String word() {
        return word;
    }

    public String mediaType() {
        return mediaType;
    }

    public static Optional<ImageFormat> of(String asked) {
        String wanted = asked.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return switch (wanted) {
            case "image/png8" -> Optional.of(PNG8);
            case "image/png24" -> Optional.of(PNG24);
            case "image/jpg" -> Optional.of(JPEG);
            default ->
                Arrays.stream(values())
                        .filter(f -> f.word.replace(" ", "").equals(wanted))
                        .findFirst();
        };
    }

    /** @param ground {@code 0xRRGGBB}: what shines through where nothing can be transparent */
    public byte[] encoded(Pixels pixels, int ground) {
        return switch (this) {
            case JPEG -> JpegPicture.encoded(pixels, ground);
            case GIF -> GifFilm.still(pixels, ground);
            case PNG, PNG8, PNG24, PNG32 -> PngPicture.encoded(pixels, depth);
        };
    }
}
