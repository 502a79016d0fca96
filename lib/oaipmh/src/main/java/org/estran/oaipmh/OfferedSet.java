package org.estran.oaipmh;

/** A set as {@code ListSets} tells it (section 4.6). */
public record OfferedSet(String spec, String name) {}
