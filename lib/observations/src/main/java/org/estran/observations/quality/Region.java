package org.estran.observations.quality;

import java.util.Optional;

/** Seas whose water keeps to narrower limits than the ocean's (Argo quality control manual, test 7). */
enum Region {
    RED_SEA(new double[] {40, 50, 30}, new double[] {10, 20, 30}, 21, 40, 2, 41),
    MEDITERRANEAN(new double[] {-6, 40, 35, 20, 15, 5}, new double[] {30, 30, 40, 42, 50, 40}, 10, 40, 2, 40);

    private final double[] longitudes;
    private final double[] latitudes;
    private final double coldest;
    private final double warmest;
    private final double freshest;
    private final double saltiest;

    Region(double[] longitudes, double[] latitudes, double coldest, double warmest, double freshest, double saltiest) {
        this.longitudes = longitudes;
        this.latitudes = latitudes;
        this.coldest = coldest;
        this.warmest = warmest;
        this.freshest = freshest;
        this.saltiest = saltiest;
    }

    /** The sea of a place, in degrees east and north; empty for the open ocean and for no place. */
    static Optional<Region> of(double longitude, double latitude) {
        double east = longitude > 180 ? longitude - 360 : longitude;
        for (Region region : values()) {
            if (region.holds(east, latitude)) {
                return Optional.of(region);
            }
        }
        return Optional.empty();
    }

    boolean allows(Quantity quantity, double value) {
        return switch (quantity) {
            case TEMPERATURE -> value >= coldest && value <= warmest;
            case SALINITY -> value >= freshest && value <= saltiest;
            case PRESSURE, OXYGEN, CHLOROPHYLL, SEA_LEVEL -> true;
        };
    }

    /** By the number of edges that a line to the east crosses; false for NaN. */
    private boolean holds(double x, double y) {
        boolean inside = false;
        int before = longitudes.length - 1;
        for (int i = 0; i < longitudes.length; before = i++) {
            boolean spans = latitudes[i] > y != latitudes[before] > y;
            if (spans
                    && x
                            < longitudes[i]
                                    + (longitudes[before] - longitudes[i])
                                            * (y - latitudes[i])
                                            / (latitudes[before] - latitudes[i])) {
                inside = !inside;
            }
        }
        return inside;
    }
}
