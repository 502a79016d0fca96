package org.estran.wms.maps;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.cartography.Palette;
import org.jspecify.annotations.Nullable;

/**
 * How a layer is portrayed: {@code form/palette}, the palette with {@code -inv} the other way round.
 *
 * @param palette null for the one customary for the quantity
 */
public record Style(Form form, @Nullable Palette palette, boolean inverted) {

    private static final String INVERTED = "-inv";

    /** What is drawn; vectors and barbs are of two components. */
    public enum Form {
        RASTER("raster", "default-scalar", "boxfill"),
        CONTOURS("contours", "contour"),
        FILLED_CONTOURS("filled_contours", "colored_contours", "areafill"),
        ARROWS("arrows", "vector", "vectors", "default-vector", "linevec", "prettyvec", "fancyvec", "colored_arrows"),
        BARBS("barbs", "barb");

        private final List<String> words;

        Form(String... words) {
            this.words = List.of(words);
        }

        /** The word in the names of styles. */
        public String word() {
            return words.getFirst();
        }

        /** Whether it shows where a flow goes. */
        public boolean isOfVectors() {
            return this == ARROWS || this == BARBS;
        }
    }

    /** What a layer looks like if nothing is asked. */
    public static Style usual(boolean ofVectors) {
        return new Style(ofVectors ? Form.ARROWS : Form.RASTER, null, false);
    }

    public String name() {
        return palette == null ? form.word() : form.word() + "/" + paletteName(palette) + (inverted ? INVERTED : "");
    }

    public static String paletteName(Palette palette) {
        return palette.name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such style; names that ncWMS uses for the same are understood. */
    public static Optional<Style> of(String name) {
        String[] parts = name.toLowerCase(Locale.ROOT).split("/", -1);
        Optional<Form> form = Arrays.stream(Form.values())
                .filter(f -> f.words.contains(parts[0].replace("colored-", "colored_")))
                .findFirst();
        if (form.isEmpty() || parts.length > 2) {
            return Optional.empty();
        }
        if (parts.length == 1 || parts[1].equals("default")) {
            return Optional.of(new Style(form.get(), null, false));
        }
        boolean inverted = parts[1].endsWith(INVERTED);
        String wanted = inverted ? parts[1].substring(0, parts[1].length() - INVERTED.length()) : parts[1];
        return palette(wanted).map(palette -> new Style(form.get(), palette, inverted));
    }

    /** Ours by name, and for what others call so the one that serves the same. */
    public static Optional<Palette> palette(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(Palette.values())
                .filter(p -> paletteName(p).equals(wanted))
                .findFirst()
                .or(() -> switch (wanted) {
                    case "rainbow", "x-rainbow", "psu-viridis", "seq-viridis" -> Optional.of(Palette.AMOUNT);
                    case "redblue", "x-redblue", "div-burd", "div-rdbu" -> Optional.of(Palette.BALANCE);
                    case "occam", "x-occam", "psu-plasma", "psu-inferno" -> Optional.of(Palette.THERMAL);
                    default -> Optional.empty();
                });
    }
}
