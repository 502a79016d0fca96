package org.estran.grids.cf;

import java.util.Optional;
import org.estran.grids.Attributes;
import org.estran.grids.DataVariable;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;
import org.locationtech.proj4j.proj.Projection;

/**
 * Between the coordinates of a grid and longitude and latitude, by the grid mappings of CF appendix F. Longitudes and
 * latitudes are in degrees on the mapping's own figure of the Earth; no datum is shifted. Projection coordinates are in
 * metres, those of a rotated grid in degrees, those of the geostationary projection in radians. Safe for several threads.
 */
public sealed interface GridMapping permits GridMapping.Geographic, GridMapping.Projected, Rotated, Geostationary {

    /** The {@code grid_mapping_name}. */
    String name();

    /** The same in the words of PROJ, as tools understand it. */
    String proj();

    /** Longitude (−180 to 180) and latitude; NaN where the mapping has none. */
    double[] toGeographic(double x, double y);

    /** The place in the grid's own coordinates; NaN where the mapping has none. */
    double[] fromGeographic(double longitude, double latitude);

    /**
     * Of the variable that a {@code grid_mapping} attribute names.
     *
     * @return empty when the mapping is not known, or its parameters make no sense
     */
    static Optional<GridMapping> of(DataVariable mapping) {
        Attributes a = mapping.attributes();
        String name = a.text("grid_mapping_name").orElse("");
        if (name.equals("latitude_longitude")) {
            return Optional.of(new Geographic(MappingWords.figure(a)));
        }
        if (name.equals("rotated_latitude_longitude")) {
            return Optional.of(new Rotated(
                    a.number("grid_north_pole_longitude").orElse(0),
                    a.number("grid_north_pole_latitude").orElse(90),
                    a.number("north_pole_grid_longitude").orElse(0)));
        }
        return MappingWords.proj(name, a).flatMap(words -> projected(name, words, a));
    }

    private static Optional<GridMapping> projected(String name, String words, Attributes a) {
        if (name.equals("geostationary")) {
            return Optional.of(Geostationary.of(words, a));
        }
        try {
            Projection projection =
                    new CRSFactory().createFromParameters(name, words).getProjection();
            return Optional.of(new Projected(name, words, projection));
        } catch (Proj4jException | IllegalArgumentException | IllegalStateException impossible) {
            return Optional.empty();
        }
    }

    /** Longitude and latitude themselves. */
    record Geographic(String figure) implements GridMapping {

        @Override
        public String name() {
            return "latitude_longitude";
        }

        @Override
        public String proj() {
            return "+proj=longlat " + figure;
        }

        @Override
        public double[] toGeographic(double x, double y) {
            return new double[] {wrapped(x), y};
        }

        @Override
        public double[] fromGeographic(double longitude, double latitude) {
            return new double[] {longitude, latitude};
        }
    }

    /** A projection that proj4j computes. */
    record Projected(String name, String proj, Projection projection) implements GridMapping {

        @Override
        public double[] toGeographic(double x, double y) {
            try {
                ProjCoordinate place = projection.inverseProject(new ProjCoordinate(x, y), new ProjCoordinate());
                return finite(wrapped(place.x), place.y, 90);
            } catch (Proj4jException | ArithmeticException outside) {
                return new double[] {Double.NaN, Double.NaN};
            }
        }

        @Override
        public double[] fromGeographic(double longitude, double latitude) {
            try {
                ProjCoordinate place =
                        projection.project(new ProjCoordinate(longitude, latitude), new ProjCoordinate());
                return finite(place.x, place.y, Double.MAX_VALUE);
            } catch (Proj4jException | ArithmeticException outside) {
                return new double[] {Double.NaN, Double.NaN};
            }
        }

        private static double[] finite(double x, double y, double most) {
            boolean possible = Double.isFinite(x) && Double.isFinite(y) && Math.abs(y) <= most * (1 + 1e-12);
            return possible ? new double[] {x, y} : new double[] {Double.NaN, Double.NaN};
        }
    }

    static double wrapped(double longitude) {
        double wrapped = longitude % 360;
        return wrapped > 180 ? wrapped - 360 : wrapped < -180 ? wrapped + 360 : wrapped;
    }
}
