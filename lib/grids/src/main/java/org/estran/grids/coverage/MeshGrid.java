package org.estran.grids.coverage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.estran.grids.Dimension;
import org.estran.grids.cf.GridMapping;
import org.estran.terms.BoundingBox;

/** The nodes, edges or faces of a UGRID mesh, as points. */
public final class MeshGrid implements HorizontalGrid {

    private static final double FARTHEST = 5;

    private final Places places;

    MeshGrid(Places places) {
        this.places = places;
    }

    @Override
    public Dimension rows() {
        return places.dimensions().getFirst();
    }

    @Override
    public Dimension columns() {
        return rows();
    }

    @Override
    public GridMapping mapping() {
        return new GridMapping.Geographic("+datum=WGS84");
    }

    @Override
    public double[] position(long row, long column) throws IOException {
        return places.at(Math.toIntExact(row));
    }

    /** The nearest point, at most five degrees away: a mesh has no cell size of its own. */
    @Override
    public Optional<long[]> nearest(double lon, double lat) throws IOException {
        int index = places.load().nearest().find(lon, lat, FARTHEST);
        return index < 0 ? Optional.empty() : Optional.of(new long[] {index, index});
    }

    @Override
    public List<Window> within(BoundingBox box) {
        return List.of();
    }

    /** The points that lie in a box, ascending. */
    public int[] points(BoundingBox box) throws IOException {
        Places.Loaded all = places.load();
        return IntStream.range(0, all.longitudes().length)
                .filter(i ->
                        Cells.holds(box, new double[] {Longitude.wrapped(all.longitudes()[i]), all.latitudes()[i]}))
                .toArray();
    }

    @Override
    public Optional<BoundingBox> extent() throws IOException {
        return places.extent();
    }
}
