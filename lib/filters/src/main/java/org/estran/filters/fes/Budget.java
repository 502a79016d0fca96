package org.estran.filters.fes;

import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;

/** How much of what a query may ask is used up. */
final class Budget {

    private final FilterLimits limits;
    private int conditions;
    private int positions;

    Budget(FilterLimits limits) {
        this.limits = limits;
    }

    void condition(int depth) throws FilterException {
        conditions++;
        if (conditions > limits.conditions()) {
            throw new FilterException("A filter may have " + limits.conditions() + " conditions.");
        }
        if (depth > limits.depth()) {
            throw new FilterException("Conditions may lie " + limits.depth() + " deep in each other.");
        }
    }

    void positions(int more) throws FilterException {
        positions += more;
        if (positions > limits.positions()) {
            throw new FilterException("The geometries of a filter may have " + limits.positions() + " positions.");
        }
    }
}
