package org.estran.cartography;

/**
 * The colours a scale is drawn in.
 *
 * @param bar a PNG, the colour of the greatest values in its first row
 * @param below of what is less than the scale, as {@code #rrggbb}
 * @param above of what is greater
 */
public record ScaleColours(byte[] bar, String below, String above) {}
