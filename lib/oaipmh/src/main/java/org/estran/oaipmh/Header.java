package org.estran.oaipmh;

import java.time.Instant;
import java.util.List;

/**
 * What every record has (section 2.5).
 *
 * @param datestamp when it was made, changed or deleted last; told to the second
 * @param sets all sets it is in, those above the finest ones too
 */
public record Header(String identifier, Instant datestamp, List<String> sets, boolean isDeleted) {
    public Header {
        sets = List.copyOf(sets);
    }
}
