package org.estran.grids.writing;

import java.util.List;
import org.estran.grids.Attributes;
import org.estran.grids.Dimension;

/** A file to be written. */
public record Plan(Attributes attributes, List<Dimension> dimensions, List<PlannedVariable> variables) {

    public Plan {
        dimensions = List.copyOf(dimensions);
        variables = List.copyOf(variables);
    }
}
