/**
 * Overview pyramids: a variable on a grid once more, at a half, a quarter and so on of its resolution, so that a map of the
 * whole is drawn without reading the whole. Kept as Zarr v2 in a zip.
 */
@NullMarked
package org.estran.grids.overviews;

import org.jspecify.annotations.NullMarked;
