/**
 * Writes netCDF classic files (CDF-1, CDF-2 or CDF-5, whichever the content needs) straight into a stream: the header is
 * made from a {@link org.estran.grids.writing.Plan} alone, so that the length is known before the first value is read, and
 * values follow block by block. {@link org.estran.grids.writing.Subset} plans a part of a gridded dataset as a file that
 * stands for itself: coordinates, bounds and projections come along, extents are those of the part, and its history tells
 * where it came from (CF-1.11, ACDD-1.3). Knows nothing of HTTP; a failure in mid-stream leaves the stream short of its
 * announced length.
 */
@NullMarked
package org.estran.grids.writing;

import org.jspecify.annotations.NullMarked;
