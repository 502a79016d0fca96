package org.estran.records;

import org.jspecify.annotations.Nullable;

/**
 * In which system positions are told ({@code MD_ReferenceSystem}).
 *
 * @param code {@code EPSG:4326}, an address, or a name where there is no code
 * @param name for people
 * @param type {@code MD_ReferenceSystemTypeCode}: {@code geodeticGeographic2D}, {@code vertical}, {@code temporal}...
 */
public record ReferenceSystem(
        String code, @Nullable String name, @Nullable String type) {}
