package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A named place ({@code EX_GeographicDescription}, or the description of an extent).
 *
 * @param uri the place's address in its gazetteer
 * @param gazetteer the gazetteer's name
 */
public record Place(
        LocalizedText name, @Nullable String uri, @Nullable String gazetteer) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Place {
        name = name == null ? LocalizedText.NONE : name;
    }
}
