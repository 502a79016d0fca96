package org.estran.grids.coverage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.estran.grids.DataVariable;
import org.estran.grids.Dimension;
import org.estran.grids.UnreadableFile;
import org.estran.grids.cf.AxisKind;
import org.estran.grids.cf.CfFile;
import org.estran.grids.cf.StatedTime;
import org.estran.grids.cf.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes the axes of a file, each once. */
final class Axes {

    private static final long LONGEST = 4_000_000;

    private final CfFile cf;
    private final Map<DataVariable, GridAxis> made = new IdentityHashMap<>();

    Axes(CfFile cf) {
        this.cf = cf;
    }

    /** The axis of a coordinate of one dimension, or of none. */
    GridAxis of(DataVariable coordinate) throws IOException {
        GridAxis known = made.get(coordinate);
        if (known == null) {
            if (coordinate.size() > LONGEST) {
                throw new UnreadableFile(
                        UnreadableFile.Reason.UNSUPPORTED,
                        -1,
                        coordinate.name() + " is longer than any axis read here");
            }
            AxisKind kind = cf.axisOf(coordinate);
            known = new GridAxis(
                    isTimeByName(coordinate, kind) ? GridAxis.Kind.TIME : kind(kind),
                    coordinate.rank() == 0 ? null : coordinate.dimensions().getFirst(),
                    coordinate,
                    cf.read(coordinate),
                    kind == AxisKind.TIME ? cf.timeUnit(coordinate).orElse(null) : null,
                    kind == AxisKind.VERTICAL ? direction(coordinate) : null);
            made.put(coordinate, known);
        }
        return known;
    }

    /** A time without units is an axis of time all the same, though no moment follows from its numbers. */
    private static boolean isTimeByName(DataVariable coordinate, AxisKind kind) {
        return kind == AxisKind.NONE
                && coordinate.simpleName().toLowerCase(Locale.ROOT).equals("time");
    }

    private static GridAxis.Kind kind(AxisKind kind) {
        return switch (kind) {
            case LONGITUDE, PROJECTION_X -> GridAxis.Kind.X;
            case LATITUDE, PROJECTION_Y -> GridAxis.Kind.Y;
            case VERTICAL -> GridAxis.Kind.VERTICAL;
            case TIME -> GridAxis.Kind.TIME;
            case ENSEMBLE -> GridAxis.Kind.ENSEMBLE;
            case NONE -> GridAxis.Kind.OTHER;
        };
    }

    /** CF 4.3: {@code positive}; where it is missing, pressure and depth grow downwards and the rest is not known. */
    private static GridAxis.@Nullable Direction direction(DataVariable vertical) {
        String told = vertical.attributes().text("positive").orElse("").toLowerCase(Locale.ROOT);
        if (told.equals("up") || told.equals("down")) {
            return told.equals("up") ? GridAxis.Direction.UP : GridAxis.Direction.DOWN;
        }
        String name = vertical.attributes()
                .text("standard_name")
                .orElse(vertical.simpleName())
                .toLowerCase(Locale.ROOT);
        String units = vertical.attributes().text("units").orElse("").toLowerCase(Locale.ROOT);
        if (units.matches("pa|hpa|dbar|decibars?|mbar|mb|millibars?|bar") || name.matches("depth.*|.*pressure.*")) {
            return GridAxis.Direction.DOWN;
        }
        return name.matches("(height|altitude).*") ? GridAxis.Direction.UP : null;
    }

    /** All axes of a variable, as {@link GriddedVariable#axes} orders them. */
    List<GridAxis> of(DataVariable variable, HorizontalGrid grid) throws IOException {
        List<GridAxis> axes = new ArrayList<>();
        for (Dimension dimension : variable.dimensions()) {
            axes.add(along(variable, dimension, grid));
        }
        for (AxisKind kind : List.of(AxisKind.TIME, AxisKind.VERTICAL, AxisKind.ENSEMBLE)) {
            Optional<DataVariable> coordinate = cf.coordinate(variable, kind).filter(c -> c.rank() <= 1);
            if (coordinate.isPresent() && axes.stream().noneMatch(a -> a.kind() == kind(kind))) {
                axes.add(of(coordinate.get()));
            }
        }
        return axes;
    }

    private GridAxis along(DataVariable variable, Dimension dimension, HorizontalGrid grid) throws IOException {
        if (grid instanceof RectilinearGrid r && (dimension.equals(r.rows()) || dimension.equals(r.columns()))) {
            return dimension.equals(r.rows()) ? r.latitudes() : r.longitudes();
        }
        if (grid instanceof ProjectedGrid p && (dimension.equals(p.rows()) || dimension.equals(p.columns()))) {
            return dimension.equals(p.rows()) ? p.y() : p.x();
        }
        if (dimension.equals(grid.rows()) || dimension.equals(grid.columns())) {
            return indices(dimension.equals(grid.columns()) ? GridAxis.Kind.X : GridAxis.Kind.Y, dimension);
        }
        Optional<DataVariable> own = cf.file().variables().stream()
                .filter(v -> CfFile.isCoordinateVariable(v)
                        && v.type().isNumeric()
                        && v.dimensions().getFirst().equals(dimension))
                .findFirst();
        if (own.isPresent()) {
            return of(own.get());
        }
        for (AxisKind kind : List.of(AxisKind.TIME, AxisKind.VERTICAL, AxisKind.ENSEMBLE)) {
            Optional<DataVariable> coordinate = cf.coordinate(variable, kind)
                    .filter(c -> c.rank() == 1 && c.dimensions().getFirst().equals(dimension));
            if (coordinate.isPresent()) {
                return of(coordinate.get());
            }
        }
        return bare(dimension);
    }

    /** A time without coordinate variable takes the moment the file states of itself. */
    private GridAxis bare(Dimension dimension) {
        boolean time = dimension.name().toLowerCase(Locale.ROOT).matches("(.*/)?time\\d?|t");
        if (time && dimension.length() == 1) {
            Optional<Double> stated =
                    StatedTime.of(cf.file().attributes()).map(i -> i.getEpochSecond() + i.getNano() * 1e-9);
            if (stated.isPresent()) {
                TimeUnit unit = TimeUnit.parse("seconds since 1970-01-01", "").orElseThrow();
                return new GridAxis(GridAxis.Kind.TIME, dimension, null, new double[] {stated.get()}, unit, null);
            }
        }
        return indices(time ? GridAxis.Kind.TIME : GridAxis.Kind.OTHER, dimension);
    }

    private static GridAxis indices(GridAxis.Kind kind, Dimension dimension) {
        double[] indices = IntStream.range(0, (int) Math.min(dimension.length(), LONGEST))
                .asDoubleStream()
                .toArray();
        return new GridAxis(kind, dimension, null, indices, null, null);
    }
}
