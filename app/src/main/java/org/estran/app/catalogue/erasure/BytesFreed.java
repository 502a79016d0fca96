package org.estran.app.catalogue.erasure;

/**
 * Bytes of a record are gone from the archive by order; told again where the order is carried out again. Whoever made
 * something of them does away with it.
 */
public record BytesFreed(String recordId, String sha512) {}
