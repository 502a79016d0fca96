package org.estran.cartography;

import java.util.ArrayList;
import java.util.List;
import org.estran.terms.BoundingBox;
import org.jspecify.annotations.Nullable;

/** Places visited one after the other, each with a value where one was measured. */
public final class Track {

    private final double[] longitudes;
    private final double[] latitudes;
    private final double @Nullable [] values;

    private Track(double[] longitudes, double[] latitudes, double @Nullable [] values) {
        this.longitudes = longitudes;
        this.latitudes = latitudes;
        this.values = values;
    }

    /**
     * @param longitudes degrees, −180..180 or 0..360; a place that is not finite breaks the track; not copied
     * @param latitudes degrees, as many
     * @param values as many, or null for a track of one colour
     */
    public static Track of(double[] longitudes, double[] latitudes, double @Nullable [] values) {
        if (longitudes.length != latitudes.length || (values != null && values.length != latitudes.length)) {
            throw new IllegalArgumentException("longitudes, latitudes and values must be as many");
        }
        return new Track(longitudes, latitudes, values);
    }

    int size() {
        return longitudes.length;
    }

    boolean isPlace(int i) {
        return Double.isFinite(longitudes[i]) && Math.abs(latitudes[i]) <= 90 && Math.abs(longitudes[i]) <= 540;
    }

    double lon(int i) {
        double lon = longitudes[i];
        return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
    }

    double lat(int i) {
        return latitudes[i];
    }

    boolean hasValues() {
        return values != null;
    }

    double value(int i) {
        return values == null ? Double.NaN : values[i];
    }

    /** A range fit for most of the values, see {@link ColourScale#robust}. */
    public ColourScale scale(Palette palette) {
        return ColourScale.robust(values == null ? new double[0] : values, palette);
    }

    /** Small boxes that hold all places: enough to choose a map by. */
    List<BoundingBox> boxes() {
        boolean[] seen = new boolean[360];
        double south = 90;
        double north = -90;
        for (int i = 0; i < size(); i++) {
            if (isPlace(i)) {
                seen[(int) Math.clamp(Math.floor(lon(i)) + 180, 0, 359)] = true;
                south = Math.min(south, lat(i));
                north = Math.max(north, lat(i));
            }
        }
        List<BoundingBox> boxes = new ArrayList<>();
        for (int d = 0; d < 360; d++) {
            if (seen[d]) {
                boxes.add(within(d - 180, south, north));
            }
        }
        return boxes;
    }

    /** The part of a degree of longitude that the track really covers. */
    private BoundingBox within(int degree, double south, double north) {
        double west = degree + 1;
        double east = degree;
        for (int i = 0; i < size(); i++) {
            if (isPlace(i) && lon(i) >= degree && lon(i) <= degree + 1) {
                west = Math.min(west, lon(i));
                east = Math.max(east, lon(i));
            }
        }
        return new BoundingBox(Math.min(west, east), south, Math.max(west, east), north);
    }
}
