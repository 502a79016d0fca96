package org.estran.grids.coverage;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.grids.DataVariable;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.GridMapping;
import org.estran.terms.BoundingBox;

/** Finds the grid a variable lies on; variables on the same coordinates share it. */
final class Grids {

    private final CfFile cf;
    private final Map<String, BoundingBox> extents;
    private final Map<List<String>, HorizontalGrid> made = new HashMap<>();

    /** @param extents those that are known, by the names of variables */
    Grids(CfFile cf, Map<String, BoundingBox> extents) {
        this.cf = cf;
        this.extents = extents;
    }

    Optional<HorizontalGrid> of(DataVariable variable, Axes axes) throws IOException {
        Optional<DataVariable> longitude = cf.coordinate(variable, AxisKind.LONGITUDE);
        Optional<DataVariable> latitude = cf.coordinate(variable, AxisKind.LATITUDE);
        Optional<DataVariable> x = own(variable, AxisKind.PROJECTION_X);
        Optional<DataVariable> y = own(variable, AxisKind.PROJECTION_Y);
        Optional<GridMapping> mapping = mapping(variable);
        if (longitude.isPresent() && latitude.isPresent()) {
            int rank = longitude.get().rank();
            if (rank == 1 && latitude.get().rank() == 1) {
                return ofLines(variable, longitude.get(), latitude.get(), mapping, axes);
            }
            boolean alike = longitude.get().dimensions().equals(latitude.get().dimensions());
            // Places that are written down are believed before those a formula gives.
            if (rank == 2 && alike) {
                return Optional.of(made.computeIfAbsent(
                        List.of("2d", longitude.get().name(), latitude.get().name()),
                        k -> new CurvilinearGrid(places(variable, longitude.get(), latitude.get()))));
            }
        }
        if (x.isPresent() && y.isPresent() && mapping.isPresent()) {
            return projected(variable, x.get(), y.get(), mapping.get(), axes);
        }
        return Optional.empty();
    }

    private Places places(DataVariable variable, DataVariable longitude, DataVariable latitude) {
        return new Places(cf, longitude, latitude, extents.get(variable.name()));
    }

    /** A coordinate variable of the variable's own dimensions. */
    private Optional<DataVariable> own(DataVariable variable, AxisKind kind) {
        return cf.coordinate(variable, kind).filter(c -> c.rank() == 1);
    }

    private Optional<HorizontalGrid> ofLines(
            DataVariable variable,
            DataVariable longitude,
            DataVariable latitude,
            Optional<GridMapping> mapping,
            Axes axes)
            throws IOException {
        if (longitude.dimensions().equals(latitude.dimensions())) {
            // One dimension for both: points of a mesh, or features that are no grid.
            boolean mesh = variable.attributes().text("mesh").isPresent()
                    || variable.attributes().text("location").isPresent();
            return mesh
                    ? Optional.of(made.computeIfAbsent(
                            List.of("mesh", longitude.name(), latitude.name()),
                            k -> new MeshGrid(places(variable, longitude, latitude))))
                    : Optional.empty();
        }
        GridAxis columns = axes.of(longitude);
        GridAxis rows = axes.of(latitude);
        if (columns.order() == 0 || rows.order() == 0) {
            return Optional.empty();
        }
        GridMapping geographic = mapping.filter(m -> m instanceof GridMapping.Geographic)
                .orElse(new GridMapping.Geographic("+datum=WGS84"));
        return Optional.of(made.computeIfAbsent(
                List.of("1d", longitude.name(), latitude.name(), geographic.proj()),
                k -> new RectilinearGrid(columns, rows, geographic)));
    }

    private Optional<HorizontalGrid> projected(
            DataVariable variable, DataVariable x, DataVariable y, GridMapping mapping, Axes axes) throws IOException {
        GridAxis columns = axes.of(x);
        GridAxis rows = axes.of(y);
        double xFactor = factor(x, mapping);
        double yFactor = factor(y, mapping);
        boolean possible = columns.order() != 0
                && rows.order() != 0
                && !columns.dimension().equals(rows.dimension())
                && variable.dimensions().containsAll(x.dimensions());
        return possible
                ? Optional.of(made.computeIfAbsent(
                        List.of("xy", x.name(), y.name(), mapping.proj()),
                        k -> new ProjectedGrid(columns, rows, mapping, xFactor, yFactor)))
                : Optional.empty();
    }

    /** From the unit of the coordinate to that of the mapping. */
    private static double factor(DataVariable coordinate, GridMapping mapping) {
        String units = coordinate.attributes().text("units").orElse("").toLowerCase(Locale.ROOT);
        if (mapping.name().equals("geostationary")) {
            return units.startsWith("microrad") ? 1e-6 : units.startsWith("deg") ? Math.PI / 180 : 1;
        }
        return switch (units) {
            case "km", "kilometer", "kilometers", "kilometre", "kilometres" -> 1000;
            case "100 km" -> 100_000;
            case "ft", "foot", "feet" -> 0.3048;
            default -> 1;
        };
    }

    /** CF 5.6: the name of a variable, or names with the coordinates they are of behind a colon. */
    private Optional<GridMapping> mapping(DataVariable variable) {
        for (String word : variable.attributes().text("grid_mapping").orElse("").split("\\s+")) {
            String name = word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
            Optional<GridMapping> mapping = cf.file()
                    .variable(name)
                    .or(() -> cf.file().variable(variable.group() + "/" + name))
                    .flatMap(GridMapping::of);
            if (mapping.isPresent()) {
                return mapping;
            }
        }
        return Optional.empty();
    }
}
