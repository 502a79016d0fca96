package org.estran.filters.cql2;

import org.estran.filters.FilterException;
import org.estran.filters.FilterLimits;

/** Counts what a query asks, against what it may. */
final class Budget {

    private final FilterLimits limits;
    private int depth;
    private int conditions;
    private int positions;

    Budget(FilterLimits limits, String text) throws FilterException {
        this.limits = limits;
        if (text.length() > limits.characters()) {
            throw new FilterException("the filter is longer than " + limits.characters() + " characters");
        }
    }

    void enter() throws FilterException {
        if (++depth > limits.depth()) {
            throw new FilterException("conditions lie in each other deeper than " + limits.depth());
        }
    }

    void leave() {
        depth--;
    }

    void condition() throws FilterException {
        if (++conditions > limits.conditions()) {
            throw new FilterException("there are more than " + limits.conditions() + " conditions");
        }
    }

    void position() throws FilterException {
        if (++positions > limits.positions()) {
            throw new FilterException("its geometries have more than " + limits.positions() + " positions");
        }
    }
}
