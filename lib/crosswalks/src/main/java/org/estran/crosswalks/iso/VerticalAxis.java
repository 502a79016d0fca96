package org.estran.crosswalks.iso;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estran.records.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What a vertical reference system says of its numbers. EPSG:5714 is height above mean sea level, what a vertical extent
 * means by itself; EPSG:5715 is depth below it.
 *
 * @param unit null for the metre
 * @param positive null for upwards
 * @param datum null for mean sea level
 */
record VerticalAxis(
        @Nullable String unit,
        @Nullable Direction positive,
        @Nullable String datum) {

    static final String UNTOLD = "unknown";

    private static final Set<String> METRES = Set.of("m", "metre", "meter", "urn:ogc:def:uom:EPSG::9001");

    /** Empty where nothing says which way the numbers grow. */
    static Optional<VerticalAxis> of(Part extent) {
        Part crs = extent.first("verticalCRS");
        if (crs == null) {
            crs = extent.first("verticalCRSId");
        }
        if (crs == null) {
            return Optional.empty();
        }
        Part defined = crs.first("VerticalCRS");
        Part axis = defined == null ? null : axis(defined);
        if (defined != null && axis != null && axis.first("axisDirection") != null) {
            Optional<VerticalAxis> told = defined(defined, axis);
            if (told.isPresent()) {
                return told;
            }
        }
        return named(crs);
    }

    private static @Nullable Part axis(Part crs) {
        for (List<Part> found : List.of(
                crs.all("verticalCS", "VerticalCS", "axis", "CoordinateSystemAxis"),
                crs.all("usesVerticalCS", "VerticalCS", "axis", "CoordinateSystemAxis"),
                crs.all("usesVerticalCS", "VerticalCS", "usesAxis", "CoordinateSystemAxis"))) {
            if (!found.isEmpty()) {
                return found.getFirst();
            }
        }
        return null;
    }

    private static Optional<VerticalAxis> defined(Part crs, Part axis) {
        Part direction = axis.first("axisDirection");
        String way = direction == null ? "" : direction.text().toLowerCase(Locale.ROOT);
        if (!way.equals("up") && !way.equals("down")) {
            return Optional.empty();
        }
        String uom = axis.attribute("uom");
        if (uom == null) {
            uom = axis.attribute("unit");
        }
        Part identifier = crs.first("identifier");
        String datum = identifier == null ? "" : identifier.text();
        boolean isUsual = datum.isEmpty() || datum.equals(UNTOLD) || datum.contains("not used");
        return Optional.of(new VerticalAxis(
                uom == null || uom.isEmpty() || METRES.contains(uom) ? null : Units.of(uom),
                way.equals("down") ? Direction.DOWN : null,
                isUsual ? null : datum));
    }

    private static Optional<VerticalAxis> named(Part crs) {
        StringBuilder words = new StringBuilder();
        gather(crs, words);
        String said = words.toString().toLowerCase(Locale.ROOT);
        if (said.contains("5715") || said.contains("5831") || said.contains("depth")) {
            return Optional.of(new VerticalAxis(null, Direction.DOWN, null));
        }
        return said.contains("5714") || said.contains("5829") || said.contains("height")
                ? Optional.of(new VerticalAxis(null, null, null))
                : Optional.empty();
    }

    private static void gather(Part part, StringBuilder words) {
        String address = part.attribute("href");
        words.append(' ').append(part.text()).append(' ').append(address == null ? "" : address);
        part.parts().forEach(child -> gather(child, words));
    }
}
