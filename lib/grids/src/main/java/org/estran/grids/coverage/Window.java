package org.estran.grids.coverage;

/** A rectangle of a grid, by indices. */
public record Window(IndexRange rows, IndexRange columns) {}
