package org.estran.filters;

/** How much of what a query may ask is used up, by a reader that knows how deep it is. */
public final class Budget {

    private final FilterLimits limits;
    private int conditions;
    private int positions;

    public Budget(FilterLimits limits) {
        this.limits = limits;
    }

    /** @throws FilterException for a text that is too long to be read at all */
    public void text(String text) throws FilterException {
        if (text.length() > limits.characters()) {
            throw new FilterException("A filter may have " + limits.characters() + " characters.");
        }
    }

    /**
     * One condition more.
     *
     * @throws FilterException where there are too many, or it lies too deep
     */
    public void condition(int depth) throws FilterException {
        conditions++;
        if (conditions > limits.conditions()) {
            throw new FilterException("A filter may have " + limits.conditions() + " conditions.");
        }
        if (depth > limits.depth()) {
            throw new FilterException("Conditions may lie " + limits.depth() + " deep in each other.");
        }
    }

    /** @throws FilterException where the geometries have too many positions in all */
    public void positions(int more) throws FilterException {
        positions += more;
        if (positions > limits.positions()) {
            throw new FilterException("The geometries of a filter may have " + limits.positions() + " positions.");
        }
    }
}
