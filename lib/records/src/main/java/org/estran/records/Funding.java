package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * Who paid ({@code fundingReference} of DataCite).
 *
 * @param funder the organisation's name
 * @param funderIdentifier its address: ROR, Crossref Funder ID
 * @param award the award's number
 * @param awardUri its address
 */
public record Funding(
        String funder,
        @Nullable String funderIdentifier,
        @Nullable String award,
        @Nullable String awardUri,
        LocalizedText awardTitle) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Funding {
        awardTitle = awardTitle == null ? LocalizedText.NONE : awardTitle;
    }
}
