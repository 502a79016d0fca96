package org.estran.wms.maps;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.coverage.GriddedDataset;
import org.estran.grids.coverage.GriddedVariable;

/**
 * Two components of one flow: eastward and northward by their standard names, or along the rows and columns of the grid.
 *
 * @param name {@code u:v}, which no variable is called
 * @param alongGrid whether the components follow the axes of the grid rather than the points of the compass
 */
public record Vectors(String name, GriddedVariable x, GriddedVariable y, boolean alongGrid) {

    /** The pairs of a dataset, in the order of their first components. */
    public static List<Vectors> of(GriddedDataset dataset) {
        List<Vectors> found = new ArrayList<>();
        for (GriddedVariable variable : dataset.variables()) {
            partner(dataset, variable).ifPresent(found::add);
        }
        return found;
    }

    public static Optional<Vectors> named(GriddedDataset dataset, String name) {
        return of(dataset).stream().filter(v -> v.name().equals(name)).findFirst();
    }

    private static Optional<Vectors> partner(GriddedDataset dataset, GriddedVariable x) {
        String standardName = standardName(x.variable());
        String wanted = northward(standardName);
        boolean alongGrid = standardName.matches("(.*_)?x_.*");
        return dataset.variables().stream()
                .filter(y -> y != x && sameShape(x, y))
                .filter(y -> wanted.isEmpty()
                        ? isNamedAlike(x, y)
                        : standardName(y.variable()).equals(wanted))
                .findFirst()
                .map(y -> new Vectors(simple(x) + ":" + simple(y), x, y, alongGrid));
    }

    private static boolean sameShape(GriddedVariable x, GriddedVariable y) {
        return x.variable().dimensions().equals(y.variable().dimensions())
                && x.grid() == y.grid()
                && units(x).equals(units(y));
    }

    /** The standard name of the other component; empty when this is no first one. */
    private static String northward(String standardName) {
        if (standardName.contains("eastward")) {
            return standardName.replace("eastward", "northward");
        }
        return standardName.matches("(.*_)?x_(velocity|wind|stress|.*_transport).*")
                ? standardName.replaceFirst("(^|_)x_", "$1y_")
                : "";
    }

    /** Where there is no standard name, the names in use: u and v, u10 and v10, uo and vo, water_u and water_v. */
    private static boolean isNamedAlike(GriddedVariable x, GriddedVariable y) {
        String first = simple(x).toLowerCase(Locale.ROOT);
        String second = simple(y).toLowerCase(Locale.ROOT);
        return standardName(x.variable()).isEmpty()
                && first.matches("u|u\\d+m?|uo|u_?wind|u_?vel(ocity)?|u_?current|water_u|wind_u|ugrd.*|.*_u|.*u10|uwnd")
                && second.equals(first.replace('u', 'v'));
    }

    private static String simple(GriddedVariable variable) {
        return variable.variable().simpleName();
    }

    private static String standardName(DataVariable variable) {
        return variable.attributes()
                .text("standard_name")
                .orElse("")
                .split("\\s+")[0]
                .toLowerCase(Locale.ROOT);
    }

    private static String units(GriddedVariable variable) {
        return variable.variable().attributes().text("units").orElse("");
    }
}
