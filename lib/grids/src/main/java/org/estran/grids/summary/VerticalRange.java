package org.estran.grids.summary;

/** Metres, positive upwards: a cast from the surface to 200 m of depth is −200 to 0. */
public record VerticalRange(double minimum, double maximum) {}
