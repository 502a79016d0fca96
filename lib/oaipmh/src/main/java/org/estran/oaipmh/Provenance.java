package org.estran.oaipmh;

import java.time.Instant;

/**
 * Where a record that came from elsewhere came from: {@code originDescription} of the guidelines for provenance.
 *
 * @param harvestDate when it came
 * @param altered whether what is given differs from what came
 * @param baseUrl of the place it came from
 * @param identifier what it was known by there
 * @param datestamp its own there: a day or a second
 * @param metadataNamespace of the document that came
 */
public record Provenance(
        Instant harvestDate,
        boolean altered,
        String baseUrl,
        String identifier,
        String datestamp,
        String metadataNamespace) {}
