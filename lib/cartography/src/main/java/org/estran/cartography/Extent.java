package org.estran.cartography;

import java.util.Locale;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/**
 * A box or point to draw.
 *
 * @param label drawn beside it and spoken with it; null for none
 * @param link where a click leads; only http, https and addresses within the site are kept
 */
public record Extent(
        BoundingBox box, @Nullable String label, @Nullable String link) {

    public Extent {
        link = link != null && isHarmless(link) ? link : null;
    }

    public static Extent of(BoundingBox box) {
        return new Extent(box, null, null);
    }

    /** What a link is called: its label, or where it lies. */
    String spoken() {
        return label != null ? label : box.text();
    }

    private static boolean isHarmless(String link) {
        String start = link.toLowerCase(Locale.ROOT);
        return start.startsWith("https://") || start.startsWith("http://") || start.matches("[/?#](?![/\\\\]).*");
    }
}
