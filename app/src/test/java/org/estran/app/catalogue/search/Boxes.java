package org.estran.app.catalogue.search;

import java.util.Random;
import org.estran.terms.BoundingBox;

/** Random boxes of every odd kind, and by another way than the index's whether two of them meet. */
public final class Boxes {

    // A power of two, so that sums and remainders of degrees are exact.
    private static final double GRAIN = 1 / 64.0;

    private Boxes() {}

    /** Ordinary, across the antimeridian, world-wide, at a pole or a seam, without width or height, or a point. */
    public static BoundingBox any(Random random) {
        double south = latitude(random);
        double north = latitude(random);
        if (random.nextInt(3) > 0) {
            north = south + (north - south) * Math.scalb(1.0, -random.nextInt(6));
        }
        BoundingBox box =
                new BoundingBox(longitude(random), Math.min(south, north), longitude(random), Math.max(south, north));
        return switch (random.nextInt(12)) {
            case 0 -> new BoundingBox(-180, box.south(), 180, box.north());
            case 1 -> new BoundingBox(box.west(), box.south(), 180, box.north());
            case 2 -> new BoundingBox(-180, box.south(), box.east(), box.north());
            case 3 -> new BoundingBox(box.west(), box.south(), box.east(), 90);
            case 4 -> new BoundingBox(box.west(), -90, box.east(), box.north());
            case 5 -> new BoundingBox(box.west(), box.south(), box.west(), box.north());
            case 6 -> new BoundingBox(box.west(), box.south(), box.east(), box.south());
            case 7 -> new BoundingBox(box.west(), box.south(), box.west(), box.south());
            case 8, 9 -> narrow(random, box);
            default -> box;
        };
    }

    /** Whether they share a point of the sphere: on one parallel and one meridian, or the same pole. */
    public static boolean meet(BoundingBox one, BoundingBox other) {
        if (one.south() > other.north() || other.south() > one.north()) {
            return false;
        }
        boolean samePole = (one.north() == 90 && other.north() == 90) || (one.south() == -90 && other.south() == -90);
        return samePole
                || eastward(one.west(), other.west()) <= one.width()
                || eastward(other.west(), one.west()) <= other.width();
    }

    /** Degrees one goes east from one meridian to another, 0 inclusive to 360 exclusive. */
    private static double eastward(double from, double to) {
        double degrees = (to - from) % 360;
        return degrees < 0 ? degrees + 360 : degrees;
    }

    private static BoundingBox narrow(Random random, BoundingBox box) {
        double east = box.west() + random.nextInt(640) * GRAIN;
        return new BoundingBox(box.west(), box.south(), east > 180 ? east - 360 : east, box.north());
    }

    // Often on a grid of thirty degrees, where borders, seams and poles coincide.
    private static double longitude(Random random) {
        return random.nextBoolean() ? random.nextInt(13) * 30 - 180 : random.nextInt(360 * 64 + 1) * GRAIN - 180;
    }

    private static double latitude(Random random) {
        return random.nextBoolean() ? random.nextInt(7) * 30 - 90 : random.nextInt(180 * 64 + 1) * GRAIN - 90;
    }
}
