package org.estran.cartography;

import java.util.Comparator;
import java.util.List;
import org.estran.terms.BoundingBox;

/**
 * A range of longitudes and latitudes without a seam: it starts at {@code west} and goes {@code width} degrees
 * eastwards, across the antimeridian where need be.
 */
record GeoWindow(double west, double width, double south, double north) {

    static final GeoWindow WORLD = new GeoWindow(-180, 360, -90, 90);

    double east() {
        return west + width;
    }

    double middle() {
        return west + width / 2;
    }

    double middleLatitude() {
        return (south + north) / 2;
    }

    double height() {
        return north - south;
    }

    /** The smallest window with all boxes in it; the whole world when there are none. */
    static GeoWindow around(List<BoundingBox> boxes) {
        if (boxes.isEmpty()) {
            return WORLD;
        }
        double south = boxes.stream().mapToDouble(BoundingBox::south).min().orElseThrow();
        double north = boxes.stream().mapToDouble(BoundingBox::north).max().orElseThrow();
        List<BoundingBox> eastwards = boxes.stream()
                .sorted(Comparator.comparingDouble(BoundingBox::west))
                .toList();
        double west = eastwards.getFirst().west();
        double widestGap = 0;
        // Going once round eastwards: what the last boxes cover beyond the antimeridian is covered from the start.
        double reached = eastwards.stream()
                        .mapToDouble(box -> box.west() + box.width())
                        .max()
                        .orElseThrow()
                - 360;
        for (BoundingBox box : eastwards) {
            if (box.west() - reached > widestGap) {
                widestGap = box.west() - reached;
                west = box.west();
            }
            reached = Math.max(reached, box.west() + box.width());
        }
        return widestGap <= 0
                ? new GeoWindow(-180, 360, south, north)
                : new GeoWindow(west, 360 - widestGap, south, north);
    }

    /** Whether a map from above a pole shows it best: all of it poleward of 65°, or round the pole beyond 55°. */
    boolean isPolar() {
        double nearest = south > 0 ? south : north < 0 ? -north : 0;
        return nearest >= 65 || (nearest >= 55 && width > 180);
    }
}
