package org.estran.observations.quality;

/** Where the land is, as whoever asks for quality control knows it. */
@FunctionalInterface
public interface Land {

    /** Nothing is known of it, and nothing is on it. */
    Land UNKNOWN = (longitude, latitude) -> false;

    /** Whether a place, in degrees east and north, is on land beyond doubt: not merely near a coast. */
    boolean holds(double longitude, double latitude);
}
