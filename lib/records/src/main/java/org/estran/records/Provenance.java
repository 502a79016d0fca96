package org.estran.records;

import java.util.List;

/**
 * How the resource was made, beyond the record's {@code lineage} in words ({@code LI_Lineage}).
 */
public record Provenance(List<ProcessStep> steps, List<LineageSource> sources) implements Part {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Provenance {
        steps = steps == null ? List.of() : List.copyOf(steps);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    public static final Provenance NONE = new Provenance(List.of(), List.of());

    @Override
    public boolean isEmpty() {
        return steps.isEmpty() && sources.isEmpty();
    }
}
