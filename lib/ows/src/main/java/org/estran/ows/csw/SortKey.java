package org.estran.ows.csw;

/** @param property as it was written */
public record SortKey(String property, boolean descending) {}
