package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What the resource was made from ({@code LI_Source}).
 *
 * @param identifier a DOI, an address or this centre's record id
 */
public record LineageSource(
        LocalizedText title,
        LocalizedText description,
        @Nullable String identifier) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public LineageSource {
        title = title == null ? LocalizedText.NONE : title;
        description = description == null ? LocalizedText.NONE : description;
    }
}
