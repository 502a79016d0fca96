package org.estran.app.imports.sources;

/**
 * How much of a source is taken in.
 *
 * @param documentBytes of one document
 * @param documents of one source
 * @param unpackedBytes of one archive, all its entries together
 */
public record Limits(long documentBytes, long documents, long unpackedBytes) {

    /** 20 MB a document as the readers take; a million documents; 50 GB out of one archive. */
    public static final Limits USUAL = new Limits(20_000_000, 1_000_000, 50_000_000_000L);
}
