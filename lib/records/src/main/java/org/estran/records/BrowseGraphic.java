package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A picture that shows what to expect ({@code MD_BrowseGraphic}).
 */
public record BrowseGraphic(
        String address, LocalizedText description, @Nullable String mediaType) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public BrowseGraphic {
        description = description == null ? LocalizedText.NONE : description;
    }
}
