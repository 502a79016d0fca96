package org.estran.grids.writing;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.estran.grids.Attributes;
import org.estran.grids.Dimension;
import org.estran.grids.Values;
import org.estran.grids.coverage.GridAxis;
import org.estran.grids.coverage.GriddedVariable;
import org.estran.grids.coverage.HorizontalGrid;
import org.estran.grids.coverage.IndexRange;
import org.estran.grids.coverage.MeshGrid;
import org.estran.grids.coverage.RectilinearGrid;
import org.jspecify.annotations.Nullable;

/** The attributes of a part: those of the whole, with the extents of the part and its history (ACDD-1.3). */
final class SubsetAttributes {

    private static final List<String> OF_THE_WHOLE = List.of(
            "geospatial_bounds",
            "geospatial_bounds_crs",
            "geospatial_bounds_vertical_crs",
            "geospatial_lat_resolution",
            "geospatial_lon_resolution",
            "geospatial_vertical_resolution",
            "geospatial_vertical_min",
            "geospatial_vertical_max",
            "geospatial_vertical_units",
            "geospatial_vertical_positive",
            "time_coverage_start",
            "time_coverage_end",
            "time_coverage_duration",
            "time_coverage_resolution",
            "DODS_EXTRA.Unlimited_Dimension",
            "DODS.strlen");

    private final List<GriddedVariable> wanted;
    private final Map<String, List<IndexRange>> ranges;
    private Attributes attributes;

    SubsetAttributes(Attributes whole, List<GriddedVariable> wanted, Map<String, List<IndexRange>> ranges) {
        this.attributes = whole;
        this.wanted = wanted;
        this.ranges = ranges;
    }

    Attributes with(Provenance provenance) throws IOException {
        for (String name : OF_THE_WHOLE) {
            attributes = attributes.without(name);
        }
        put("Conventions", "CF-1.11, ACDD-1.3");
        places();
        times();
        heights();
        String moment = provenance.moment().truncatedTo(ChronoUnit.SECONDS).toString();
        String before = attributes.text("history").orElse("");
        String made = provenance.request() + " (from " + provenance.source() + ")";
        put("history", moment + " " + made + (before.isEmpty() ? "" : "\n" + before));
        put("date_modified", moment);
        new TreeMap<>(provenance.attributes()).forEach(this::put);
        return attributes;
    }

    private void put(String name, String text) {
        attributes = attributes.with(name, Values.ofText(text));
    }

    private void put(String name, double number) {
        attributes = attributes.with(name, Values.ofNumbers(number));
    }

    private List<IndexRange> pieces(Dimension dimension) {
        return ranges.getOrDefault(dimension.name(), List.of(IndexRange.of(0, dimension.length())));
    }

    private void addPlaces(HorizontalGrid grid, Span latitudes, Span longitudes) throws IOException {
        double last = Double.NaN;
        long known = -1;
        for (long c : indices(pieces(grid.columns()))) {
            // The columns of a rectilinear grid are alike in every row, so that after the first one row is enough.
            boolean isOneEnough = known >= 0 && grid instanceof RectilinearGrid;
            for (long r : indices(rows(grid, c, isOneEnough ? known : -1))) {
                double[] place = grid.position(r, c);
                if (Math.abs(place[1]) <= 90) {
                    known = r;
                    latitudes.add(place[1]);
                    // Counted on from the place before, so that the antimeridian parts nothing.
                    double near = Double.isNaN(last) ? place[0] : last;
                    last = place[0] + 360 * Math.rint((near - place[0]) / 360);
                    longitudes.add(last);
                }
            }
        }
    }

    private List<IndexRange> rows(HorizontalGrid grid, long column, long only) {
        if (grid instanceof MeshGrid) {
            return List.of(IndexRange.only(column));
        }
        return only >= 0 ? List.of(IndexRange.only(only)) : pieces(grid.rows());
    }

    private static long[] indices(List<IndexRange> pieces) {
        return pieces.stream()
                .flatMapToLong(piece -> LongStream.iterate(
                        piece.first(), index -> index <= piece.last(), index -> index + piece.stride()))
                .toArray();
    }

    private void places() throws IOException {
        Span latitudes = new Span();
        Span longitudes = new Span();
        for (HorizontalGrid grid :
                wanted.stream().map(GriddedVariable::grid).distinct().toList()) {
            addPlaces(grid, latitudes, longitudes);
        }
        if (latitudes.isKnown()) {
            put("geospatial_lat_min", latitudes.least);
            put("geospatial_lat_max", latitudes.greatest);
            put("geospatial_lat_units", "degrees_north");
            put("geospatial_lon_min", longitudes.least);
            put("geospatial_lon_max", longitudes.greatest);
            put("geospatial_lon_units", "degrees_east");
        }
    }

    private void times() {
        Instant first = null;
        Instant last = null;
        for (GriddedVariable variable : wanted) {
            for (int index : indices(variable.time())) {
                Instant at = variable.time().flatMap(t -> t.instant(index)).orElse(null);
                first = earlier(first, at);
                last = at == null || (last != null && last.isAfter(at)) ? last : at;
            }
        }
        if (first != null && last != null) {
            put("time_coverage_start", first.toString());
            put("time_coverage_end", last.toString());
        }
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private void heights() {
        Optional<GridAxis> vertical =
                wanted.stream().flatMap(v -> v.vertical().stream()).findFirst();
        Span span = new Span();
        for (int index : indices(vertical)) {
            span.add(vertical.orElseThrow().value(index));
        }
        if (span.isKnown() && !vertical.orElseThrow().units().isEmpty()) {
            put("geospatial_vertical_min", span.least);
            put("geospatial_vertical_max", span.greatest);
            put("geospatial_vertical_units", vertical.get().units());
            vertical.get()
                    .positive()
                    .ifPresent(p -> put("geospatial_vertical_positive", p == GridAxis.Direction.UP ? "up" : "down"));
        }
    }

    private int[] indices(Optional<GridAxis> axis) {
        if (axis.isEmpty()) {
            return new int[0];
        }
        if (axis.get().dimension().isEmpty()) {
            return new int[] {0};
        }
        return pieces(axis.get().dimension().get()).stream()
                .flatMapToInt(range -> java.util.stream.IntStream.range(0, (int) range.count())
                        .map(i -> (int) (range.first() + i * range.stride())))
                .toArray();
    }

    private static final class Span {
        private double least = Double.POSITIVE_INFINITY;
        private double greatest = Double.NEGATIVE_INFINITY;

        void add(double value) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }

        boolean isKnown() {
            return least <= greatest;
        }
    }
}
