package org.estran.grids.cf;

import java.util.Locale;
import java.util.Set;
import org.estran.grids.DataVariable;

/** What a variable locates, by CF chapter 4; {@link #NONE} when it holds data. */
public enum AxisKind {
    LONGITUDE,
    LATITUDE,
    VERTICAL,
    TIME,
    /** The first coordinate of a map projection or of a rotated grid: kilometres, radians or degrees, not longitude. */
    PROJECTION_X,
    PROJECTION_Y,
    /** The member of an ensemble (CF's {@code realization}). */
    ENSEMBLE,
    NONE;

    private static final Set<String> X_NAMES =
            Set.of("projection_x_coordinate", "grid_longitude", "projection_x_angular_coordinate");
    private static final Set<String> Y_NAMES =
            Set.of("projection_y_coordinate", "grid_latitude", "projection_y_angular_coordinate");

    private static final Set<String> DEGREES_NORTH =
            Set.of("degrees_north", "degree_north", "degree_n", "degrees_n", "degreen", "degreesn");
    private static final Set<String> DEGREES_EAST =
            Set.of("degrees_east", "degree_east", "degree_e", "degrees_e", "degreee", "degreese");
    private static final Set<String> HEIGHTS = Set.of(
            "depth",
            "height",
            "altitude",
            "height_above_mean_sea_level",
            "height_above_reference_ellipsoid",
            "depth_below_geoid",
            "height_above_geoid",
            "depth_below_sea_floor",
            "ocean_sigma_coordinate",
            "ocean_s_coordinate",
            "atmosphere_sigma_coordinate",
            "atmosphere_hybrid_sigma_pressure_coordinate",
            "model_level_number");
    private static final Set<String> PRESSURE_UNITS =
            Set.of("pa", "hpa", "dbar", "decibar", "mbar", "millibar", "millibars", "bar");

    static AxisKind of(DataVariable variable) {
        String units = lower(variable, "units");
        String standardName = lower(variable, "standard_name");
        String axis = lower(variable, "axis");
        String name = variable.simpleName().toLowerCase(Locale.ROOT);
        if (!variable.type().isNumeric()
                || standardName.contains(" ")
                || variable.attributes().find("flag_values").isPresent()) {
            return NONE;
        }
        if (isEnsemble(variable, standardName, axis, name)) {
            return ENSEMBLE;
        }
        if (standardName.equals("time") || TimeUnit.isTime(units) || (axis.equals("t") && units.isEmpty())) {
            return TIME;
        }
        if (TimeUnit.isTime(lower(variable, "unit")) && name.startsWith("time")) {
            return TIME;
        }
        if (standardName.equals("latitude") || (standardName.isEmpty() && isLatitude(units, name))) {
            return LATITUDE;
        }
        if (standardName.equals("longitude") || (standardName.isEmpty() && isLongitude(units, name))) {
            return LONGITUDE;
        }
        if (isVertical(variable, standardName, units, axis, name)) {
            return VERTICAL;
        }
        String unidata = lower(variable, "_CoordinateAxisType");
        if (X_NAMES.contains(standardName) || axis.equals("x") || unidata.equals("geox")) {
            return PROJECTION_X;
        }
        return Y_NAMES.contains(standardName) || axis.equals("y") || unidata.equals("geoy") ? PROJECTION_Y : NONE;
    }

    /** CF 6.1 and, where the standard name is missing, the names in use. */
    private static boolean isEnsemble(DataVariable variable, String standardName, String axis, String name) {
        String unidata = lower(variable, "_CoordinateAxisType");
        return standardName.equals("realization")
                || axis.equals("e")
                || unidata.equals("ensemble")
                || (standardName.isEmpty()
                        && CfFile.isCoordinateVariable(variable)
                        && name.matches("ensemble|member|realization|ens|ensemble_member"));
    }

    private static boolean isLatitude(String units, String name) {
        return DEGREES_NORTH.contains(units)
                || (units.startsWith("degree") || units.isEmpty()) && name.matches("lat(itude)?s?|nav_lat|ylat");
    }

    private static boolean isLongitude(String units, String name) {
        return DEGREES_EAST.contains(units)
                || (units.startsWith("degree") || units.isEmpty()) && name.matches("lon(gitude)?s?|nav_lon|xlon");
    }

    private static boolean isVertical(
            DataVariable variable, String standardName, String units, String axis, String name) {
        if (HEIGHTS.contains(standardName) || axis.equals("z")) {
            return true;
        }
        if (variable.attributes().text("positive").isPresent()) {
            return true;
        }
        boolean coordinate =
                variable.rank() == 1 && variable.dimensions().getFirst().name().equals(variable.name());
        return coordinate
                && (PRESSURE_UNITS.contains(units)
                        || (standardName.isEmpty() && name.matches("depth|profondeur|z|altitude|height|lev(el)?s?")));
    }

    private static String lower(DataVariable variable, String attribute) {
        return variable.attributes().text(attribute).orElse("").toLowerCase(Locale.ROOT);
    }
}
