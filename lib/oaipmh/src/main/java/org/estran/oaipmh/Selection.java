package org.estran.oaipmh;

import org.jspecify.annotations.Nullable;

/**
 * What a list is made of (sections 2.7.1 and 4.3).
 *
 * @param from its first moment and later
 * @param until up to its last second, that one included
 */
public record Selection(
        String metadataPrefix,
        @Nullable String set,
        @Nullable Datestamp from,
        @Nullable Datestamp until) {}
