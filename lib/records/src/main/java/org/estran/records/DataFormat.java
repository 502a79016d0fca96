package org.estran.records;

import org.jspecify.annotations.Nullable;

/**
 * A form of bytes ({@code MD_Format}).
 *
 * @param mediaType e.g. {@code application/netcdf}
 * @param uri the format's address in a registry
 */
public record DataFormat(
        @Nullable String name,
        @Nullable String version,
        @Nullable String mediaType,
        @Nullable String uri) {}
