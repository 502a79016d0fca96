package org.estran.cartography;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Colours for quantities. Each is a curve through OKLab space (a space in which equal distances look equal), drawn
 * through a few colours of our own and walked at even speed; lightness rises or falls all along a sequential one, so
 * that it also reads in grey and by colour-blind eyes.
 */
public enum Palette {
    /** Amounts of anything. Light is little. */
    AMOUNT(Family.SEQUENTIAL, lch(0.96, 0.035, 95), lch(0.80, 0.085, 175), lch(0.58, 0.095, 205), lch(0.27, 0.07, 250)),
    /** Temperatures: dark is cold. */
    THERMAL(
            Family.SEQUENTIAL,
            lch(0.25, 0.11, 275),
            lch(0.42, 0.13, 305),
            lch(0.58, 0.15, 10),
            lch(0.74, 0.15, 50),
            lch(0.94, 0.12, 102)),
    /** Salinity: dark is fresh. */
    HALINE(
            Family.SEQUENTIAL,
            lch(0.27, 0.12, 272),
            lch(0.46, 0.085, 228),
            lch(0.63, 0.10, 178),
            lch(0.80, 0.13, 135),
            lch(0.95, 0.11, 105)),
    /** Chlorophyll and living matter. */
    ALGAE(Family.SEQUENTIAL, lch(0.97, 0.03, 110), lch(0.76, 0.12, 138), lch(0.52, 0.11, 150), lch(0.24, 0.05, 165)),
    /** Depths and water falling: light is shallow, or little. */
    DEPTH(Family.SEQUENTIAL, lch(0.97, 0.03, 105), lch(0.78, 0.085, 190), lch(0.53, 0.10, 240), lch(0.25, 0.09, 285)),
    /** Speeds, energies and wave heights. */
    SPEED(Family.SEQUENTIAL, lch(0.97, 0.04, 100), lch(0.82, 0.13, 92), lch(0.58, 0.13, 45), lch(0.26, 0.08, 10)),
    /** Ice and snow: dark is open water. */
    ICE(Family.SEQUENTIAL, lch(0.20, 0.05, 280), lch(0.47, 0.11, 262), lch(0.74, 0.08, 228), lch(0.98, 0.012, 200)),
    /** Differences from nothing, blue below and red above. */
    BALANCE(
            Family.DIVERGING,
            lch(0.28, 0.10, 262),
            lch(0.56, 0.12, 246),
            lch(0.97, 0.005, 90),
            lch(0.58, 0.145, 36),
            lch(0.28, 0.10, 22)),
    /** Directions and phases: both ends are the same colour. */
    PHASE(
            Family.CYCLIC,
            lch(0.90, 0.02, 260),
            lch(0.60, 0.12, 250),
            lch(0.30, 0.07, 310),
            lch(0.60, 0.13, 25),
            lch(0.90, 0.02, 260));

    /** What kind of quantity a palette serves. */
    public enum Family {
        SEQUENTIAL,
        DIVERGING,
        CYCLIC
    }

    private static final int FINE = 2048;
    private static final int COLOURS = 256;

    private final Family family;
    private final int[] colours;

    Palette(Family family, double[]... stops) {
        this.family = family;
        this.colours = evenly(stops);
    }

    public Family family() {
        return family;
    }

    /** The colour at a position from 0 to 1, as 0xRRGGBB. */
    public int rgb(double position) {
        return colours[(int) Math.clamp(Math.round(position * (COLOURS - 1)), 0L, COLOURS - 1L)];
    }

    /** The same as {@code #rrggbb}. */
    public String hex(double position) {
        return String.format(Locale.ROOT, "#%06x", rgb(position));
    }

    /** The palette customary for a quantity of the CF standard name table; AMOUNT where nothing is known. */
    public static Palette forStandardName(@Nullable String standardName) {
        String name = standardName == null ? "" : standardName.toLowerCase(Locale.ROOT);
        if (name.contains("anomaly")
                || name.contains("above_sea_level")
                || name.contains("above_geoid")
                || name.contains("above_reference_ellipsoid")
                || name.matches(
                        "(.*_)?(eastward|northward|upward|downward|x|y)_.*(velocity|wind|stress|flux|transport).*")
                || name.matches("(eastward|northward)_wind|divergence.*|.*vorticity.*|tendency_of.*|.*_difference.*")) {
            return BALANCE;
        }
        if (name.matches(".*(_direction|direction_of_.*|_phase|_from_direction|_to_direction|azimuth.*)")) {
            return PHASE;
        }
        if (name.contains("ice") && !name.contains("temperature") || name.contains("snow")) {
            return ICE;
        }
        if (name.contains("temperature")) {
            return THERMAL;
        }
        if (name.contains("salinity")) {
            return HALINE;
        }
        if (name.matches(".*(chlorophyll|phytoplankton|zooplankton|biomass|vegetation|productivity).*")) {
            return ALGAE;
        }
        if (name.matches(".*(depth|precipitation|rainfall|humidity|thickness|bathymetry).*")) {
            return DEPTH;
        }
        return name.matches(".*(speed|wave_.*height|height_of_.*wave|kinetic_energy).*") ? SPEED : AMOUNT;
    }

    private static double[] lch(double lightness, double chroma, double hue) {
        return new double[] {lightness, chroma * Math.cos(Math.toRadians(hue)), chroma * Math.sin(Math.toRadians(hue))};
    }

    /** Walks the curve through the stops in steps that look equal. */
    private static int[] evenly(double[][] stops) {
        double[][] curve = new double[FINE + 1][];
        double[] walked = new double[FINE + 1];
        for (int i = 0; i <= FINE; i++) {
            curve[i] = OkLab.displayable(at(stops, i * (stops.length - 1.0) / FINE));
            walked[i] = i == 0 ? 0 : walked[i - 1] + OkLab.distance(curve[i], curve[i - 1]);
        }
        int[] colours = new int[COLOURS];
        int at = 0;
        for (int c = 0; c < COLOURS; c++) {
            double goal = walked[FINE] * c / (COLOURS - 1);
            while (at < FINE && walked[at] < goal) {
                at++;
            }
            colours[c] = OkLab.rgb(curve[at]);
        }
        return colours;
    }

    /** Hue and chroma bend smoothly through the stops (Catmull and Rom); lightness goes straight, to stay monotone. */
    private static double[] at(double[][] stops, double where) {
        int i = Math.min((int) where, stops.length - 2);
        double t = where - i;
        double[] p0 = stops[Math.max(0, i - 1)];
        double[] p1 = stops[i];
        double[] p2 = stops[i + 1];
        double[] p3 = stops[Math.min(stops.length - 1, i + 2)];
        double[] colour = new double[3];
        colour[0] = p1[0] + t * (p2[0] - p1[0]);
        for (int k = 1; k < 3; k++) {
            colour[k] = 0.5
                    * (2 * p1[k]
                            + (p2[k] - p0[k]) * t
                            + (2 * p0[k] - 5 * p1[k] + 4 * p2[k] - p3[k]) * t * t
                            + (3 * p1[k] - p0[k] - 3 * p2[k] + p3[k]) * t * t * t);
        }
        return colour;
    }
}
