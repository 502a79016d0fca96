package org.estran.app.portal.record;

import org.estran.app.catalogue.PublishedFile;

/** A file to download. */
public record FileLine(String path, String address, long size, String mediaType, String sha512, String md5) {

    /** @param base the address of the page: that of the record, or of one version */
    static FileLine of(PublishedFile file, String base) {
        return new FileLine(
                file.path(),
                Publications.fileAddress(base, file.path()),
                file.size(),
                file.mediaType(),
                file.checksums().sha512(),
                file.checksums().md5());
    }
}
