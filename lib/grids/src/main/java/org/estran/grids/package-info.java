/**
 * Reads files of named arrays: netCDF classic (CDF-1, CDF-2, CDF-5) with a reader of our own, netCDF-4 and plain HDF5
 * through jhdf. Owns the one model both come in ({@link org.estran.grids.DataFile}) and the promise that a truncated or
 * hostile file ends in an {@link org.estran.grids.UnreadableFile}, never in exhausted memory or a loop. Knows nothing
 * of what the arrays mean: that is {@code grids.cf}. Never writes.
 */
@NullMarked
package org.estran.grids;

import org.jspecify.annotations.NullMarked;
