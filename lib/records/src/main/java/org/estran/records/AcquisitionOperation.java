package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * The campaign or mission that observed ({@code MI_Operation}).
 *
 * @param identifier a DOI, an address, this centre's record id or a code such as a call sign
 */
public record AcquisitionOperation(
        @Nullable String identifier,
        LocalizedText name,
        LocalizedText description,
        @Nullable String type) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public AcquisitionOperation {
        name = name == null ? LocalizedText.NONE : name;
        description = description == null ? LocalizedText.NONE : description;
    }
}
