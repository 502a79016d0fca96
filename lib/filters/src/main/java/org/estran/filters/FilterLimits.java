package org.estran.filters;

/**
 * How much a query may ask. A query beyond it is refused before anything is made of it.
 *
 * @param characters of its text
 * @param depth how deep conditions lie in each other
 * @param conditions in all, each value of a list counted
 * @param positions of its geometries, in all
 */
public record FilterLimits(int characters, int depth, int conditions, int positions) {

    public static final FilterLimits USUAL = new FilterLimits(200_000, 50, 1_000, 10_000);
}
