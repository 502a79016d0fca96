package org.estran.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a metadata record that came from elsewhere says of itself ({@code MD_Metadata}).
 *
 * @param identifier of the metadata record, not of the resource
 * @param language ISO 639-1 code of its texts
 * @param parties who is responsible for the metadata
 * @param dates when it was made and changed
 * @param standard the profile it follows, with its version
 */
public record MetadataInfo(
        @Nullable String identifier,
        @Nullable String language,
        List<Party> parties,
        List<DatedEvent> dates,
        @Nullable String standard)
        implements Part {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public MetadataInfo {
        parties = parties == null ? List.of() : List.copyOf(parties);
        dates = dates == null ? List.of() : List.copyOf(dates);
    }

    public static final MetadataInfo NONE = new MetadataInfo(null, null, List.of(), List.of(), null);

    @Override
    public boolean isEmpty() {
        return equals(NONE);
    }
}
