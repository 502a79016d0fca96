package org.estran.cartography;

/** From longitude and latitude in degrees to a plane (y upwards) and back. */
sealed interface Projection {

    double x(double lon, double lat);

    double y(double lon, double lat);

    double lon(double x, double y);

    double lat(double x, double y);

    /**
     * Degrees as they are, longitudes shortened so that shapes near the middle latitude look right. Longitudes are taken
     * within 180° of the middle one.
     *
     * @param middle the longitude in the middle of the map
     * @param shortening the cosine of the middle latitude; 1 for the world
     */
    record Equirectangular(double middle, double shortening) implements Projection {
        @Override
        public double x(double lon, double lat) {
            return near(lon) * shortening;
        }

        @Override
        public double y(double lon, double lat) {
            return lat;
        }

        @Override
        public double lon(double x, double y) {
            return x / shortening;
        }

        @Override
        public double lat(double x, double y) {
            return y;
        }

        /** The same meridian, counted so that it lies at most 180° from the middle one. */
        double near(double lon) {
            double turned = lon;
            while (turned < middle - 180) {
                turned += 360;
            }
            while (turned > middle + 180) {
                turned -= 360;
            }
            return turned;
        }
    }

    /**
     * Stereographic on the sphere, seen from above a pole; the unit is about a degree of latitude at the pole.
     *
     * @param north whether the north pole is meant
     * @param middle the meridian that is upright below the pole (above it, in the south)
     */
    record PolarStereographic(boolean north, double middle) implements Projection {
        @Override
        public double x(double lon, double lat) {
            return radius(lat) * Math.sin(Math.toRadians(lon - middle));
        }

        @Override
        public double y(double lon, double lat) {
            return (north ? -1 : 1) * radius(lat) * Math.cos(Math.toRadians(lon - middle));
        }

        @Override
        public double lon(double x, double y) {
            double lon = Math.toDegrees(Math.atan2(x, north ? -y : y)) + middle;
            return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
        }

        @Override
        public double lat(double x, double y) {
            double colatitude = 2 * Math.toDegrees(Math.atan(Math.toRadians(Math.hypot(x, y)) / 2));
            return north ? 90 - colatitude : colatitude - 90;
        }

        private double radius(double lat) {
            double colatitude = Math.min(north ? 90 - lat : 90 + lat, 170);
            return Math.toDegrees(2 * Math.tan(Math.toRadians(colatitude) / 2));
        }
    }
}
