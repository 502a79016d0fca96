package org.estran.observations;

/** What a column is for: a coordinate of its rows, or what was observed there. */
public enum Role {
    /** UTC. */
    TIME,
    /** Degrees east, WGS 84 unless the file says otherwise. */
    LONGITUDE,
    /** Degrees north. */
    LATITUDE,
    /** The vertical coordinate as sea water pressure, growing downwards. */
    PRESSURE,
    /** The vertical coordinate as metres below the surface. */
    DEPTH,
    /** The vertical coordinate as a height, growing upwards. */
    HEIGHT,
    OBSERVED;

    public boolean isVertical() {
        return this == PRESSURE || this == DEPTH || this == HEIGHT;
    }
}
