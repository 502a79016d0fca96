package org.estran.grids.coverage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.estran.grids.Dimension;
import org.estran.grids.cf.GridMapping;
import org.estran.terms.BoundingBox;

/** Two-dimensional longitudes and latitudes: ocean models, swaths of satellites (lines and pixels). */
public final class CurvilinearGrid implements HorizontalGrid {

    /** Degrees of arc; neighbours farther apart are on two sides of a seam. */
    private static final double FARTHEST = 30;

    private final Places places;
    private double farthest;

    CurvilinearGrid(Places places) {
        this.places = places;
    }

    @Override
    public Dimension rows() {
        return places.dimensions().get(0);
    }

    @Override
    public Dimension columns() {
        return places.dimensions().get(1);
    }

    @Override
    public GridMapping mapping() {
        return new GridMapping.Geographic("+datum=WGS84");
    }

    @Override
    public double[] position(long row, long column) throws IOException {
        return places.at(Math.toIntExact(row * columns().length() + column));
    }

    @Override
    public Optional<long[]> nearest(double lon, double lat) throws IOException {
        int index = places.load().nearest().find(lon, lat, farthest());
        if (index < 0) {
            return Optional.empty();
        }
        long width = columns().length();
        long row = index / width;
        long column = index % width;
        double reach = Math.max(step(row, column, 1, 0), step(row, column, 0, 1));
        return arc(position(row, column), new double[] {lon, lat}) <= reach * 0.75
                ? Optional.of(new long[] {row, column})
                : Optional.empty();
    }

    /** No cell reaches farther than the widest step between neighbours: beyond, nothing needs to be looked for. */
    private synchronized double farthest() throws IOException {
        double known = farthest;
        if (known == 0) {
            Places.Loaded all = places.load();
            int width = (int) columns().length();
            double widest = 0;
            for (int i = 0; i < all.longitudes().length; i++) {
                double[] here = {all.longitudes()[i], all.latitudes()[i]};
                widest = i % width + 1 < width ? wider(widest, here, all, i + 1) : widest;
                widest = i + width < all.longitudes().length ? wider(widest, here, all, i + width) : widest;
            }
            known = Math.clamp(widest, 1e-6, FARTHEST);
            farthest = known;
        }
        return known;
    }

    private static double wider(double widest, double[] here, Places.Loaded all, int neighbour) {
        double apart = arc(here, new double[] {all.longitudes()[neighbour], all.latitudes()[neighbour]});
        return apart > widest && apart < FARTHEST ? apart : widest;
    }

    /** How far the neighbour in that direction is, degrees of arc; the other neighbour's distance at the edge. */
    private double step(long row, long column, int down, int across) throws IOException {
        double farthest = 0;
        for (int sense = -1; sense <= 1; sense += 2) {
            long r = row + (long) sense * down;
            long c = column + (long) sense * across;
            if (r >= 0 && r < rows().length() && c >= 0 && c < columns().length()) {
                double apart = arc(position(row, column), position(r, c));
                farthest = Double.isNaN(apart) ? farthest : Math.max(farthest, apart);
            }
        }
        return farthest;
    }

    private static double arc(double[] one, double[] other) {
        double phi = Math.toRadians(other[1] - one[1]) / 2;
        double lambda = Math.toRadians(other[0] - one[0]) / 2;
        double h = Math.sin(phi) * Math.sin(phi)
                + Math.cos(Math.toRadians(one[1]))
                        * Math.cos(Math.toRadians(other[1]))
                        * Math.sin(lambda)
                        * Math.sin(lambda);
        return Math.toDegrees(2 * Math.asin(Math.sqrt(Math.min(1, h))));
    }

    @Override
    public List<Window> within(BoundingBox box) throws IOException {
        Places.Loaded all = places.load();
        return Cells.within(box, rows().length(), columns().length(), (r, c) -> at(all, r, c));
    }

    @Override
    public Optional<BoundingBox> extent() throws IOException {
        return places.extent();
    }

    private double[] at(Places.Loaded all, long row, long column) {
        int index = (int) (row * columns().length() + column);
        return new double[] {Longitude.wrapped(all.longitudes()[index]), all.latitudes()[index]};
    }
}
