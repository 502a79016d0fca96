package org.estran.app.coverages.datasets;

import org.estran.grids.coverage.GridAxis;

/**
 * An axis of a variable, as lists need it; its values are had by opening the dataset.
 *
 * @param units as the file writes them; empty for bare indices
 * @param first of its values, in words: a moment for a time
 */
public record DatasetAxis(GridAxis.Kind kind, String name, String units, int size, String first, String last) {}
