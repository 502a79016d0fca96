package org.estran.oaipmh;

import java.time.Instant;

/**
 * What {@code Identify} tells (section 4.2).
 *
 * @param earliestDatestamp no record was ever changed before
 * @param repositoryIdentifier the namespace of identifiers made here: a domain name
 * @param sampleIdentifier one of them
 */
public record Identification(
        String repositoryName,
        String adminEmail,
        Instant earliestDatestamp,
        String repositoryIdentifier,
        String sampleIdentifier) {}
