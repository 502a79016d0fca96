package org.estran.grids.summary;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.terms.BoundingBox;

/** Where the data are: the box of the real coordinates, else ACDD's {@code geospatial_*}. */
final class Places {

    /** Coordinates larger than this are not gone through to find an extent. */
    private static final long MOST = 50_000_000;

    private Places() {}

    static List<BoundingBox> of(CfFile cf) throws IOException {
        Longitudes longitudes = new Longitudes();
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (DataVariable latitude : coordinates(cf, AxisKind.LATITUDE)) {
            cf.forEach(latitude, value -> {
                if (Math.abs(value) <= 90) {
                    range[0] = Math.min(range[0], value);
                    range[1] = Math.max(range[1], value);
                }
            });
        }
        for (DataVariable longitude : coordinates(cf, AxisKind.LONGITUDE)) {
            cf.forEach(longitude, longitudes::add);
            if (CfFile.isCoordinateVariable(longitude) && longitude.size() > 2) {
                longitudes.evenly(longitude.size());
            }
        }
        Optional<double[]> span = longitudes.span();
        if (range[0] <= range[1] && span.isPresent()) {
            return List.of(box(span.get()[0], range[0], span.get()[1], range[1]));
        }
        return announced(cf.file().attributes()).map(List::of).orElse(List.of());
    }

    private static Set<DataVariable> coordinates(CfFile cf, AxisKind kind) {
        Set<DataVariable> used = new HashSet<>();
        cf.data().forEach(v -> cf.coordinate(v, kind).ifPresent(used::add));
        if (used.isEmpty()) {
            cf.file().variables().stream().filter(v -> cf.axisOf(v) == kind).forEach(used::add);
        }
        used.removeIf(v -> v.size() > MOST);
        return used;
    }

    private static Optional<BoundingBox> announced(Attributes a) {
        OptionalDouble west = a.number("geospatial_lon_min");
        OptionalDouble east = a.number("geospatial_lon_max");
        OptionalDouble south = a.number("geospatial_lat_min");
        OptionalDouble north = a.number("geospatial_lat_max");
        if (west.isEmpty() || east.isEmpty() || south.isEmpty() || north.isEmpty()) {
            return Optional.empty();
        }
        double s = south.getAsDouble();
        double n = north.getAsDouble();
        double w = west.getAsDouble();
        double e = east.getAsDouble();
        if (!(Math.abs(s) <= 90 && Math.abs(n) <= 90 && s <= n && Math.abs(w) <= 360 && Math.abs(e) <= 360)) {
            return Optional.empty();
        }
        return Optional.of(
                e - w >= 359.999 ? box(-180, s, 180, n) : box(Longitudes.wrapped(w), s, Longitudes.wrapped(e), n));
    }

    private static BoundingBox box(double west, double south, double east, double north) {
        return new BoundingBox(rounded(west), rounded(south), rounded(east), rounded(north));
    }

    /** To about a decimetre: floats carry no more. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
