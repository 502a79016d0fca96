package org.estran.observations.quality;

import org.estran.observations.Column;

/** The way of one platform: from where and when to where and when, and whether anything goes as fast. */
final class Course {

    private static final double METRES_PER_DEGREE = 111_195;
    /** Positions closer than this in time, or less certain than that in place, make any speed. */
    private static final long SHORTEST = 60_000;

    private static final double NEAREST = 2_000;

    private double longitude = Double.NaN;
    private double latitude = Double.NaN;
    private long moment = Column.NO_INSTANT;

    /** Whether getting there from the place before would take more than so many metres a second. */
    boolean isTooFast(double toLongitude, double toLatitude, long at, double fastest) {
        if (Double.isNaN(toLongitude) || Double.isNaN(toLatitude) || at == Column.NO_INSTANT) {
            return false;
        }
        if (moment == Column.NO_INSTANT) {
            keep(toLongitude, toLatitude, at);
            return false;
        }
        long took = Math.abs(at - moment);
        double metres = distance(toLongitude, toLatitude);
        boolean isTooFast = metres > NEAREST && metres > fastest * Math.max(took, SHORTEST) / 1000;
        if (!isTooFast) {
            // The next place is measured from the last one that was possible.
            keep(toLongitude, toLatitude, at);
        }
        return isTooFast;
    }

    private void keep(double theLongitude, double theLatitude, long at) {
        longitude = theLongitude;
        latitude = theLatitude;
        moment = at;
    }

    /** Metres on a sphere of 6 371 km. */
    private double distance(double toLongitude, double toLatitude) {
        double from = Math.toRadians(latitude);
        double to = Math.toRadians(toLatitude);
        double across = Math.sin(Math.toRadians(toLongitude - longitude) / 2);
        double along = Math.sin((to - from) / 2);
        double half = along * along + Math.cos(from) * Math.cos(to) * across * across;
        return Math.toDegrees(2 * Math.asin(Math.min(1, Math.sqrt(half)))) * METRES_PER_DEGREE;
    }
}
