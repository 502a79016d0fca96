package org.estran.observations;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Metres below the surface, by whichever vertical coordinate a file has. */
public final class Depths {

    private Depths() {}

    /**
     * The depth at which sea water has that pressure, by the formula of Saunders and Fofonoff (UNESCO technical papers in
     * marine science 44, 1983), for a standard ocean of 0 °C and salinity 35.
     *
     * @param pressure in dbar, without that of the air
     * @param latitude degrees north; where it is not known (NaN), 45
     * @return metres
     */
    public static double ofPressure(double pressure, double latitude) {
        double sine = Math.sin(Math.toRadians(Double.isNaN(latitude) ? 45 : latitude));
        double x = sine * sine;
        double gravity = 9.780318 * (1 + (5.2788e-3 + 2.36e-5 * x) * x) + 1.092e-6 * pressure;
        double height = (((-1.82e-15 * pressure + 2.279e-10) * pressure - 2.2512e-5) * pressure + 9.72659) * pressure;
        return height / gravity;
    }

    /** How a value of that coordinate becomes a depth. */
    public interface Conversion {
        /** Metres below the surface; NaN where the value is. */
        double depth(double value, double latitude);
    }

    /** Null where a value of that property tells no depth: a pressure of the air, a unit that is not known. */
    public static @Nullable Conversion of(ObservedProperty vertical) {
        if (vertical.form() != ObservedProperty.Form.NUMBER || !vertical.role().isVertical()) {
            return null;
        }
        if (vertical.role() == Role.PRESSURE) {
            return ObservedProperty.isDecibar(vertical.unit()) ? Depths::ofPressure : null;
        }
        double metres = metres(vertical.unit());
        double downwards = vertical.role() == Role.HEIGHT ? -metres : metres;
        return Double.isNaN(metres) ? null : (value, latitude) -> downwards * value;
    }

    private static double metres(@Nullable String unit) {
        if (unit == null) {
            return 1;
        }
        return switch (unit.strip().toLowerCase(Locale.ROOT)) {
            case "m", "metre", "metres", "meter", "meters", "" -> 1;
            case "cm", "centimetre", "centimetres", "centimeter", "centimeters" -> 0.01;
            case "km", "kilometre", "kilometres", "kilometer", "kilometers" -> 1000;
            default -> Double.NaN;
        };
    }
}
