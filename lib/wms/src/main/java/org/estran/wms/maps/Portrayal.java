package org.estran.wms.maps;

import org.estran.cartography.raster.Colouring;

/**
 * Everything that decides what a layer looks like.
 *
 * @param contours how many lines a picture of contours has over its scale
 */
public record Portrayal(Style.Form form, Colouring colouring, Sampling.Method method, int contours) {}
