package org.estran.records;

import java.util.List;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A step of how the resource was made ({@code LI_ProcessStep}).
 *
 * @param date when, as it was told
 * @param parties who did it ({@code processor})
 */
public record ProcessStep(
        LocalizedText description, @Nullable String date, List<Party> parties, List<LineageSource> sources) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public ProcessStep {
        description = description == null ? LocalizedText.NONE : description;
        parties = parties == null ? List.of() : List.copyOf(parties);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }
}
