package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What carried the instruments ({@code MI_Platform}): a ship, a mooring, a satellite.
 *
 * @param identifier a DOI, an address, this centre's record id or a code such as a call sign
 */
public record AcquisitionPlatform(
        @Nullable String identifier,
        LocalizedText name,
        LocalizedText description,
        @Nullable String type) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public AcquisitionPlatform {
        name = name == null ? LocalizedText.NONE : name;
        description = description == null ? LocalizedText.NONE : description;
    }
}
