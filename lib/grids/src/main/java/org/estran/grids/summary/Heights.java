package org.estran.grids.summary;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;

/**
 * The vertical extent in metres, positive upwards: of the vertical coordinates in metres or, in the sea, in decibars
 * (one decibar is within two per cent of one metre); else of ACDD's {@code geospatial_vertical_*}.
 */
final class Heights {

    private Heights() {}

    static Optional<VerticalRange> of(CfFile cf) throws IOException {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (DataVariable coordinate : coordinates(cf)) {
            double factor = factor(coordinate);
            if (factor != 0) {
                cf.forEach(coordinate, value -> {
                    double height = value * factor;
                    if (Math.abs(height) < 200_000) {
                        range[0] = Math.min(range[0], height);
                        range[1] = Math.max(range[1], height);
                    }
                });
            }
        }
        return range[0] <= range[1]
                ? Optional.of(rounded(range[0], range[1]))
                : announced(cf.file().attributes());
    }

    private static List<DataVariable> coordinates(CfFile cf) {
        return cf.data().stream()
                .flatMap(v -> cf.coordinate(v, AxisKind.VERTICAL).stream())
                .distinct()
                .toList();
    }

    /** What turns the coordinate's numbers into metres upwards; 0 when they are no lengths. */
    private static double factor(DataVariable coordinate) {
        Attributes a = coordinate.attributes();
        String standardName = a.text("standard_name").orElse("").toLowerCase(Locale.ROOT);
        String name = coordinate.simpleName().toLowerCase(Locale.ROOT);
        double metres = metres(a.text("units").orElse(""));
        if (metres == 0) {
            boolean sea = standardName.startsWith("sea_water_pressure")
                    || a.text("units").orElse("").toLowerCase(Locale.ROOT).matches("dbar|decibars?|decibar=.*");
            return sea ? -1 : 0;
        }
        String positive = a.text("positive").orElse("").toLowerCase(Locale.ROOT);
        boolean down = positive.isEmpty()
                ? standardName.startsWith("depth") || name.matches("depths?|profondeur|deph")
                : positive.equals("down");
        return down ? -metres : metres;
    }

    private static double metres(String units) {
        return switch (units.toLowerCase(Locale.ROOT)) {
            case "m", "meter", "meters", "metre", "metres" -> 1;
            case "km", "kilometer", "kilometers", "kilometre", "kilometres" -> 1000;
            case "cm", "centimeter", "centimeters" -> 0.01;
            default -> 0;
        };
    }

    private static Optional<VerticalRange> announced(Attributes a) {
        OptionalDouble least = a.number("geospatial_vertical_min");
        OptionalDouble greatest = a.number("geospatial_vertical_max");
        double metres = metres(a.text("geospatial_vertical_units").orElse("m"));
        if (least.isEmpty() || greatest.isEmpty() || metres == 0) {
            return Optional.empty();
        }
        boolean down = a.text("geospatial_vertical_positive")
                .orElse("up")
                .toLowerCase(Locale.ROOT)
                .equals("down");
        double one = least.getAsDouble() * (down ? -metres : metres);
        double other = greatest.getAsDouble() * (down ? -metres : metres);
        return Double.isFinite(one) && Double.isFinite(other)
                ? Optional.of(rounded(Math.min(one, other), Math.max(one, other)))
                : Optional.empty();
    }

    /** To the millimetre, and never a negative zero. */
    private static VerticalRange rounded(double least, double greatest) {
        return new VerticalRange(Math.round(least * 1000) / 1000.0 + 0.0, Math.round(greatest * 1000) / 1000.0 + 0.0);
    }
}
