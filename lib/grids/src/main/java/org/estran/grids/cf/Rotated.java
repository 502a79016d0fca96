package org.estran.grids.cf;

/**
 * Longitude and latitude on a sphere whose pole was moved (CF appendix F, {@code rotated_latitude_longitude}).
 *
 * @param poleLongitude where the grid's north pole is, degrees
 * @param poleLatitude degrees
 * @param turned the grid longitude of the true north pole
 */
record Rotated(double poleLongitude, double poleLatitude, double turned) implements GridMapping {

    @Override
    public String name() {
        return "rotated_latitude_longitude";
    }

    @Override
    public String proj() {
        return "+proj=ob_tran +o_proj=longlat +o_lon_p=" + turned + " +o_lat_p=" + poleLatitude + " +lon_0="
                + (180 + poleLongitude) + " +to_meter=0.0174532925199433 +R=6371229";
    }

    @Override
    public double[] toGeographic(double x, double y) {
        double lambda = Math.toRadians(x - turned);
        double phi = Math.toRadians(y);
        double[] v = turned(Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi), -1);
        return new double[] {
            GridMapping.wrapped(Math.toDegrees(Math.atan2(v[1], v[0])) + poleLongitude - 180), latitude(v[2])
        };
    }

    @Override
    public double[] fromGeographic(double longitude, double latitude) {
        double lambda = Math.toRadians(longitude - poleLongitude + 180);
        double phi = Math.toRadians(latitude);
        double[] v = turned(Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi), 1);
        return new double[] {GridMapping.wrapped(Math.toDegrees(Math.atan2(v[1], v[0])) + turned), latitude(v[2])};
    }

    /** About the axis that lies across the meridian of the pole, by the pole's distance from the true one. */
    private double[] turned(double x, double y, double z, int sense) {
        double tilt = Math.toRadians(90 - poleLatitude) * sense;
        return new double[] {x * Math.cos(tilt) + z * Math.sin(tilt), y, z * Math.cos(tilt) - x * Math.sin(tilt)};
    }

    private static double latitude(double sine) {
        return Math.toDegrees(Math.asin(Math.clamp(sine, -1, 1)));
    }
}
