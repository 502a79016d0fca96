package org.estran.app.observations.store;

import org.estran.observations.Column;
import org.estran.observations.Feature;
import org.estran.observations.FeatureType;
import org.jspecify.annotations.Nullable;

/** What the rows of a feature cover, as they come. */
final class FeatureCover {

    final String id;
    final @Nullable String platform;
    final FeatureType type;

    @Nullable
    String mode;

    final int source;
    final int number;
    long rows;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    double west = Double.NaN;
    double east = Double.NaN;
    double south = Double.NaN;
    double north = Double.NaN;
    double shallow = Double.NaN;
    double deep = Double.NaN;

    FeatureCover(Feature feature, FeatureType type, int source, int number) {
        this.id = feature.id();
        this.platform = feature.platform();
        this.type = type;
        this.source = source;
        this.number = number;
    }

    void add(long[] times, double[] longitudes, double[] latitudes, double[] depths) {
        rows += times.length;
        for (long time : times) {
            if (time != Column.NO_INSTANT) {
                first = Math.min(first, time);
                last = Math.max(last, time);
            }
        }
        west = least(west, longitudes);
        east = greatest(east, longitudes);
        south = least(south, latitudes);
        north = greatest(north, latitudes);
        shallow = least(shallow, depths);
        deep = greatest(deep, depths);
    }

    private static double least(double before, double[] values) {
        double least = before;
        for (double value : values) {
            if (!(value >= least) && !Double.isNaN(value)) {
                least = value;
            }
        }
        return least;
    }

    private static double greatest(double before, double[] values) {
        double greatest = before;
        for (double value : values) {
            if (!(value <= greatest) && !Double.isNaN(value)) {
                greatest = value;
            }
        }
        return greatest;
    }
}
