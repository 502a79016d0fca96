package org.estran.oaipmh;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a record that came from elsewhere came from: {@code originDescription} of the guidelines for provenance.
 *
 * @param harvestDate when it came
 * @param altered whether what is given differs from what came
 * @param baseUrl of the place it came from
 * @param identifier what it was known by there
 * @param datestamp its own there: a day or a second
 * @param metadataNamespace of the document that came
 * @param before where that place had it from; null where it was made there, or nothing is told
 */
public record Provenance(
        Instant harvestDate,
        boolean altered,
        String baseUrl,
        String identifier,
        String datestamp,
        String metadataNamespace,
        @Nullable Provenance before) {}
