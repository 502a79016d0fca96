package org.estran.grids.views;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.estran.grids.DataType;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.CfFile;

/** Orders the variables of a file by how much a first picture of them tells. */
final class Importance {

    /** What people open a file for, the first most. */
    private static final List<Pattern> SOUGHT = List.of(
            Pattern.compile("sea_surface_(temperature|foundation_temperature|skin_temperature|subskin_temperature)"),
            Pattern.compile("sea_(water|surface).*temperature"),
            Pattern.compile("sea_surface_salinity|sea_water_(practical_)?salinity"),
            Pattern.compile("mass_concentration_of_chlorophyll.*|.*chlorophyll.*"),
            Pattern.compile(".*(sea_surface_height|water_surface_height|sea_level|surface_elevation|tide).*"),
            Pattern.compile(".*temp(erature)?.*"),
            Pattern.compile(".*(wind_speed|precipitation|snow|humidity|ozone|carbon|oxygen|nitrate|turbidity).*"));

    private static final Pattern MINOR = Pattern.compile(
            ".*(std|stdev|stddev|error|err|uncertainty|count|number_of|nobs|_min|_max|tendency|heading|pitch|roll|battery"
                    + "|voltage|platform_|orientation|course|speed_wrt_ground|instrument|cost|index|mask|area_fraction"
                    + "|cycle|calib|status|distance|waypoint|_ext|_raw).*");

    private Importance() {}

    static List<DataVariable> order(CfFile cf) {
        String title = cf.file().attributes().text("title").orElse("").toLowerCase(Locale.ROOT);
        return cf.data().stream()
                .sorted(Comparator.comparingInt((DataVariable v) -> weight(v) + (isNamed(v, title) ? 6 : 0))
                        .reversed())
                .toList();
    }

    /** Whether the title of the file says the last word of the quantity: a file on salinity shows salinity. */
    private static boolean isNamed(DataVariable variable, String title) {
        String standardName = variable.attributes().text("standard_name").orElse("");
        String last = standardName.substring(standardName.lastIndexOf('_') + 1).toLowerCase(Locale.ROOT);
        return last.length() > 3 && title.contains(last);
    }

    private static int weight(DataVariable variable) {
        String standardName =
                variable.attributes().text("standard_name").orElse("").toLowerCase(Locale.ROOT);
        String name = variable.simpleName().toLowerCase(Locale.ROOT);
        int weight = Math.min(4, variable.rank()) * 2;
        weight += standardName.isEmpty() ? 0 : 6;
        weight += variable.attributes().text("units").isPresent() ? 2 : 0;
        weight += variable.type() == DataType.FLOAT
                        || variable.type() == DataType.DOUBLE
                        || variable.attributes().find("scale_factor").isPresent()
                ? 3
                : 0;
        for (int i = 0; i < SOUGHT.size(); i++) {
            if (SOUGHT.get(i)
                    .matcher(standardName.isEmpty() ? name : standardName)
                    .matches()) {
                weight += 8 - i;
                break;
            }
        }
        boolean minor =
                MINOR.matcher(name).matches() || MINOR.matcher(standardName).matches();
        boolean pressure = standardName.contains("sea_water_pressure");
        return weight - (minor ? 12 : 0) - (pressure ? 10 : 0) - (name.endsWith("_adjusted") ? 1 : 0);
    }
}
