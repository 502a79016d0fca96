package org.estran.grids.cf;

import java.util.Locale;
import java.util.Optional;
import org.estran.grids.Attributes;

/**
 * The parameters of CF's grid mappings in the words of PROJ, as the table of CF appendix F pairs them. Oblique Mercator
 * and the vertical perspective are left out: what proj4j 1.4.1 makes of them differs from PROJ.
 */
final class MappingWords {

    private static final double WGS84_MAJOR = 6378137;
    private static final double WGS84_FLATTENING = 298.257223563;

    private final Attributes a;
    private final StringBuilder words = new StringBuilder();

    private MappingWords(Attributes a) {
        this.a = a;
    }

    static Optional<String> proj(String name, Attributes attributes) {
        MappingWords w = new MappingWords(attributes);
        boolean known = true;
        switch (name) {
            case "albers_conical_equal_area" ->
                w.as("aea").parallels().origin("lat_0").meridian();
            case "azimuthal_equidistant" -> w.as("aeqd").origin("lat_0").centre();
            case "geostationary" -> w.as("geos").centre().put("h", "perspective_point_height");
            case "lambert_azimuthal_equal_area" -> w.as("laea").origin("lat_0").centre();
            case "lambert_conformal_conic" ->
                w.as("lcc").parallels().origin("lat_0").meridian();
            case "lambert_cylindrical_equal_area" -> w.as("cea").trueScale().meridian();
            case "mercator" -> w.as("merc").scaleOfParallel().centre();
            case "orthographic" -> w.as("ortho").origin("lat_0").centre();
            case "polar_stereographic" -> w.as("stere").pole();
            case "sinusoidal" -> w.as("sinu").centre();
            case "stereographic" ->
                w.as("stere").origin("lat_0").centre().scale().truePole();
            case "transverse_mercator" ->
                w.as("tmerc").origin("lat_0").meridian().scale();
            default -> known = false;
        }
        return known ? Optional.of(w.falseOrigin().words + " " + figure(attributes) + " +units=m") : Optional.empty();
    }

    private MappingWords as(String projection) {
        words.append("+proj=").append(projection);
        return this;
    }

    private MappingWords add(String key, double value) {
        words.append(" +").append(key).append('=').append(plain(value));
        return this;
    }

    private MappingWords put(String key, String attribute) {
        a.number(attribute).ifPresent(value -> add(key, value));
        return this;
    }

    private MappingWords origin(String key) {
        return put(key, "latitude_of_projection_origin");
    }

    private MappingWords centre() {
        return a.number("longitude_of_projection_origin").isPresent()
                ? put("lon_0", "longitude_of_projection_origin")
                : put("lon_0", "longitude_of_central_meridian");
    }

    private MappingWords meridian() {
        return a.number("longitude_of_central_meridian").isPresent()
                ? put("lon_0", "longitude_of_central_meridian")
                : put("lon_0", "longitude_of_projection_origin");
    }

    private MappingWords parallels() {
        double first = a.number("standard_parallel").orElse(Double.NaN);
        double second = a.find("standard_parallel")
                .filter(v -> v.type().isNumeric() && v.size() > 1)
                .map(v -> v.number(1))
                .orElse(first);
        return Double.isNaN(first) ? this : add("lat_1", first).add("lat_2", second);
    }

    private MappingWords trueScale() {
        return a.number("standard_parallel").isPresent() ? put("lat_ts", "standard_parallel") : scale();
    }

    /** The scale on the equator that is true on the standard parallel: proj4j knows no other way for an ellipsoid. */
    private MappingWords scaleOfParallel() {
        if (a.number("standard_parallel").isEmpty()) {
            return scale();
        }
        double parallel = Math.toRadians(a.number("standard_parallel").getAsDouble());
        double[] axes = axes(a);
        double squared = 1 - axes[1] * axes[1] / (axes[0] * axes[0]);
        return add("k_0", Math.cos(parallel) / Math.sqrt(1 - squared * Math.sin(parallel) * Math.sin(parallel)));
    }

    private MappingWords scale() {
        return a.number("scale_factor_at_projection_origin").isPresent()
                ? put("k_0", "scale_factor_at_projection_origin")
                : put("k_0", "scale_factor_at_central_meridian");
    }

    private MappingWords pole() {
        double parallel = a.number("standard_parallel").orElse(90);
        double pole = a.number("latitude_of_projection_origin").orElse(parallel < 0 ? -90 : 90);
        add("lat_0", pole < 0 ? -90 : 90);
        if (a.number("straight_vertical_longitude_from_pole").isPresent()) {
            put("lon_0", "straight_vertical_longitude_from_pole");
        } else {
            centre();
        }
        return a.number("standard_parallel").isPresent() ? trueScale() : scale().truePole();
    }

    /** What PROJ takes for granted at a pole and proj4j does not. */
    private MappingWords truePole() {
        double pole = a.number("latitude_of_projection_origin").orElse(90);
        return Math.abs(pole) == 90 ? add("lat_ts", pole) : this;
    }

    private MappingWords falseOrigin() {
        return put("x_0", "false_easting").put("y_0", "false_northing");
    }

    /** The figure of the Earth; WGS 84 where none is given. */
    static String figure(Attributes a) {
        double[] axes = axes(a);
        return "+a=" + plain(axes[0]) + " +b=" + plain(axes[1]);
    }

    /** Semi-major and semi-minor axis, metres. */
    static double[] axes(Attributes a) {
        double radius = a.number("earth_radius").orElse(0);
        double major = a.number("semi_major_axis").orElse(radius > 0 ? radius : WGS84_MAJOR);
        double flattening = a.number("inverse_flattening").orElse(Double.NaN);
        if (a.number("semi_minor_axis").isPresent()) {
            return new double[] {major, a.number("semi_minor_axis").getAsDouble()};
        }
        if (radius > 0 || flattening == 0) {
            return new double[] {major, major};
        }
        boolean known = a.number("semi_major_axis").isPresent();
        double f = Double.isNaN(flattening) ? (known ? Double.NaN : WGS84_FLATTENING) : flattening;
        return new double[] {major, Double.isNaN(f) ? major : major * (1 - 1 / f)};
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.valueOf(value);
    }
}
