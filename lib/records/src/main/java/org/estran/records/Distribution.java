package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One form in which the resource is had: an address ({@code CI_OnlineResource}), a format, or both. What this centre keeps
 * itself is not here but among the record's files.
 *
 * @param address where
 * @param function {@code CI_OnLineFunctionCode}: {@code download}, {@code information}, {@code browsing}...
 * @param protocol e.g. {@code OGC:WMS}, {@code WWW:DOWNLOAD-1.0-http--download}
 * @param profile the application profile, e.g. the layer of a map service
 * @param size in bytes
 */
public record Distribution(
        @Nullable String address,
        @Nullable String function,
        @Nullable String protocol,
        @Nullable String profile,
        LocalizedText name,
        LocalizedText description,
        @Nullable DataFormat format,
        @Nullable Long size) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Distribution {
        name = name == null ? LocalizedText.NONE : name;
        description = description == null ? LocalizedText.NONE : description;
    }
}
