package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What measured ({@code MI_Instrument}).
 *
 * @param identifier a DOI, an address, this centre's record id or a code such as a call sign
 * @param mountedOn the identifier of its platform
 */
public record AcquisitionInstrument(
        @Nullable String identifier,
        LocalizedText name,
        LocalizedText description,
        @Nullable String type,
        @Nullable String mountedOn) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public AcquisitionInstrument {
        name = name == null ? LocalizedText.NONE : name;
        description = description == null ? LocalizedText.NONE : description;
    }
}
