package org.estran.grids;

/**
 * A named axis length.
 *
 * @param name in the root group the bare name, else {@code /group/name}; {@code phony_dim_<n>} when a plain HDF5 file
 *     gives none
 * @param unlimited whether the file may grow along it
 */
public record Dimension(String name, long length, boolean unlimited) {}
