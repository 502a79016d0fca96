package org.estran.oaipmh;

/** A format as {@code ListMetadataFormats} tells it (section 4.4). */
public record OfferedFormat(String metadataPrefix, String schema, String metadataNamespace) {}
