package org.estran.records;

import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * How often the resource changes ({@code MD_MaintenanceInformation}).
 *
 * @param frequency {@code MD_MaintenanceFrequencyCode}, or an ISO 8601 duration
 * @param nextUpdate the next planned date
 */
public record Maintenance(
        @Nullable String frequency, @Nullable String nextUpdate, LocalizedText note) {

    // Jackson gives null for what the JSON leaves out.
    @SuppressWarnings("NullAway")
    public Maintenance {
        note = note == null ? LocalizedText.NONE : note;
    }
}
