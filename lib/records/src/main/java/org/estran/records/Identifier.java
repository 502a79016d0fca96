package org.estran.records;

/**
 * An identifier that came with the thing.
 *
 * @param scheme {@code doi}, {@code urn}, {@code uuid}, {@code url}, {@code edmerp}, {@code wmo}...
 * @param value verbatim
 */
public record Identifier(String scheme, String value) {}
