package org.estran.wms.maps;

/**
 * A rectangle of a reference system, cut into pixels; the first row is the northernmost, and a pixel stands for its middle.
 *
 * @param west least x
 * @param south least y
 * @param east greatest x
 * @param north greatest y
 * @throws IllegalArgumentException when the rectangle or the picture is empty
 */
public record MapFrame(MapCrs crs, double west, double south, double east, double north, int width, int height) {

    public MapFrame {
        if (!(west < east) || !(south < north) || width < 1 || height < 1) {
            throw new IllegalArgumentException("an empty map");
        }
        if (Double.isInfinite(east - west) || Double.isInfinite(north - south)) {
            throw new IllegalArgumentException("an endless map");
        }
    }

    public double x(double px) {
        return west + px * (east - west) / width;
    }

    public double y(double py) {
        return north - py * (north - south) / height;
    }

    /** Longitude and latitude at a place of the picture, in pixels; NaN where there is none. */
    public double[] place(double px, double py) {
        return crs.toGeographic(x(px), y(py));
    }

    /** Where a place lies in the picture, in pixels, inside or outside of it; NaN where the system does not show it. */
    public double[] pixel(double longitude, double latitude) {
        double[] at = crs.fromGeographic(longitude, latitude);
        return new double[] {
            (at[0] - west) / (east - west) * width, (north - at[1]) / (north - south) * height,
        };
    }

    /** The same map with pixels so many times larger; at the right and at the bottom it may reach a little beyond. */
    public MapFrame coarser(int times) {
        int columns = (width + times - 1) / times;
        int rows = (height + times - 1) / times;
        return new MapFrame(crs, west, y((double) rows * times), x((double) columns * times), north, columns, rows);
    }

    /** The same map with a border of so many pixels on every side. */
    public MapFrame wider(int pixels) {
        return new MapFrame(
                crs,
                x(-pixels),
                y(height + (double) pixels),
                x(width + (double) pixels),
                y(-pixels),
                width + 2 * pixels,
                height + 2 * pixels);
    }
}
