package org.estran.grids.cf;

import org.estran.grids.Attributes;

/**
 * The Earth as a satellite above the equator sees it (CF appendix F, {@code geostationary}; CGMS LRIT/HRIT 4.4.3.2):
 * coordinates are the angles of its scanning mirrors in radians.
 *
 * @param height above the surface, metres
 * @param sweepsX whether the sweep angle axis is x (GOES), not y (Meteosat)
 * @param major equatorial radius, metres
 * @param minor polar radius, metres
 */
record Geostationary(String proj, double longitude, double height, boolean sweepsX, double major, double minor)
        implements GridMapping {

    static Geostationary of(String proj, Attributes a) {
        double[] axes = MappingWords.axes(a);
        boolean sweepsX = a.text("sweep_angle_axis")
                .map(axis -> axis.equalsIgnoreCase("x"))
                .orElse(a.text("fixed_angle_axis").orElse("x").equalsIgnoreCase("y"));
        return new Geostationary(
                proj,
                a.number("longitude_of_projection_origin").orElse(0),
                a.number("perspective_point_height").orElse(35786000),
                sweepsX,
                axes[0],
                axes[1]);
    }

    @Override
    public String name() {
        return "geostationary";
    }

    @Override
    public double[] toGeographic(double x, double y) {
        double distance = height + major;
        double squared = major * major / (minor * minor);
        // The unit vector of sight, towards the Earth's centre, eastwards and northwards.
        double inwards = Math.cos(x) * Math.cos(y);
        double east = sweepsX ? Math.sin(x) : Math.sin(x) * Math.cos(y);
        double north = sweepsX ? Math.cos(x) * Math.sin(y) : Math.sin(y);
        double a = inwards * inwards + east * east + squared * north * north;
        double b = distance * inwards;
        double inside = b * b - a * (distance * distance - major * major);
        if (!(inside >= 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double sight = (b - Math.sqrt(inside)) / a;
        double px = distance - sight * inwards;
        double py = sight * east;
        double pz = sight * north;
        return new double[] {
            GridMapping.wrapped(Math.toDegrees(Math.atan2(py, px)) + longitude),
            Math.toDegrees(Math.atan(squared * pz / Math.hypot(px, py)))
        };
    }

    @Override
    public double[] fromGeographic(double lon, double lat) {
        double squared = minor * minor / (major * major);
        double centric = Math.atan(squared * Math.tan(Math.toRadians(lat)));
        double radius = minor / Math.sqrt(1 - (1 - squared) * Math.cos(centric) * Math.cos(centric));
        double lambda = Math.toRadians(lon - longitude);
        double inwards = height + major - radius * Math.cos(centric) * Math.cos(lambda);
        double east = radius * Math.cos(centric) * Math.sin(lambda);
        double north = radius * Math.sin(centric);
        // Beyond the horizon the surface turns away from the line of sight.
        double away = (height + major) * (height + major - inwards)
                - east * east
                - north * north / squared
                - (height + major - inwards) * (height + major - inwards);
        if (!(away >= 0)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        double sight = Math.sqrt(inwards * inwards + east * east + north * north);
        return sweepsX
                ? new double[] {Math.asin(east / sight), Math.atan2(north, inwards)}
                : new double[] {Math.atan2(east, inwards), Math.asin(north / sight)};
    }
}
