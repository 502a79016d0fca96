/**
 * Gridded datasets as servers use them: what ISO 19123 calls coverages. A {@link org.estran.grids.coverage.GriddedDataset}
 * is a data file (or an aggregation of many) whose variables lie on grids; a {@link
 * org.estran.grids.coverage.GriddedVariable} has a {@link org.estran.grids.coverage.HorizontalGrid} (its domain on the
 * Earth: along longitude and latitude, along the axes of a projection, curvilinear, or a mesh) and {@link
 * org.estran.grids.coverage.GridAxis axes} of time, height, ensemble member and whatever else. Places and times become
 * {@link org.estran.grids.coverage.IndexRange ranges of indices}; ranges make a hyperslab; a hyperslab is read as stored
 * or as doubles, unpacked, NaN where missing. Axes are read once when the dataset is opened, 2-D coordinates when first
 * asked for, values never before they are asked for.
 *
 * <p>Everything here may be used by several threads at once. Longitudes and latitudes are in degrees, x before y in
 * positions and y before x in indices, as in files.
 */
@NullMarked
package org.estran.grids.coverage;

import org.jspecify.annotations.NullMarked;
