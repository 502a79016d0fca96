package org.estran.cartography;

/**
 * Values over longitudes and latitudes.
 *
 * <p>Both axes are one-dimensional, in degrees, rising or falling, evenly spaced or not; longitudes may be counted
 * −180..180, 0..360 or across the antimeridian. A value that is not finite is missing.
 */
public final class Grid {

    private final GridAxis longitudes;
    private final GridAxis latitudes;
    private final double[][] values;

    private Grid(GridAxis longitudes, GridAxis latitudes, double[][] values) {
        this.longitudes = longitudes;
        this.latitudes = latitudes;
        this.values = values;
    }

    /**
     * @param values one row for each latitude, one column for each longitude; not copied
     * @throws IllegalArgumentException when the shapes do not agree or an axis turns back
     */
    public static Grid of(double[] longitudes, double[] latitudes, double[][] values) {
        if (values.length != latitudes.length) {
            throw new IllegalArgumentException(values.length + " rows for " + latitudes.length + " latitudes");
        }
        for (double[] row : values) {
            if (row.length != longitudes.length) {
                throw new IllegalArgumentException(row.length + " columns for " + longitudes.length + " longitudes");
            }
        }
        return new Grid(GridAxis.longitudes(longitudes), GridAxis.latitudes(latitudes), values);
    }

    /** A range fit for most of the values, see {@link ColourScale#robust}. */
    public ColourScale scale(Palette palette) {
        return ColourScale.robust(ColourScale.flat(values), palette);
    }

    /** The value of the cell at a place; NaN outside and where it is missing. */
    double at(double lon, double lat) {
        int column = longitudes.cellOfMeridian(lon);
        int row = latitudes.cell(lat);
        return column < 0 || row < 0 ? Double.NaN : values[row][column];
    }

    GeoWindow window() {
        double width = longitudes.most() - longitudes.least();
        if (width > 350) {
            return new GeoWindow(-180, 360, latitudes.least(), latitudes.most());
        }
        double west = longitudes.least();
        while (west > 180) {
            west -= 360;
        }
        while (west < -180) {
            west += 360;
        }
        return new GeoWindow(west, width, latitudes.least(), latitudes.most());
    }

    GridAxis longitudes() {
        return longitudes;
    }

    GridAxis latitudes() {
        return latitudes;
    }

    double value(int row, int column) {
        return values[row][column];
    }
}
