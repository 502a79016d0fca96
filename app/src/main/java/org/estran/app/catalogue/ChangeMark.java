package org.estran.app.catalogue;

/**
 * How far the catalogue has come.
 *
 * @param epoch which database; empty while nothing was ever written
 * @param change the number of the last committed change; 0 before the first
 */
public record ChangeMark(String epoch, long change) {}
