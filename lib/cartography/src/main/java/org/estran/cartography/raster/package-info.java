/**
 * Pictures made of pixels, without an imaging library for all but JPEG: colours for values, lines and arrows, letters,
 * and the encoding as PNG. A colour is {@code 0xAARRGGBB}; rows go downwards, and a pixel's middle lies at half numbers.
 */
@NullMarked
package org.estran.cartography.raster;

import org.jspecify.annotations.NullMarked;
