/**
 * Reads files of named arrays behind one model, {@link org.estran.grids.DataFile}: netCDF classic (CDF-1, CDF-2, CDF-5)
 * with a reader of our own, netCDF-4 and plain HDF5, whose objects jhdf finds and whose chunks are read and decoded here,
 * and Zarr v2 in a folder or a zip.
 *
 * <p>A header, whatever the format, becomes a {@link org.estran.grids.FileIndex}: names, attributes and, for each array,
 * the layout of its bytes. Readers of layouts know nothing of formats. An index can be kept as a compact record, so that a
 * server answers what a dataset holds without opening its files. Any part of an array is asked for as a
 * {@link org.estran.grids.Hyperslab}; only the bytes and chunks that hold a value asked for are read, and chunks once
 * decoded stay in a {@link org.estran.grids.ChunkCache} that open files may share. All of it may be used by several
 * threads at once.
 *
 * <p>Owns the promise that a truncated or hostile file ends in an {@link org.estran.grids.UnreadableFile}, never in
 * exhausted memory or a loop. Knows nothing of what the arrays mean: that is {@code grids.cf}, and {@code
 * grids.coverage} for grids. Never writes: that is {@code grids.writing}.
 */
@NullMarked
package org.estran.grids;

import org.jspecify.annotations.NullMarked;
