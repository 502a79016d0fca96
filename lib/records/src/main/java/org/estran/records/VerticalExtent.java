package org.estran.records;

/**
 * A vertical range in metres, positive upwards from mean sea level as in {@code EX_VerticalExtent}: a mooring between
 * the surface and 200 m of depth is −200 to 0.
 */
public record VerticalExtent(double minimum, double maximum) {}
