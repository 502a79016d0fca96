package org.estran.wms;

import java.util.List;
import org.estran.terms.BoundingBox;

/**
 * A part of the Earth of which means and totals are taken: a box, or a polygon within its box.
 *
 * @param ring the corners of the polygon as longitude and latitude, its sides straight in degrees; empty for the whole box
 */
public record Area(BoundingBox box, List<double[]> ring) {

    public Area {
        ring = List.copyOf(ring);
    }

    /** @param corners west, south, east, north; west may be greater than east, and beyond ±180 */
    public static Area ofBox(double... corners) {
        return new Area(box(corners[0], corners[1], corners[2], corners[3]), List.of());
    }

    /** @param ring at least three corners; those of a polygon over the antimeridian go on beyond ±180 */
    public static Area ofPolygon(List<double[]> ring) {
        double west = ring.stream().mapToDouble(c -> c[0]).min().orElse(-180);
        double east = ring.stream().mapToDouble(c -> c[0]).max().orElse(180);
        double south = ring.stream().mapToDouble(c -> c[1]).min().orElse(-90);
        double north = ring.stream().mapToDouble(c -> c[1]).max().orElse(90);
        return new Area(box(west, south, east, north), ring);
    }

    private static BoundingBox box(double west, double south, double east, double north) {
        return east - west >= 360
                ? new BoundingBox(-180, south, 180, north)
                : new BoundingBox(turned(west), south, turned(east), north);
    }

    private static double turned(double longitude) {
        return longitude >= -180 && longitude <= 180 ? longitude : Math.IEEEremainder(longitude, 360);
    }

    /** Whether a place within the box lies in the polygon: a line from it eastward meets an odd number of sides. */
    public boolean holds(double longitude, double latitude) {
        if (ring.isEmpty()) {
            return true;
        }
        double west = ring.stream().mapToDouble(c -> c[0]).min().orElse(-180);
        double x = longitude + 360 * Math.ceil((west - longitude) / 360);
        boolean inside = false;
        for (int i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
            double[] a = ring.get(before);
            double[] b = ring.get(i);
            if (a[1] > latitude != b[1] > latitude && x < a[0] + (b[0] - a[0]) * (latitude - a[1]) / (b[1] - a[1])) {
                inside = !inside;
            }
        }
        return inside;
    }
}
