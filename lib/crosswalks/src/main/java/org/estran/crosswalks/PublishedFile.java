package org.estran.crosswalks;

import java.net.URI;
import org.estran.terms.Checksums;

/**
 * A file that can be downloaded.
 *
 * @param path its name within the dataset
 * @param url where its bytes are
 * @param size in bytes
 * @param mediaType e.g. {@code application/netcdf}
 */
public record PublishedFile(String path, URI url, long size, String mediaType, Checksums checksums) {}
